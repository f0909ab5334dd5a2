import Documents
import Testing

@Suite("Errors in YAML") struct YAMLErrorTests {
  @Test(arguments: [
    (
      "a: [1, 2\n",
      "2:1 while parsing a flow sequence that begins on line 1: did not find expected ',' or ']'"
    ),
    (
      "a: {b: 1\nc: 2\n",
      "2:2 while parsing a flow mapping that begins on line 1: did not find expected ',' or '}'"
    ),
    ("é: ]\n", "1:4 while parsing a block node: did not find expected node content"),
    ("a: 'b\n", "2:1 while scanning a quoted scalar that begins on line 1: found unexpected end of stream"),
    ("a: \"b\\q\"\n", "1:6 while parsing a quoted scalar: found unknown escape character"),
    ("a: \"\\ud800\"\n", "1:7 while parsing a quoted scalar: found invalid Unicode character escape code"),
    ("a: \"\\x4g\"\n", "1:7 while parsing a quoted scalar: did not find expected hexdecimal number"),
    ("a:\n\tb: 1\n", "2:1 a tab cannot indent YAML; use spaces"),
    ("é:\n  b: 1\n \t c: 1\n", "3:2 a tab cannot indent YAML; use spaces"),
    ("a: b: c\n", "1:5 mapping values are not allowed in this context"),
    ("a: 1\n b: 2\n", "2:3 mapping values are not allowed in this context"),
    ("a: 1\nb\nc: 3\n", "3:1 while scanning a simple key that begins on line 2: could not find expected ':'"),
    ("a: @b\n", "1:4 while scanning for the next token: found character that cannot start any token"),
    ("a: !e!x b\n", "1:4 while parsing a node: found undefined tag handle"),
    ("%YAML 2.0\n---\n[a\n", "1:1 found incompatible YAML document"),
    ("é: !!int abc\n", "1:10 the value is tagged !!int and is a string; kubectl refuses it"),
    ("a: !!int 1.0\n", "1:10 the value is tagged !!int and is a number; kubectl refuses it"),
    ("a: !!int 1e3\n", "1:10 the value is tagged !!int and is a number; kubectl refuses it"),
    ("a: !!int '1.5'\n", "1:10 the value is tagged !!int and is a number; kubectl refuses it"),
    ("a: !!bool 1\n", "1:11 the value is tagged !!bool and is an integer; kubectl refuses it"),
    ("a: !!null x\n", "1:11 the value is tagged !!null and is a string; kubectl refuses it"),
    ("a: !!float yes\n", "1:12 the value is tagged !!float and is a boolean; kubectl refuses it"),
    ("- !!bool |\n  x\n", "1:10 the value is tagged !!bool and is a string; kubectl refuses it"),
    ("!!int a: 1\n", "1:7 the value is tagged !!int and is a string; kubectl refuses it"),
    ("a: |9z\n  b\n", "1:6 while scanning a block scalar: did not find expected comment or line break"),
  ]) func syntax(text: String, error: String) {
    let parsed = parse(text)
    #expect(errors(of: parsed).first == error)
    #expect(parsed.errors.allSatisfy { $0.code == .syntax })
    #expect(parsed.documents.isEmpty)
  }

  @Test(
    arguments: [
      ([0x61, 0x3A, 0x20, 0xFF], "1:4 invalid UTF-8: byte 0xFF"),
      ([0xC3, 0xA9, 0x3A, 0x20, 0x80], "1:4 invalid UTF-8: byte 0x80"),
      ([0x61, 0x3A, 0x20, 0xC3], "1:4 invalid UTF-8: byte 0xC3"),
      ([0x61, 0x3A, 0x20, 0xC0, 0x80], "1:4 invalid UTF-8: byte 0xC0"),
      ([0x61, 0x3A, 0x20, 0xE0, 0x80, 0x80], "1:4 invalid UTF-8: byte 0xE0"),
      ([0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80], "1:4 invalid UTF-8: byte 0xED"),
      ([0x61, 0x3A, 0x20, 0xF4, 0x90, 0x80, 0x80], "1:4 invalid UTF-8: byte 0xF4"),
      ([0x61, 0x3A, 0x20, 0xF0, 0x9F, 0x98], "1:4 invalid UTF-8: byte 0xF0"),
      ([0x61, 0x3A, 0x0A, 0x00], "2:1 a NUL byte is not allowed"),
      ([0x61, 0x3A, 0x0A, 0x20, 0x07], "2:2 control character U+0007 is not allowed"),
      ([0x61, 0x3A, 0x20, 0x7F], "1:4 control character U+007F is not allowed"),
      ([0x61, 0x3A, 0x20, 0xC2, 0x9F], "1:4 control character U+9F is not allowed"),
      ([0x61, 0x3A, 0x20, 0xEF, 0xBB, 0xBF], "1:4 control character U+FEFF is not allowed"),
      ([0x61, 0x3A, 0x20, 0xEF, 0xBF, 0xBE], "1:4 control character U+FFFE is not allowed"),
      ([0x61, 0x00, 0x3A, 0x00, 0x20, 0x00, 0x00, 0xD8], "1:4 invalid UTF-16"),
      ([0x00, 0x61, 0x00, 0x3A, 0x00], "1:3 invalid UTF-16"),
    ] as [([UInt8], String)]) func encoding(bytes: [UInt8], error: String)
  {
    let parsed = parse(bytes, name: "x")
    #expect(errors(of: parsed) == [error])
    #expect(parsed.errors.allSatisfy { $0.code == .encoding })
    #expect(parsed.documents.isEmpty)
  }

  /// Eight bytes are looked at together: a fault must be found at each place among them.
  @Test func `a fault is found wherever it stands`() {
    for byte in [0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0E, 0x1F, 0x7F, 0x80, 0xFF] as [UInt8] {
      for place in 3..<40 {
        var bytes = Array("a: ".utf8) + [UInt8](repeating: 0x62, count: 40)
        bytes[place] = byte
        #expect(parse(bytes, name: "x").errors.map(\.offset) == [place])
      }
    }
    for byte in [0x09, 0x20, 0x7E] as [UInt8] {
      let bytes = Array("a: b".utf8) + [UInt8](repeating: byte, count: 20) + Array("c".utf8)
      #expect(parse(bytes, name: "x").errors.isEmpty)
    }
  }

  @Test(arguments: [
    "", "\n", " \n  \n", "# a\n", "# a", "\u{FEFF}", "\u{FEFF}# é\r\n", "---\n", "---", "--- # a\n",
    "---\n---\n---\n", "---\n...\n", "# a\n---\n# b\n---\n# c\n", "--- &a\n",
  ])
  func `nothing is no document and no error`(text: String) {
    let parsed = parse(text)
    #expect(errors(of: parsed) == [])
    #expect(parsed.documents.isEmpty)
    #expect(parsed.tree.nodeCount == 0)
  }

  @Test func `an explicit null is a document`() {
    #expect(sketches("--- ~\n--- null\n--- ''\n--- !!str\n") == ["~", "null", "''", "''"])
  }
}
