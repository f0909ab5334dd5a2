import Documents
import Testing

/// RFC 8259, in the manner of JSONTestSuite: texts that every reader must take, and must refuse.
@Suite("JSON") struct JSONTests {
  @Test(arguments: [
    ("null", "null"), ("true", "true"), (" false ", "false"), ("0", "0"), ("-0", "-0"), ("-12.50", "-12.50"),
    ("1e5", "1e5"), ("1E+05", "1E+05"), ("0.1e-7", "0.1e-7"), ("123456789012345678901234567890", nil),
    ("1e999", "1e999"), ("\"\"", "''"), ("\"a\"", "'a'"), ("[]", "[]"), ("{}", "{}"), ("[ ]", "[]"),
    ("{ }", "{}"),
    ("[1,\"a\",null,[],{}]", "[1, 'a', null, [], {}]"), ("\t[\r\n 1\t,\r2 ]\n", "[1, 2]"),
    (#"{"a":{"b":[{"c":1}]},"":2}"#, "{a: {b: [{c: 1}]}, : 2}"),
    (#""\"\\\/\b\f\n\r\t""#, "'\"\\/\u{8}\u{C}\n\r\t'"),
    (#""\u0061\u00e9\u65E5""#, "'aé日'"), (#""\uD83D\uDE00""#, "'😀'"), (#""\u0000""#, "'\0'"),
    // Half a surrogate pair becomes U+FFFD, as in Go's decoder.
    (#""\uD800""#, "'\u{FFFD}'"), (#""\uDC00x""#, "'\u{FFFD}x'"), (#""\uD800\u0061""#, "'\u{FFFD}a'"),
    (#""\uD800\uD83D\uDE00""#, "'\u{FFFD}😀'"), ("\"é日😀\"", "'é日😀'"),
    ("\"\u{7F}\u{85}\u{2028}\u{FEFF}\u{FFFF}\"", nil),
    ("\"yes\"", "'yes'"), ("\"true\"", "'true'"), ("\"0x10\"", "'0x10'"), ("\u{FEFF}[1]", "[1]"),
    (#"{"yes":1,"010":2,"~":3,"<<":4}"#, "{yes: 1, 010: 2, ~: 3, <<: 4}"),
  ]) func accepted(text: String, expected: String?) throws {
    let node = try document(text, claim: .json)
    #expect(node.tree.format == .json)
    if let expected { #expect(sketch(node) == expected) }
  }

  @Test(arguments: [
    ("[1,]", "1:4 expected a value"), ("[,1]", "1:2 expected a value"), ("[1,,2]", "1:4 expected a value"),
    ("[1 2]", "1:4 expected ',' or ']'"), ("[1:2]", "1:3 expected ',' or ']'"),
    ("[1}", "1:3 expected ',' or ']'"),
    ("{\"a\":1]", "1:7 expected ',' or '}'"), ("{\"a\":1,}", "1:8 expected a key in double quotes"),
    ("{,}", "1:2 expected a key in double quotes"), ("{a:1}", "1:2 expected a key in double quotes"),
    ("{'a':1}", "1:2 expected a key in double quotes"), ("{1:1}", "1:2 expected a key in double quotes"),
    ("{\"a\" 1}", "1:6 expected ':' behind the key"), ("{\"a\":}", "1:6 expected a value"),
    ("{\"a\"::1}", "1:6 expected a value"), ("{\"a\",\"b\"}", "1:5 expected ':' behind the key"),
    ("[01]", "1:2 a number cannot begin with 0"), ("[-01]", "1:2 a number cannot begin with 0"),
    ("[1.]", "1:4 digits missing behind the decimal point"),
    ("[1.e1]", "1:4 digits missing behind the decimal point"),
    ("[.5]", "1:2 expected a value"), ("[1e]", "1:4 digits missing in the exponent"),
    ("[1e+]", "1:5 digits missing in the exponent"), ("[+1]", "1:2 expected a value"),
    ("[-]", "1:2 expected a value"), ("[--1]", "1:2 expected a value"), ("[0x1]", "1:3 expected ',' or ']'"),
    ("[1_000]", "1:3 expected ',' or ']'"), ("[NaN]", "1:2 expected a value"),
    ("[Infinity]", "1:2 expected a value"),
    ("[tru]", "1:2 expected a value"), ("[True]", "1:2 expected a value"), ("[nul", "1:2 expected a value"),
    ("[truex]", "1:6 expected ',' or ']'"), ("[yes]", "1:2 expected a value"),
    ("# a\n[1]", "1:1 expected a value"),
    ("[1] // a", "1:5 expected a value"), ("[1]]", "1:4 expected a value"), ("]", "1:1 expected a value"),
    ("[", "1:2 the text ends inside a value"), ("[1", "1:3 the text ends inside a value"),
    ("[1,", "1:4 the text ends inside a value"), ("{", "1:2 the text ends inside a value"),
    ("{\"a\"", "1:5 the text ends inside a value"), ("{\"a\":", "1:6 the text ends inside a value"),
    ("{\"a\":1,\n", "2:1 the text ends inside a value"), ("[\"é\", \"a", "1:7 a string is not closed"),
    ("[\"a\\\"]", "1:2 a string is not closed"), ("\"\\", "1:2 a string is not closed"),
    (#"["é\x"]"#, "1:4 unknown escape in a string"), (#"["\'"]"#, "1:3 unknown escape in a string"),
    (#"["\u12"]"#, "1:3 \\u takes four hexadecimal digits"),
    (#"["\u12G4"]"#, "1:3 \\u takes four hexadecimal digits"),
    (#"["\u"#, "1:3 \\u takes four hexadecimal digits"),
    (#"["\uD83D\u"]"#, "1:9 \\u takes four hexadecimal digits"),
    (#"["\U0001F600"]"#, "1:3 unknown escape in a string"),
    ("[\"a\nb\"]", "1:4 a string cannot hold control character U+000A"),
    ("[\"é\tb\"]", "1:4 a string cannot hold control character U+0009"),
    ("[\"\\n\u{1}\"]", "1:5 a string cannot hold control character U+0001"),
    ("[\u{C}1]", "1:2 expected a value"), ("[1\u{A0}]", "1:3 expected ',' or ']'"),
    ("\u{0}", "1:1 expected a value"),
    ("[1,\n\n  é]", "3:3 expected a value"), ("--- {}", "1:1 expected a value"),
  ]) func refused(text: String, error: String) {
    let parsed = parse(text, claim: .json)
    #expect(errors(of: parsed) == [error])
    #expect(parsed.errors.map(\.code) == [.syntax])
    #expect(parsed.documents.count == (text.hasPrefix("[1]") ? 1 : 0))
  }

  @Test func `bytes that are no text`() {
    for fault in [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]] {
      let parsed = parse(Array("[\"é".utf8) + fault + Array("\"]".utf8), name: "x", claim: .json)
      #expect(errors(of: parsed).first?.hasPrefix("1:4 invalid UTF-8") == true)
      #expect(parsed.documents.isEmpty)
    }
    let half = utf16("[\"a", littleEndian: true) + [0x00, 0xD8] + utf16("\"]", littleEndian: true)
    #expect(errors(of: parse(half, name: "x", claim: .json)) == ["1:4 invalid UTF-16"])
    #expect(
      sketch(parse(utf16("[\"é\"]", littleEndian: false), name: "x", claim: .json).documents[0]) == "['é']")
  }

  @Test(arguments: [
    ("[1]{\"a\":2}\n\"b\" 3 null", ["[1]", "{a: 2}", "'b'", "3", "null"]), ("[1]\n[2", ["[1]"]), (" \n", []),
    ("", []),
  ]) func concatenated(text: String, expected: [String]) {
    #expect(sketches(text, claim: .json) == expected)
  }

  @Test func `places`() throws {
    let marked = Marked("\u{FEFF}{\"é\": 1,\r\n  ⟦\"a\\n\"⟧ : ⟦[ \"日\" , -1.5e3 ]⟧ , ⟦\"b\"⟧:⟦{}⟧ }")
    let root = try document(marked.text, claim: .json)
    let nodes = Array(root.children.dropFirst())
    #expect(nodes.map(\.key) == ["a\n", "b"])
    #expect(nodes.flatMap { [$0.keyRange, $0.range] } == marked.ranges)
    #expect(nodes[0].children.map { root.tree.source.text($0.range) } == ["\"日\"", "-1.5e3"])
    #expect(root.tree.source.position(at: nodes[0].range.lowerBound) == Position(line: 2, column: 11))
    #expect(root.range == 3..<marked.text.utf8.count)
  }

  @Test func `under the name of YAML`() throws {
    #expect(parse("{\"a\": [1]}").tree.format == .json)
    // What is no JSON may still be YAML in flow style, or be followed by another document.
    #expect(parse("{a: [yes,]}").tree.format == .yaml)
    #expect(sketches("{a: [yes,]}") == ["{a: [yes]}"])
    #expect(sketches("{\"a\": 1}\n---\n{\"a\": 2}\n") == ["{a: 1}", "{a: 2}"])
    #expect(sketches("[1] # c\n") == ["[1]"])
    // A character that YAML refuses and JSON does not.
    #expect(sketches("{\"a\": \"\u{7F}\"}") == ["{a: '\u{7F}'}"])
    #expect(errors(of: parse("{a: \"\u{7F}\"}")) == ["1:6 control character U+007F is not allowed"])
  }
}
