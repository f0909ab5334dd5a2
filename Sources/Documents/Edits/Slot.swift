/// The stretch of a text that an entry or item takes, seen by who writes there.
extension Node {
  /// Where the entry or item begins: at its key, its dash, or its value.
  var entryStart: Int { keyRange?.lowerBound ?? dash ?? range.lowerBound }

  /// The node stands in brackets: YAML flow style or JSON.
  var isInFlow: Bool { parent?.style == .flow }

  /// The dash of an item in block style.
  var dash: Int? {
    guard let parent, parent.isSequence, parent.style == .block, !parent.isShared else { return nil }
    var before: Node?
    for sibling in parent.ownChildren {
      if sibling == self { break }
      before = sibling
    }
    return dash(behind: before)
  }

  /// The dash of an item, with the item before it known.
  func dash(behind before: Node?) -> Int? {
    guard let parent else { return nil }
    let bytes = tree.source.bytes
    let found =
      before.map { Layout(tree).skipSpace($0.contentEnd, to: bytes.count) } ?? parent.range.lowerBound
    return found < bytes.count && bytes[found] == UInt8(ascii: "-") ? found : nil
  }

  /// Where the value can begin: behind the colon or dash. Nil for documents, for items in brackets
  /// and for a key without a colon.
  var slotStart: Int? {
    let bytes = tree.source.bytes
    guard let key = keyRange else { return dash.map { $0 + 1 } }
    let colon = Layout(tree).skipSpace(key.upperBound, to: bytes.count)
    return colon < bytes.count && bytes[colon] == UInt8(ascii: ":") ? colon + 1 : nil
  }

  /// Where the entry or item ends, without a comment behind it.
  var contentEnd: Int {
    if isAlias { return range.upperBound }
    if !isScalar, style == .block { return ownChildren.last?.contentEnd ?? range.upperBound }
    if !range.isEmpty { return range.upperBound }
    if let properties { return properties.range.upperBound }
    guard let slot = slotStart else { return keyRange?.upperBound ?? range.upperBound }
    // In brackets, a colon must not stand before a comma or bracket without a space.
    return isInFlow && slot < range.lowerBound && tree.source.bytes[slot] == 0x20 ? slot + 1 : slot
  }

  /// The anchor and tag before a value.
  struct Properties {
    var range: Range<Int>
    var anchor: String?
    var hasTag = false
  }

  var properties: Properties? {
    let layout = Layout(tree)
    let bytes = layout.bytes
    guard var i = slotStart ?? flowItemStart, i <= range.lowerBound else { return nil }
    var found: Properties?
    while true {
      i = layout.skipSpace(i, to: range.lowerBound)
      guard i < range.lowerBound, bytes[i] == UInt8(ascii: "&") || bytes[i] == UInt8(ascii: "!") else {
        break
      }
      let start = i
      while i < range.lowerBound, bytes[i] > 0x20 { i += 1 }
      var properties = found ?? Properties(range: start..<i)
      properties.range = properties.range.lowerBound..<i
      if bytes[start] == UInt8(ascii: "!") {
        properties.hasTag = true
      } else {
        properties.anchor = String(decoding: bytes[start..<i], as: UTF8.self)
      }
      found = properties
    }
    return found
  }

  /// Behind the bracket or comma before an item in brackets.
  private var flowItemStart: Int? {
    guard let parent, parent.style == .flow, parent.isSequence else { return nil }
    var start = parent.range.lowerBound + 1
    for sibling in parent.ownChildren {
      if sibling == self { break }
      let comma = Layout(tree).skipSpace(sibling.contentEnd, to: range.lowerBound)
      start = min(comma + 1, range.lowerBound)
    }
    return start
  }

  /// The scalar that ends the node's text.
  var lastLeaf: Node {
    var node = self
    while !node.isAlias, node.style == .block, let last = node.ownChildren.last { node = last }
    return node
  }
}
