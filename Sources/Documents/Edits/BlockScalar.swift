/// What the header of a literal or folded scalar says of the line breaks behind it.
struct BlockScalar {
  enum Chomping { case strip, clip, keep }

  let chomping: Chomping
  /// The header from its `|` or `>` on.
  let header: Range<Int>
  let hasText: Bool

  init?(_ node: Node) {
    guard !node.isAlias, node.style == .literal || node.style == .folded else { return nil }
    let bytes = node.tree.source.bytes
    let start = node.range.lowerBound
    var end = start
    while end < bytes.count, bytes[end] > 0x20 { end += 1 }
    header = start..<end
    hasText = node.withText { !$0.isEmpty } ?? false
    let marks = bytes[header]
    chomping =
      marks.contains(UInt8(ascii: "-")) ? .strip : marks.contains(UInt8(ascii: "+")) ? .keep : .clip
  }

  /// The line break behind the last line belongs to the text.
  var holdsLastBreak: Bool { hasText && chomping != .strip }

  /// The header that makes a text without a last line break the same when lines follow.
  func stripped(_ bytes: [UInt8]) -> String {
    String(decoding: bytes[header].filter { $0 != UInt8(ascii: "+") }, as: UTF8.self) + "-"
  }
}
