/// A block of a configuration in braces, as Alloy (`loki.write "a" { url = "…" }`) and Logstash
/// (`elasticsearch { hosts => ["…"] }`) write them. Read as far as it goes: what is no setting and no block is
/// passed over.
struct ForwarderBlock {
  /// The words before the brace: `loki.write`, `a`.
  var header: [String] = []
  /// The settings; a list by all its words, what calls a function by its name.
  var settings: [String: [String]] = [:]
  var blocks: [ForwarderBlock] = []

  /// The first word of a setting.
  subscript(key: String) -> String? { settings[key]?.first }

  /// The first block of a name.
  func block(_ name: String) -> ForwarderBlock? { blocks.first { $0.header.first == name } }

  /// What a setting switches; nil where it says neither `true` nor `false`.
  func isTrue(_ key: String) -> Bool? {
    self[key].flatMap { $0 == "true" ? true : $0 == "false" ? false : nil }
  }

  /// All blocks inside, at any depth, with this one.
  var all: [ForwarderBlock] { [self] + blocks.flatMap(\.all) }

  init() {}

  init(_ text: String) {
    var words = ForwarderWords(text)
    self = ForwarderBlock(reading: &words, header: [], depth: 0)
  }

  private static let mostLevels = 64

  private init(reading words: inout ForwarderWords, header: [String], depth: Int) {
    self.header = header
    var before: [String] = []
    while let word = words.next() {
      switch word {
      case .close: return
      case .open:
        guard depth < Self.mostLevels else { return }
        blocks.append(ForwarderBlock(reading: &words, header: before, depth: depth + 1))
        before = []
      case .assign:
        let key = before.last
        before = []
        switch words.value() {
        case .words(let value): if let key { settings[key] = value }
        // A mapping is a block under its key.
        case .block:
          guard depth < Self.mostLevels else { return }
          blocks.append(ForwarderBlock(reading: &words, header: key.map { [$0] } ?? [], depth: depth + 1))
        }
      case .word(let text): before.append(text)
      case .list: break
      }
    }
  }
}

/// The words of such a text.
private struct ForwarderWords {
  enum Word {
    case word(String), open, close, assign
    /// A bracket, parenthesis or comma.
    case list(Character)
  }

  enum Value {
    case words([String])
    case block
  }

  private var rest: Substring

  init(_ text: String) { rest = text[...] }

  mutating func next() -> Word? {
    while let first = rest.first {
      switch first {
      case _ where first.isWhitespace: rest.removeFirst()
      case "#": rest = rest.drop { !$0.isNewline }
      case "/" where rest.hasPrefix("//"): rest = rest.drop { !$0.isNewline }
      case "/" where rest.hasPrefix("/*"):
        rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
      case "{":
        rest.removeFirst()
        return .open
      case "}":
        rest.removeFirst()
        return .close
      case "[", "]", "(", ")", ",":
        rest.removeFirst()
        return .list(first)
      case "\"", "'", "`": return .word(quoted(by: first))
      case "=", "!", "<", ">", "~":
        let sign = rest.prefix { "=!<>~".contains($0) }
        rest = rest[sign.endIndex...]
        // Others compare.
        if sign == "=" || sign == "=>" { return .assign }
      default:
        let word = rest.prefix { !$0.isWhitespace && !"{}[](),=\"'`#".contains($0) }
        rest = rest[word.endIndex...]
        return .word(String(word))
      }
    }
    return nil
  }

  private mutating func quoted(by quote: Character) -> String {
    rest.removeFirst()
    var text = ""
    while let first = rest.popFirst(), first != quote {
      if first == "\\", quote != "`", let escaped = rest.popFirst() {
        text.append(escaped)
      } else {
        text.append(first)
      }
    }
    return text
  }

  /// What stands behind an assignment: a word, or all words of a list.
  mutating func value() -> Value {
    var depth = 0
    var words: [String] = []
    while let word = next() {
      switch word {
      case .open:
        if depth == 0 { return .block }
      case .word(let text):
        words.append(text)
        if depth == 0 { return .words(words) }
      case .list("["), .list("("): depth += 1
      case .list("]"), .list(")"):
        depth -= 1
        if depth <= 0 { return .words(words) }
      case .close where depth == 0: return .words(words)
      case .close, .assign, .list: break
      }
    }
    return .words(words)
  }
}
