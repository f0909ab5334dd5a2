import Documents

/// Holds each node of a text against the bytes at its range, with a decoder of its own for all but blocks
/// and the rarest escapes.
struct PlaceChecker {
  var wrong: [String] = []
  var broken: [String] = []
  /// Scalars whose text stood in the source as it is, and those that had to be decoded to compare.
  var verbatim = 0
  var decoded = 0

  mutating func check(_ parsed: ParsedText) {
    if !parsed.errors.isEmpty { broken.append(parsed.source.name) }
    let whole = 0..<parsed.source.bytes.count
    for error in parsed.errors where !(whole.lowerBound...whole.upperBound).contains(error.offset) {
      wrong.append("\(parsed.source.name): an error outside the text")
    }
    for document in parsed.documents { check(document, within: whole) }
  }

  private mutating func check(_ node: Node, within parent: Range<Int>) {
    let range = node.range
    let shared = node.isShared && !node.isAlias
    let bounds = shared ? 0..<node.tree.source.bytes.count : parent
    guard range.lowerBound >= bounds.lowerBound, range.upperBound <= bounds.upperBound else {
      return complain(node, "\(range) is outside \(bounds)")
    }
    if let keyRange = node.keyRange {
      guard keyRange.lowerBound >= bounds.lowerBound, keyRange.upperBound <= range.lowerBound else {
        return complain(node, "key \(keyRange) is not before \(range)")
      }
      compare(node, node.tree.source.bytes[keyRange], node.key ?? "", isKey: true)
    }
    if node.isAlias {
      guard node.tree.source.bytes[range].first == UInt8(ascii: "*") else {
        return complain(node, "no alias")
      }
    } else if let text = node.text {
      compare(node, node.tree.source.bytes[range], text, isKey: false)
    }
    for child in node.children {
      check(child, within: node.isAlias ? 0..<node.tree.source.bytes.count : range)
    }
  }

  private mutating func compare(_ node: Node, _ slice: ArraySlice<UInt8>, _ text: String, isKey: Bool) {
    if slice.elementsEqual(text.utf8), isKey || node.style == .plain {
      verbatim += 1
      return
    }
    switch slice.first {
    case UInt8(ascii: "|") where !isKey && node.style == .literal,
      UInt8(ascii: ">") where !isKey && node.style == .folded:
      guard Self.squeezed(slice).hasSuffix(Self.squeezed(text.utf8)) else { return complain(node, "block") }
    case UInt8(ascii: "*") where isKey: return
    case UInt8(ascii: "'") where isKey || node.style == .singleQuoted:
      guard Self.unquoted(slice, escapes: false) == text else { return complain(node, "single quotes") }
    case UInt8(ascii: "\"") where isKey || node.style == .doubleQuoted:
      guard let plain = Self.unquoted(slice, escapes: true) else { return }
      guard plain == text else { return complain(node, "double quotes") }
    default:
      // A plain scalar that differs goes over lines, or is a key that has another name in JSON.
      let isFolded = slice.contains(UInt8(ascii: "\n")) && Self.folded(slice) == text
      let isResolved = isKey && ["true", "false"].contains(text) || Int(text) != nil || Double(text) != nil
      guard isFolded || isKey && isResolved else { return complain(node, "plain") }
    }
    decoded += 1
  }

  private mutating func complain(_ node: Node, _ why: String) {
    let position = node.tree.source.position(at: node.range.lowerBound)
    wrong.append("\(node.tree.source.name):\(position.line):\(position.column): \(why)")
  }

  /// The text without white space: enough to tell a block's range from its neighbours'.
  private static func squeezed(_ text: some Sequence<UInt8>) -> String {
    String(decoding: text.filter { $0 > 0x20 }, as: UTF8.self)
  }

  /// Line folding: one line end is a space, more are as many less one.
  private static func folded(_ text: some Collection<UInt8>) -> String {
    let lines = String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let blanks: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    var result = ""
    var breaks = 0
    for (i, line) in lines.enumerated() {
      var line = line
      if i > 0 { line = line.drop(while: blanks) }
      if i < lines.count - 1 { while line.last.map(blanks) == true { line.removeLast() } }
      if i > 0 && line.isEmpty && i < lines.count - 1 {
        breaks += 1
        continue
      }
      if i > 0 { result += breaks == 0 ? " " : String(repeating: "\n", count: breaks) }
      breaks = 0
      result += line
    }
    return result
  }

  /// The text between quotes; nil where it holds an escape that this decoder does not know.
  private static func unquoted(_ slice: ArraySlice<UInt8>, escapes: Bool) -> String? {
    guard slice.count >= 2, slice.first == slice.last else { return "" }
    let inner = slice.dropFirst().dropLast()
    if !escapes {
      let text = String(decoding: inner, as: UTF8.self).replacing("''", with: "'")
      return inner.contains(UInt8(ascii: "\n")) ? folded(text.utf8) : text
    }
    guard inner.contains(UInt8(ascii: "\\")) else {
      return inner.contains(UInt8(ascii: "\n")) ? folded(inner) : String(decoding: inner, as: UTF8.self)
    }
    let simple: [Character: Character] = ["n": "\n", "t": "\t", "\"": "\"", "\\": "\\", "/": "/", "r": "\r"]
    var result = ""
    var isEscaped = false
    for character in String(decoding: inner, as: UTF8.self) {
      if isEscaped {
        guard let meaning = simple[character] else { return nil }
        result.append(meaning)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character.isNewline {
        return nil
      } else {
        result.append(character)
      }
    }
    return result
  }
}
