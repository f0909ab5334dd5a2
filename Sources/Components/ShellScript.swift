internal import Documents

/// The simple commands of a script that a container hands to a shell, as far as a static reading goes: quotes,
/// escapes, line continuations, comments and separators. What expands only when it runs stays as it is written.
struct ShellScript {
  /// The words of each command, without redirections and assignments before it.
  private(set) var commands: [[CommandWord]] = []

  private let node: Node
  private let bytes: [UInt8]
  /// Where the script begins in the source; nil where its text is not that of the source byte by byte.
  private let start: Int?
  private var words: [CommandWord] = []
  private var text: [UInt8] = []
  private var begin: Int?

  init(_ node: Node) {
    self.node = node
    bytes = Array((node.text ?? "").utf8)
    start = Self.offset(of: bytes, in: node)
    read()
  }

  /// Plain and quoted scalars on one line have their text in the source as it is.
  private static func offset(of bytes: [UInt8], in node: Node) -> Int? {
    let source = node.tree.source.bytes[node.range]
    guard !node.isShared, source.count >= bytes.count, source.count <= bytes.count + 2 else { return nil }
    let quotes = source.count - bytes.count == 2 ? 1 : 0
    let from = source.startIndex + quotes
    return source[from..<from + bytes.count].elementsEqual(bytes) ? from : nil
  }

  private mutating func read() {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      switch byte {
      case UInt8(ascii: "\\"):
        if i + 1 < bytes.count, bytes[i + 1] != UInt8(ascii: "\n") { take(bytes[i + 1], at: i) }
        i += 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        i = quoted(from: i)
      case UInt8(ascii: "#") where begin == nil:
        while i + 1 < bytes.count, bytes[i + 1] != UInt8(ascii: "\n") { i += 1 }
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        endWord(at: i)
      case UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"):
        endCommand(at: i)
      case UInt8(ascii: "&"):
        // `2>&1` is part of a redirection.
        if text.last == UInt8(ascii: ">") { take(byte, at: i) } else { endCommand(at: i) }
      default: take(byte, at: i)
      }
      i += 1
    }
    endCommand(at: bytes.count)
  }

  /// Reads to the end of a quotation, and gives the position of the closing quote.
  private mutating func quoted(from open: Int) -> Int {
    let quote = bytes[open]
    if begin == nil { begin = open }
    var i = open + 1
    while i < bytes.count, bytes[i] != quote {
      if quote == UInt8(ascii: "\""), bytes[i] == UInt8(ascii: "\\"), i + 1 < bytes.count {
        i += 1
        if bytes[i] == UInt8(ascii: "\n") {
          i += 1
          continue
        }
      }
      text.append(bytes[i])
      i += 1
    }
    return i
  }

  private mutating func take(_ byte: UInt8, at position: Int) {
    if begin == nil { begin = position }
    text.append(byte)
  }

  private mutating func endWord(at end: Int) {
    guard let begin else { return }
    let word = String(decoding: text, as: UTF8.self)
    let range = start.map { $0 + begin..<$0 + end }
    text.removeAll(keepingCapacity: true)
    self.begin = nil
    let isRedirection = word.drop { $0.isNumber }.first.map { $0 == ">" || $0 == "<" } ?? false
    if isRedirection || words.isEmpty && (word == "exec" || Self.isAssignment(word)) { return }
    words.append(CommandWord(word, at: node, range: range))
  }

  private mutating func endCommand(at end: Int) {
    endWord(at: end)
    if !words.isEmpty { commands.append(words) }
    words = []
  }

  private static func isAssignment(_ word: String) -> Bool {
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    return equals > word.startIndex && word[..<equals].utf8.allSatisfy { $0.isNameByte }
  }
}

extension UInt8 {
  /// A letter, a digit or `_`, as names of variables have them.
  var isNameByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
