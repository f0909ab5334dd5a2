import Documents

/// SplitMix64: the same cases for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }
}

/// Writes a random object in a random style.
struct RandomText {
  enum Form: CaseIterable { case block, jsonPretty, jsonTabs, jsonTight, jsonSpaced }

  private(set) var random: SeededGenerator
  let form: Form
  private let step: Int
  private let listStep: Int
  private let flowStyle: Bool
  private let withComments: Bool
  private(set) var comments: [String] = []
  /// The last line written is one of a literal text.
  private var endsInText = false

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    form = random.once(in: 3) ? Form.allCases.randomElement(using: &random) ?? .block : .block
    step = [2, 2, 4, 3].randomElement(using: &random) ?? 2
    listStep = [0, 2, 2, 4].randomElement(using: &random) ?? 0
    flowStyle = random.once(in: 2)
    withComments = random.once(in: 2)
  }

  var isJSON: Bool { form != .block }

  static let keys = ["a", "b", "c", "name", "x", "y", "drop", "securityContext", "a b", "yes", "é", "k#k"]

  mutating func text() -> String { text(of: object()) }

  /// A mapping of anything.
  mutating func object() -> Literal { literal(depth: 0, .mapping) }

  /// Writes this object in the style at hand.
  mutating func text(of root: Literal) -> String {
    var text: String
    endsInText = false
    switch form {
    case .block: text = block(root, indent: 0) + lineBefore(0)
    case .jsonPretty: text = json(root, "", step: "  ", colon: ": ") + "\n"
    case .jsonTabs: text = json(root, "", step: "\t", colon: ": ") + "\n"
    case .jsonTight: text = json(root, "", step: nil, colon: ":")
    case .jsonSpaced: text = json(root, "", step: nil, colon: ": ") + "\n"
    }
    if form == .block, random.once(in: 4) { text = "---\n" + text }
    if random.once(in: 4), text.hasSuffix("\n") { text.removeLast() }
    if random.once(in: 4) { text = text.replacing("\n", with: "\r\n") }
    return text
  }

  // MARK: Values

  private enum Shape { case any, mapping }

  private mutating func literal(depth: Int, _ shape: Shape = .any) -> Literal {
    let kind = depth > 4 ? 9 : Int.random(in: 0..<12, using: &random)
    if shape == .mapping || kind < 4 {
      let keys = Self.keys.shuffled(using: &random).prefix(
        Int.random(in: depth == 0 ? 1...5 : 0...4, using: &random))
      return .mapping(keys.map { Literal.Entry($0, literal(depth: depth + 1)) })
    }
    if kind < 6 {
      return .list((0..<Int.random(in: 0...3, using: &random)).map { _ in literal(depth: depth + 1) })
    }
    return scalar()
  }

  mutating func scalar() -> Literal {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .int(Int.random(in: -5...1_000, using: &random))
    default:
      .string(
        [
          "web", "nginx:1.27", "true", "", "a b", "x # y", "it's", "one\ntwo\n", "one\ntwo", "one\n\n",
          "a: b",
          "- a", "é", "\"q\"", "64Mi", "0x1F", "{a}", "ALL", "tail ", "#", "a,b", "&x", "*x", "\ttab",
        ].randomElement(using: &random) ?? "")
    }
  }

  mutating func smallValue() -> Literal {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: .list((0..<Int.random(in: 0...2, using: &random)).map { _ in scalar() })
    case 1: .mapping([.init("p", scalar()), .init("q", .list([.mapping([.init("r", scalar())])]))])
    default: scalar()
    }
  }

  mutating func pick<T>(_ values: [T]) -> T? { values.randomElement(using: &random) }
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  // MARK: JSON

  private func json(_ literal: Literal, _ indent: String, step: String?, colon: String) -> String {
    let inner = indent + (step ?? "")
    let texts: [String]
    switch literal {
    case .mapping(let entries):
      texts = entries.map { quoted($0.key) + colon + json($0.value, inner, step: step, colon: colon) }
      return joined(texts, "{", "}", indent, inner, step != nil, colon)
    case .list(let items):
      texts = items.map { json($0, inner, step: step, colon: colon) }
      return joined(texts, "[", "]", indent, inner, step != nil, colon)
    case .null: return "null"
    case .bool(let bool): return "\(bool)"
    case .int(let int): return "\(int)"
    case .string(let text): return quoted(text)
    }
  }

  private func joined(
    _ texts: [String], _ open: String, _ close: String, _ indent: String, _ inner: String, _ broken: Bool,
    _ colon: String
  ) -> String {
    guard !texts.isEmpty else { return open + close }
    guard broken else { return open + texts.joined(separator: colon == ":" ? "," : ", ") + close }
    return open + "\n" + texts.map { inner + $0 }.joined(separator: ",\n") + "\n" + indent + close
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  // MARK: YAML

  /// A comment on its own line or behind something, now and then.
  private mutating func comment(before: String) -> String {
    guard withComments, random.once(in: 3) else { return "" }
    let comment = "# c\(comments.count)\(random.once(in: 3) ? "\twith: tab" : "")"
    comments.append(comment)
    return before + comment
  }

  private mutating func lineBefore(_ indent: Int) -> String {
    // Behind a literal text, what is indented further is text.
    let deep = !endsInText && random.once(in: 4) ? indent + Int.random(in: 1...6, using: &random) : indent
    var text = random.once(in: 8) ? (endsInText ? "" : spaces(deep - indent)) + "\n" : ""
    let above = comment(before: spaces(random.once(in: 5) ? 0 : deep))
    if !above.isEmpty { text += above + "\n" }
    return text
  }

  private mutating func lineEnd() -> String {
    endsInText = false
    return comment(before: random.once(in: 3) ? "  " : " ") + "\n"
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  private mutating func block(_ literal: Literal, indent: Int, isFirstPlaced: Bool = false) -> String {
    var text = ""
    var placed = isFirstPlaced
    switch literal {
    case .mapping(let entries) where !entries.isEmpty:
      for entry in entries {
        text += placed ? "" : lineBefore(indent) + spaces(indent)
        placed = false
        text += yamlKey(entry.key) + ":"
        text += value(entry.value, indent: indent, isItem: false)
      }
    case .list(let items) where !items.isEmpty:
      for item in items {
        text += placed ? "" : lineBefore(indent) + spaces(indent)
        placed = false
        text += "-" + value(item, indent: indent, isItem: true)
      }
    default: text += spaces(placed ? 0 : indent) + flow(literal, indent) + "\n"
    }
    return text
  }

  /// What stands behind a colon or dash, with the line ending.
  private mutating func value(_ literal: Literal, indent: Int, isItem: Bool) -> String {
    let isFilled: Bool
    switch literal {
    case .mapping(let entries): isFilled = !entries.isEmpty
    case .list(let items): isFilled = !items.isEmpty
    case .string(let text):
      if let block = blockScalar(text, indent: indent) { return block }
      return " " + yamlScalar(literal, indent) + lineEnd()
    case .null:
      let text = ["", " null", " ~", " &unused", " !!null"].randomElement(using: &random) ?? ""
      return text + lineEnd()
    default: return " " + yamlScalar(literal, indent) + lineEnd()
    }
    guard isFilled, !(flowStyle && random.once(in: 3)) else {
      return " " + flow(literal, indent) + lineEnd()
    }
    if isItem, !random.once(in: 4) { return " " + block(literal, indent: indent + 2, isFirstPlaced: true) }
    var inner = indent + step
    if case .list = literal, !isItem { inner = indent + listStep }
    let head = random.once(in: 10) ? " &anchor" : ""
    return head + lineEnd() + block(literal, indent: inner)
  }

  private mutating func blockScalar(_ text: String, indent: Int) -> String? {
    guard text.contains("\n"), random.once(in: 2) else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var header = "|-"
    if text.hasSuffix("\n") {
      lines.removeLast()
      header = text.hasSuffix("\n\n") ? "|+" : ["|", "|+"].randomElement(using: &random) ?? "|"
    }
    let body = lines.map { $0.isEmpty ? "" : spaces(indent + 2) + $0 }.joined(separator: "\n")
    endsInText = true
    return " " + header + comment(before: " ") + "\n" + body + "\n"
  }

  private mutating func flow(_ literal: Literal, _ indent: Int) -> String {
    let elements: [String]
    var (open, close) = ("[", "]")
    // Comments are numbered in the order of the text: break first, then write the elements.
    let isBroken = random.once(in: 4)
    let separator = isBroken ? "\n" + spaces(indent + 4) : ""
    func end(_ i: Int, _ count: Int, _ me: inout RandomText) -> String {
      guard isBroken else { return i + 1 < count ? ", " : "" }
      return (i + 1 < count || me.random.once(in: 2) ? "," : "") + me.comment(before: " ")
    }
    switch literal {
    case .mapping(let entries):
      (open, close) = ("{", "}")
      elements = entries.enumerated().map { i, entry in
        let key = yamlKey(entry.key)
        return separator + key + ": " + flow(entry.value, indent + 4) + end(i, entries.count, &self)
      }
    case .list(let items):
      elements = items.enumerated().map { i, item in
        separator + flow(item, indent + 4) + end(i, items.count, &self)
      }
    default: return flowScalar(literal)
    }
    guard !elements.isEmpty else { return open + close }
    return open + elements.joined() + (isBroken ? "\n" + spaces(indent + 2) : "") + close
  }

  private mutating func yamlKey(_ key: String) -> String {
    if key == "yes" { return quoted(key) }
    return random.once(in: 8) ? quoted(key) : key
  }

  private mutating func flowScalar(_ literal: Literal) -> String {
    guard case .string(let text) = literal else { return json(literal, "", step: nil, colon: ": ") }
    return ["web", "ALL", "64Mi", "é"].contains(text) && random.once(in: 2) ? text : quoted(text)
  }

  private mutating func yamlScalar(_ literal: Literal, _ indent: Int) -> String {
    guard case .string(let text) = literal else {
      return (random.once(in: 10) ? "&n " : "") + json(literal, "", step: nil, colon: ": ")
    }
    if text.hasPrefix("web") || text.hasPrefix("nginx") { return random.once(in: 2) ? text : "!!str \(text)" }
    if text == "a b", random.once(in: 2) { return "a\n" + spaces(indent + 1) + "b" }
    if text == "it's" { return "'it''s'" }
    if text == "true" { return random.once(in: 2) ? "!!str true" : "'true'" }
    return quoted(text)
  }
}
