import Documents
import Testing

/// A text whose places are marked: `a: ⟦1⟧` is the text `a: 1` and the range of its 1.
struct Marked {
  var text = ""
  var ranges: [Range<Int>] = []

  init(_ marked: String) {
    var start = 0
    var length = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = length
      case "⟧": ranges.append(start..<length)
      default:
        text.unicodeScalars.append(scalar)
        length += UTF8.width(scalar)
      }
    }
  }
}

/// The only document of a text that has no errors.
func document(_ text: String, claim: Claim = .yaml) throws -> Node {
  let parsed = parse(text, claim: claim)
  try #require(parsed.errors.isEmpty, "\(errors(of: parsed))")
  try #require(parsed.documents.count == 1)
  return parsed.documents[0]
}

/// Errors as people see them: `line:column message`.
func errors(of parsed: ParsedText) -> [String] {
  parsed.errors.map { error in
    let position = parsed.source.position(at: error.offset)
    return "\(position.line):\(position.column) \(error.message)"
  }
}

/// The value of a node with all below it, in a notation of one line.
func sketch(_ node: Node) -> String {
  switch node.kind {
  case .scalar: node.value == .string ? "'\(node.text ?? "")'" : node.text ?? ""
  case .sequence: "[" + node.children.map(sketch).joined(separator: ", ") + "]"
  case .mapping:
    "{" + node.children.map { "\($0.key ?? "?"): \(sketch($0))" }.joined(separator: ", ") + "}"
  }
}

func sketches(_ text: String, claim: Claim = .yaml) -> [String] {
  parse(text, claim: claim).documents.map(sketch)
}

extension Node {
  /// The node at the end of keys and item numbers: `spec.0.name`.
  func at(_ path: String) -> Node? {
    path.split(separator: ".").reduce(self as Node?) { node, step in
      if let node, node.isSequence { return Int(step).flatMap { node[item: $0] } }
      return node?[key: String(step)]
    }
  }
}
