import Documents
import Testing

/// A key that stands twice is told with both places; its last value counts.
@Suite("Duplicate keys") struct DuplicateKeyTests {
  /// The text, its format, and pairs of places (`line:column`) of the keys.
  private static let cases: [(String, Claim, [String])] = [
    ("a: 1\nb: 2\na: 3\n", .yaml, ["1:1 3:1"]),
    ("a: 1\na: 2\na: 3\n", .yaml, ["1:1 2:1", "2:1 3:1"]),
    ("x: {é: 1, b: 2, é: 3}\n", .yaml, ["1:5 1:17"]),
    ("\"a\": 1\n'a': 2\na: 3\n\"\\x61\": 4\n", .yaml, ["1:1 2:1", "2:1 3:1", "3:1 4:1"]),
    ("yes: 1\ntrue: 2\n'true': 3\n", .yaml, ["1:1 2:1", "2:1 3:1"]),
    ("8: 1\n010: 2\n", .yaml, ["1:1 2:1"]),
    ("1.10: 1\n1.1: 2\n", .yaml, ["1:1 2:1"]),
    ("yes: 1\n'yes': 2\n", .yaml, []),
    ("'': 1\n\"\": 2\n", .yaml, ["1:1 2:1"]),
    ("x: &k a\n*k : 1\na: 2\n", .yaml, ["2:1 3:1"]),
    ("a: {b: 1}\nc: {b: 1}\nb: 1\n", .yaml, []),
    ("a: {b: 1, b: 2}\na: {b: 3, b: 4}\n", .yaml, ["1:5 1:11", "2:5 2:11", "1:1 2:1"]),
    ("é: 1\ne\u{301}: 2\n", .yaml, []),
    ("x: &x {a: 1}\ny:\n  a: 2\n  <<: *x\n  <<: *x\n", .yaml, []),
    ("x: &x {a: 1}\ny:\n  a: 2\n  <<: *x\n  a: 3\n", .yaml, ["3:3 5:3"]),
    (#"{"a": 1, "b": {"c": 1, "c": 2}, "a": 3}"#, .json, ["1:16 1:24", "1:2 1:33"]),
    (#"{"a": 1, "\u0061": 2}"#, .json, ["1:2 1:10"]), (#"{"": 1, "": 2}"#, .json, ["1:2 1:9"]),
    (#"{"/": 1, "\/": 2, "\u002F": 3}"#, .json, ["1:2 1:10", "1:10 1:19"]),
    (#"{"1": 1, "01": 2, "true": 3, "yes": 4}"#, .json, []),
  ]

  private func pairs(_ parsed: ParsedText) -> [String] {
    parsed.tree.duplicateKeys.map { pair in
      [pair.first, pair.second].map { node in
        let position = parsed.source.position(at: node.keyRange?.lowerBound ?? -1)
        return "\(position.line):\(position.column)"
      }.joined(separator: " ")
    }
  }

  @Test("pairs with both places", arguments: cases) func places(
    text: String, claim: Claim, expected: [String]
  ) {
    let parsed = parse(text, claim: claim)
    #expect(errors(of: parsed) == [])
    #expect(pairs(parsed) == expected)
  }

  @Test("large mappings say the same as small ones", arguments: cases)
  func large(text: String, claim: Claim, expected: [String]) {
    // Padding behind the entries of the outermost mapping brings it over the size of a small one.
    let padding = (0..<30).map { claim == .json ? ", \"pad\($0)\": 0" : "pad\($0): 0\n" }.joined()
    let parsed = parse(claim == .json ? text.dropLast() + padding + "}" : text + padding, claim: claim)
    #expect(errors(of: parsed) == [])
    #expect(pairs(parsed) == expected)
  }

  @Test(arguments: [0, 40]) func `the last value counts`(padding: Int) throws {
    let pad = (0..<padding).map { "pad\($0): 0\n" }.joined()
    let root = try document("a: 1\nb: {c: old}\n\(pad)a: 2\nb: {d: new}\n'a': 3\n")
    #expect(root["a"]?.int == 3)
    #expect(root[key: "b"].map(sketch) == "{d: 'new'}")
    #expect(root.children.compactMap(\.key).filter { !$0.hasPrefix("pad") } == ["b", "a"])
  }

  @Test func `a document that breaks takes its duplicates along`() {
    let parsed = parse("a: 1\na: 2\n---\nb: 1\nb: 2\nc: [\n---\nd: 1\nd: 2\n")
    #expect(pairs(parsed) == ["1:1 2:1", "8:1 9:1"])
    #expect(parsed.documents.map(sketch) == ["{a: 2}", "{d: 2}"])
  }
}
