/// A table that forgets what has not been used for longest when it is full: of two halves the older one is
/// dropped whole. What is used moves to the newer. What was forgotten is counted.
struct BoundedTable<Key: Hashable, Value> {
  private var newer: [Key: Value] = [:]
  private var older: [Key: Value] = [:]
  private let half: Int
  private(set) var evicted = 0

  init(capacity: Int) { half = max(1, capacity / 2) }

  var count: Int { newer.count + older.count }

  /// The value of a key, which counts as used.
  mutating func touch(_ key: Key) -> Value? {
    if let value = newer[key] { return value }
    guard let value = older.removeValue(forKey: key) else { return nil }
    insert(value, for: key)
    return value
  }

  /// Takes up a value whose key is not there; false, and the key counts as used, where it is.
  mutating func insert(_ value: Value, forNew key: Key) -> Bool {
    guard newer[key] == nil else { return false }
    if let value = older.removeValue(forKey: key) {
      insert(value, for: key)
      return false
    }
    insert(value, for: key)
    return true
  }

  subscript(key: Key) -> Value? {
    get { newer[key] ?? older[key] }
    set {
      older.removeValue(forKey: key)
      if let newValue { insert(newValue, for: key) } else { newer.removeValue(forKey: key) }
    }
  }

  /// Changes a value in its place.
  mutating func update<R>(_ key: Key, default value: @autoclosure () -> Value, _ body: (inout Value) -> R)
    -> R
  {
    if newer[key] == nil { insert(older.removeValue(forKey: key) ?? value(), for: key) }
    return body(&newer[key, default: value()])
  }

  private mutating func insert(_ value: Value, for key: Key) {
    if newer.count >= half, newer[key] == nil {
      evicted += older.count
      older = newer
      newer = Dictionary(minimumCapacity: half)
    }
    newer[key] = value
  }
}
