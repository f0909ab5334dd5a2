internal import Documents

/// Finds the objects that a selector selects without looking at all of them: by the rarest label that it
/// asks for. Only a selector that asks for no label (`NotIn`, `DoesNotExist`, or nothing) looks at all.
public struct LabelIndex: Sendable {
  public private(set) var labels: [Labels] = []
  /// Positions in `labels` by the hash of a key, and of a key with its value. Hashes may collide: what is
  /// found is matched once more.
  private var positions: [UInt64: [Int32]] = [:]

  public init() {}

  public mutating func add(_ labels: Labels) {
    let position = Int32(self.labels.count)
    self.labels.append(labels)
    guard let written = labels.written else { return }
    for label in written {
      guard let key = label.withKey({ Self.hash($0) }) else { continue }
      positions[key, default: []].append(position)
      positions[Self.hash(value: label, after: key), default: []].append(position)
    }
  }

  /// Calls `body` with the positions of what a selector selects, in order, until it returns false.
  public func forEach(selectedBy selector: LabelSelector, _ body: (Int) -> Bool) {
    guard selector.isValid else { return }
    if let candidates = candidates(selector) {
      for position in candidates where selector.matches(labels[Int(position)]) {
        guard body(Int(position)) else { return }
      }
      return
    }
    for position in labels.indices where selector.matches(labels[position]) {
      guard body(position) else { return }
    }
  }

  func selectsAny(_ selector: LabelSelector) -> Bool {
    var found = false
    forEach(selectedBy: selector) { _ in
      found = true
      return false
    }
    return found
  }

  /// Those that have the rarest label asked for; nil where none is.
  private func candidates(_ selector: LabelSelector) -> [Int32]? {
    var best: [Int32]?
    func consider(_ hash: UInt64) {
      let found = positions[hash] ?? []
      if found.count < best?.count ?? .max { best = found }
    }
    for label in selector.labels {
      guard let key = label.withKey({ Self.hash($0) }) else { continue }
      consider(Self.hash(value: label, after: key))
    }
    for expression in selector.expressions {
      guard let op = expression["operator"], op.textIs("In") || op.textIs("Exists"),
        let key = expression["key"]?.withText({ Self.hash($0) })
      else { continue }
      // One value is as good as a label.
      if op.textIs("In"), let values = expression.given("values"), values.count == 1,
        let value = values[item: 0]
      {
        consider(Self.hash(value: value, after: key))
      } else {
        consider(key)
      }
    }
    return best
  }

  private static func hash(value: Node, after key: UInt64) -> UInt64 {
    let start = hash(byte: 0, after: key)
    return value.isNull ? start : value.withText { hash($0, after: start) } ?? start
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>, after start: UInt64 = 0xCBF2_9CE4_8422_2325)
    -> UInt64
  {
    text.reduce(start) { hash(byte: $1, after: $0) }
  }

  private static func hash(byte: UInt8, after start: UInt64) -> UInt64 {
    (start ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
