import Documents
import Testing

/// Lines and columns as people count them, and bytes as they lay on disk.
@Suite("Lines and columns") struct SourceTests {
  private func place(_ parsed: ParsedText, _ path: String) throws -> String {
    let node = try #require(parsed.documents.first?.at(path))
    let position = parsed.source.position(at: node.range.lowerBound)
    return "\(position.line):\(position.column)"
  }

  @Test(arguments: [
    ("a: 1\nb: 2\n", "b", "2:4"), ("a: 1\r\nb: 2\r\n", "b", "2:4"), ("a: 1\rb: 2\r", "b", "2:4"),
    ("\u{FEFF}a: 1\nb: 2\n", "a", "1:4"), ("\u{FEFF}a: 1\nb: 2\n", "b", "2:4"),
    ("é: 1\n日本: {😀: x, b: y}\n", "日本.b", "2:15"), ("e\u{301}: 1", "e\u{301}", "1:5"),
    ("# a\n\n\n  # b\nb: 2", "b", "5:4"),
    // libyaml breaks lines at these; editors and our line table do not.
    ("x: 'a\u{85}b'\nb: 2\n", "b", "2:4"), ("x: 'a\u{2028} b'\nb: 2\n", "b", "2:4"),
    ("x: 'a\u{2029}b'\r\nb: 2\n", "b", "2:4"), ("# a\u{2028}b: 2\n", "b", "1:8"),
    ("a: &x\u{2028}  foo\nb: 2\n", "a", "1:9"), ("a: !!str # c\u{85}  foo\nb: 2\n", "a", "1:16"),
  ]) func positions(text: String, path: String, position: String) throws {
    let parsed = parse(text)
    try #require(parsed.errors.isEmpty, "\(errors(of: parsed))")
    #expect(try place(parsed, path) == position)
  }

  @Test func `wide line breaks in a scalar keep its range`() throws {
    for text in ["a: ⟦'b\u{85} c\u{2028}d'⟧\n", "a: ⟦b\u{2028}  c⟧\n", "a: ⟦|\n  b\u{2029}  c⟧\n"] {
      let marked = Marked(text)
      #expect(try document(marked.text)["a"]?.range == marked.ranges[0])
    }
  }

  @Test func lines() {
    let source = parse("\u{FEFF}ab\r\ncé\rd\n\n").source
    #expect(source.lineCount == 5)
    #expect((1...5).map { source.line($0).map(source.text) } == ["ab", "cé", "d", "", ""])
    #expect(source.line(0) == nil)
    #expect(source.line(6) == nil)
    #expect(source.position(at: -1) == Position(line: 1, column: 1))
    #expect(source.position(at: 3) == Position(line: 1, column: 1))
    #expect(source.position(at: 6) == Position(line: 1, column: 4))
    #expect(source.position(at: 9999) == Position(line: 5, column: 1))
    #expect(source.text(0..<9999).hasSuffix("d\n\n"))
    #expect(parse("").source.lineCount == 1)
  }

  @Test func `offsets lead back to the bytes on disk`() throws {
    let text = "é: 1\n😀: 2\nb: x\n"
    for littleEndian in [true, false] {
      for mark in ["", "\u{FEFF}"] where !mark.isEmpty || littleEndian {
        let given = mark + "a: 0\n" + text
        let bytes = utf16(given, littleEndian: littleEndian)
        let parsed = parse(bytes, name: "x")
        #expect(parsed.source.encoding == (littleEndian ? .utf16LittleEndian : .utf16BigEndian))
        let start = try #require(parsed.documents.first?["b"]).range.lowerBound
        let original = parsed.source.originalOffset(start)
        #expect(Array(bytes[original..<original + 2]) == utf16("x", littleEndian: littleEndian))
      }
    }
    let source = parse(text).source
    #expect(source.originalOffset(7) == 7)
  }
}
