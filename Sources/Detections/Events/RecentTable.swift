internal import Glibc

/// What was made last of texts, by their bytes: the same few accounts, clients and addresses come again and again,
/// and each is read and judged once. A place holds one value; another that falls on it takes it over, so that the
/// memory is bounded.
struct RecentTable<Value: AnyObject> {
  private struct Entry {
    let text: [UInt8]
    let value: Value
  }

  private var entries: [Entry?]
  /// Longer texts are read each time, so that the table stays small.
  private static var lengthLimit: Int { 2048 }

  /// - Parameter size: A power of two.
  init(size: Int) { entries = Array(repeating: nil, count: size) }

  /// The value of a text, which `make` makes where it has not come lately.
  mutating func value(of text: UnsafeBufferPointer<UInt8>, _ make: () -> Value) -> Value {
    guard text.count <= Self.lengthLimit else { return make() }
    let place = Self.hash(of: text) & (entries.count - 1)
    if let entry = entries[place], Self.equals(entry.text, text) { return entry.value }
    let value = make()
    entries[place] = Entry(text: Array(text), value: value)
    return value
  }

  private static func equals(_ kept: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard kept.count == text.count, let base = text.baseAddress else { return kept.isEmpty && text.isEmpty }
    return kept.withUnsafeBytes { memcmp($0.baseAddress!, base, text.count) == 0 }
  }

  /// Eight bytes at a time. It need not withstand anybody: whoever forces two texts onto one place makes them be
  /// read as often as without the table.
  private static func hash(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    var i = 0
    while i + 8 <= bytes.count {
      hash = mixed(hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      i += 8
    }
    while i < bytes.count {
      hash = mixed(hash ^ UInt64(bytes[i]))
      i += 1
    }
    return Int(truncatingIfNeeded: hash >> 32)
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}

/// What events have in common.
final class RecentTables {
  @exclusivity(unchecked) var identities = RecentTable<Identity>(size: 4096)
  @exclusivity(unchecked) var clients = RecentTable<Client>(size: 1024)
  @exclusivity(unchecked) var origins = RecentTable<Origin>(size: 4096)
}
