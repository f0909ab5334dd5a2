import Documents
import Testing

/// Byte-exact ranges of keys and values in every style.
@Suite("Places") struct PlaceTests {
  private func slice(_ node: Node) -> String { node.tree.source.text(node.range) }
  private func root(_ text: String) throws -> Node { try #require(parse(text).documents.first) }

  @Test(
    "the range of a value is its text with quotes, without anchor and tag",
    arguments: [
      ("plain", "plain"), ("two words", "two words"), ("\"qu\\\"oted\"", "\"qu\\\"oted\""),
      ("'it''s'", "'it''s'"),
      ("&a anchored", "anchored"), ("!!str tagged", "tagged"), ("&a !!str both", "both"),
      ("!!str &a 'both'", "'both'"),
      ("[1, 2]", "[1, 2]"), ("{x: 1}", "{x: 1}"), ("plain # comment", "plain"), ("a\n  b", "a\n  b"),
      ("|\n  one\n  two", "|\n  one\n  two"),
      (">-\n  one\n  two", ">-\n  one\n  two"), ("&a\n  - 1", "- 1"),
    ])
  func values(_ written: String, _ expected: String) throws {
    for ending in ["\n", "\r\n"] {
      let text = "ä: ü€😀 # π\nk: \(written)\nz: 1\n".replacing("\n", with: ending)
      let node = try #require(try root(text)["k"])
      #expect(slice(node) == expected.replacing("\n", with: ending))
      let key = try #require(node.keyRange)
      #expect(node.tree.source.text(key) == "k")
      #expect(try root(text)["z"]?.int == 1)
    }
  }

  @Test("lines and columns are counted in scalars; the mark is no column")
  func positions() throws {
    let text = "\u{FEFF}ä: 1\r\n\"é\u{301}\": {b: x\u{2028}y, 😀: 2}\rc: 3\n"
    let node = try root(text)
    let source = node.tree.source
    func at(_ node: Node?) throws -> Position { source.position(at: try #require(node).range.lowerBound) }
    #expect(try at(node["ä"]) == Position(line: 1, column: 4))
    let inner = try #require(node[key: "é\u{301}"])
    #expect(try at(inner["b"]) == Position(line: 2, column: 11))
    #expect(try at(inner[key: "😀"]) == Position(line: 2, column: 19))
    #expect(try at(node["c"]) == Position(line: 3, column: 4))
    #expect(source.lineCount == 4)
  }

  @Test("UTF-16 is read, and its offsets lead back to the file", arguments: [true, false])
  func utf16(_ littleEndian: Bool) throws {
    for mark in ["\u{FEFF}", ""] {
      let text = mark + "kind: é😀\nb: 2\n"
      let bytes = text.utf16.flatMap { unit -> [UInt8] in
        littleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      }
      let parsed = parse(bytes, name: "x")
      #expect(parsed.errors.isEmpty)
      let node = try #require(parsed.documents.first?["b"])
      #expect(parsed.documents.first?["kind"]?.text == "é😀")
      #expect(parsed.source.originalOffset(node.range.lowerBound) == bytes.count - 4)
      #expect(parsed.source.position(at: node.range.lowerBound) == Position(line: 2, column: 4))
    }
  }

  @Test("an alias stands where it is written, what is behind it where it is anchored")
  func aliases() throws {
    let node = try root("base: &b {user: 0}\nuse: *b\nlist: [*b]\ns: &s text\nt: *s\n")
    let use = try #require(node["use"])
    #expect(slice(use) == "*b")
    #expect(use.isAlias && use["user"]?.isShared == true)
    #expect(slice(try #require(use["user"])) == "0")
    #expect(use["user"]?.path(from: node) == "use.user")
    #expect(node["list"]?[item: 0]?["user"]?.path(from: node) == "list[0].user")
    #expect(node["t"]?.text == "text")
  }

  @Test("keys that stand twice are told with both places, and the last counts")
  func duplicates() throws {
    for (text, claim) in [("a: 1\nb: 2\n\"a\": 3\n", Claim.yaml), (#"{"a": 1, "b": 2, "\u0061": 3}"#, .json)]
    {
      let parsed = parse(text, claim: claim)
      let node = try #require(parsed.documents.first)
      #expect(node["a"]?.int == 3)
      #expect(node.children.map { $0.key } == ["b", "a"])
      let pair = try #require(parsed.tree.duplicateKeys.first)
      #expect(pair.first.int == 1 && pair.second.int == 3)
    }
    // A hundred thousand keys and one that stands twice: walking them must not take forever.
    let huge = "{" + (0..<100_000).map { "\"k\($0)\":\($0)," }.joined() + "\"k7\":0}"
    #expect(parse(huge, claim: .json).documents.first?.children.reduce(0) { sum, _ in sum + 1 } == 100_000)
    let large = (0..<100).map { "k\($0): \($0)\n" }.joined() + "k7: x\n"
    #expect(parse(large).tree.duplicateKeys.map(\.second.text) == ["x"])
  }
}
