import Documents
import Testing

@Suite("Errors") struct ErrorTests {
  private func errors(_ text: String, _ claim: Claim = .yaml) -> [String] {
    let parsed = parse(text, claim: claim)
    return parsed.errors.map { error in
      let position = parsed.source.position(at: error.offset)
      return "\(position.line):\(position.column) \(error.message)"
    }
  }

  @Test(
    "each says what is wrong and where",
    arguments: [
      (
        "a: 1\nb: [1, 2\n",
        "3:1 while parsing a flow sequence that begins on line 2: did not find expected ',' or ']'"
      ),
      ("a:\n\t- b\n", "2:1 a tab cannot indent YAML; use spaces"),
      ("a: *nope\n", "1:4 the alias *nope has no anchor before it"),
      ("a: &a [*a]\n", "1:8 the anchor &a contains itself"),
      ("{a: 1}: 2\n", "1:1 a mapping or list cannot be a key"),
      (
        "x: {{ .Values.x }}\n",
        "1:5 a mapping or list cannot be a key"
      ),
      ("? \n: 1\n", "1:2 a key cannot be null"),
      ("a: {<<: 1}\n", "1:9 a merge key (<<) takes a mapping or a list of mappings"),
      ("a: b\u{7}c\n", "1:5 control character U+0007 is not allowed"),
      ("a: \0\n", "1:4 a NUL byte is not allowed"),
    ])
  func yaml(_ text: String, _ expected: String) { #expect(errors(text) == [expected]) }

  @Test(
    "and in JSON",
    arguments: [
      (#"{"a": 1,}"#, "1:9 a key in double quotes"), (#"{"a" 1}"#, "1:6 ':' behind the key"),
      ("[1 2]", "1:4 ',' or ']'"),
      ("[01]", "1:2 a number cannot begin with 0"), ("[1.]", "1:4 digits missing behind the decimal point"),
      ("[1e]", "1:4 digits missing in the exponent"), (#"["\x"]"#, "1:3 unknown escape in a string"),
      (#"["\u12G4"]"#, "1:3 \\u takes four hexadecimal digits"),
      ("[\"a\nb\"]", "1:4 a string cannot hold control character U+000A"),
      (#"{"a": "b"#, "1:7 a string is not closed"), (#"{"a": 1"#, "1:8 the text ends inside a value"),
      ("[+1]", "1:2 a value"),
      ("[tru]", "1:2 a value"), ("[.5]", "1:2 a value"), ("{\"a\":1} x", "1:9 a value"),
      ("[1,]", "1:4 a value"),
    ])
  func json(_ text: String, _ expected: String) {
    let found = errors(text, .json).map { $0.replacing("expected ", with: "") }
    #expect(found == [expected])
  }

  @Test(
    "valid JSON is read",
    arguments: [
      "[]", "{}", "[1, -0, 0.5, 1e9, 1E-2]", #"["\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00", ""]"#,
      " [ true , false , null ] ",
      "\u{FEFF}{}", #"{"": 1}"#, "\"text\"", "1 2 {} []", "[\"\\ud800\"]",
    ])
  func validJSON(_ text: String) {
    let parsed = parse(text, claim: .json)
    #expect(parsed.errors.isEmpty)
    #expect(!parsed.documents.isEmpty)
  }

  @Test(
    "an error in one document hides no other",
    arguments: [
      "a: [\n", "a: \"open\n", "a:\n\t- b\n", "a: \u{1}\n", "a: *x\n", "a: \u{FFFE}\n", "[1, 2\n  3]: {\n",
    ])
  func neighbours(_ broken: String) {
    let parsed = parse("id: 1\n---\n\(broken)---\nid: 3\n")
    #expect(parsed.documents.compactMap { $0["id"]?.int } == [1, 3])
    #expect(parsed.errors.count == 1)
    #expect(parsed.source.position(at: parsed.errors[0].offset).line >= 3)
  }

  @Test("invalid UTF-8 breaks only its document")
  func invalidUTF8() {
    let bytes = Array("id: 1\n---\nb: caf".utf8) + [0xE9] + Array("\n---\nid: 3\n".utf8)
    let parsed = parse(bytes, name: "x")
    #expect(parsed.documents.compactMap { $0["id"]?.int } == [1, 3])
    #expect(parsed.errors.map(\.message) == ["invalid UTF-8: byte 0xE9"])
    #expect(parse([0xFF, 0xFE, 0x00, 0xD8], name: "x").errors.map(\.message) == ["invalid UTF-16"])
  }

  @Test(
    "an error behind a document that has ended leaves that document whole",
    arguments: [
      "k? |+\n  one\n   two\n\nf:(>-\n  a\n  b\n? q\n: r\n", "a: 1\n...\n]\n", "a: 1\n--- |\n x\n b: [\n",
    ])
  func afterTheEnd(_ text: String) {
    let parsed = parse(text)
    for document in parsed.documents { #expect(document.range.upperBound <= text.utf8.count) }
  }

  @Test(
    "a block scalar may be empty",
    arguments: ["a: |", "a: >\n", "a: |-\n\n", "a: |+\n\n\nb: 1\n", "k: |+\n  one\n\nf:k: |"])
  func emptyBlock(_ text: String) {
    let parsed = parse(text)
    #expect(parsed.errors.isEmpty)
    #expect(
      parsed.documents.first?.children.contains { $0.text?.isEmpty ?? false || $0.text?.first == "\n" }
        == true)
  }
}
