import Documents
import Testing

/// An error in one document hides neither those before it nor those behind it.
@Suite("Broken documents among others") struct RecoveryTests {
  @Test(arguments: [
    ("b: [1, 2", "4:1"), ("b: [1, 2\nc: 3", "4:2"), ("b: 'x", "4:1"), ("b: \"x\nc: 1", "5:1"),
    ("b: *x", "3:4"),
    ("]", "3:1"), ("b: 1\n]", "4:1"), ("b: @", "3:4"), ("\tb: 1", "3:1"),
    ("b: c: d", "3:5"),
    ("? [a]\n: b", "3:3"), ("é: \u{0}", "3:4"), ("b: \u{1}\nc: \u{2}", "3:4"), ("b: |\n  \u{7F}", "4:3"),
    ("b: {<<: 1}", "3:9"),
  ]) func middle(broken: String, place: String) {
    let parsed = parse("a: 1\n---\n\(broken)\n---\né: &e x\nc: [é, *e]\n")
    #expect(parsed.documents.first.map(sketch) == "{a: 1}")
    #expect(parsed.documents.last.map(sketch) == "{é: 'x', c: ['é', 'x']}")
    let end = parsed.source.bytes.count
    #expect(parsed.documents.last?.range == end - "é: &e x\nc: [é, *e]\n".utf8.count..<end - 1)
    #expect(errors(of: parsed).count == 1)
    #expect(errors(of: parsed).first?.hasPrefix(place + " ") == true, "\(errors(of: parsed))")
  }

  @Test(
    "bytes that are no text, in the middle",
    arguments: [[0xFF], [0xC3], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80]])
  func bytes(broken: [UInt8]) {
    let before = Array("é: 1\n---\n".utf8)
    let parsed = parse(before + broken + Array("\n---\nb: é\nc: d\n".utf8), name: "x")
    #expect(parsed.documents.map(sketch) == ["{é: 1}", "{b: 'é', c: 'd'}"])
    #expect(parsed.errors.map(\.code) == [.encoding])
    #expect(parsed.errors.map(\.offset) == [before.count + broken.count(where: { $0 < 0x80 })])
  }

  @Test func `places behind a fault in ASCII are exact`() throws {
    let marked = Marked("a: \u{0}\n---\né: 日本\nb: ⟦x⟧\n---\nc: \u{1}\n---\nd: é\ne: ⟦y⟧\n")
    let parsed = parse(marked.text)
    #expect(parsed.documents.map { $0.at("b")?.range ?? $0.at("e")?.range } == marked.ranges)
    #expect(parsed.errors.count == 2)
  }

  @Test func `an error on the line of the marker is one error`() {
    for broken in ["--- }", "--- ]", "--- \u{1}", "--- 'x", "--- *x", "--- @"] {
      for text in ["\(broken)\n---\nb: 1\n", "a: 1\n\(broken)\n---\nb: 1\n"] {
        let parsed = parse(text)
        #expect(parsed.errors.count == 1, "\(errors(of: parsed))")
        #expect(parsed.documents.map(sketch).last == "{b: 1}")
        #expect(parsed.documents.count == (text.hasPrefix("a") ? 2 : 1))
      }
    }
  }

  @Test func `what stands behind a finished document takes nothing back`() {
    let parsed = parse("a: 1\n...\n}\n---\nb: 2\n")
    #expect(parsed.documents.map(sketch) == ["{a: 1}", "{b: 2}"])
    #expect(errors(of: parsed) == ["3:1 did not find expected <document start>"])
    let directive = parse("a: 1\n...\n%YAML 9.9\n---\nb: 2\n")
    #expect(directive.documents.first.map(sketch) == "{a: 1}")
    #expect(errors(of: directive) == ["3:1 found incompatible YAML document"])
  }

  @Test func `every broken document is told`() {
    let parsed = parse("a: [\n---\nb: 1\n---\nc: {\n---\nd: 'x\n---\ne: 2\n--- }\n")
    #expect(parsed.documents.map(sketch) == ["{b: 1}", "{e: 2}"])
    #expect(parsed.errors.map { parsed.source.position(at: $0.offset).line } == [2, 6, 8, 10])
  }

  @Test func `line ends of CR LF and of CR`() {
    for end in ["\r\n", "\r"] {
      let parsed = parse(["a: 1", "---", "b: [", "---", "c: 3", ""].joined(separator: end))
      #expect(parsed.documents.map(sketch) == ["{a: 1}", "{c: 3}"])
      #expect(parsed.errors.map { parsed.source.position(at: $0.offset) } == [Position(line: 4, column: 1)])
    }
  }

  @Test func `what looks like a marker and is none`() {
    let text = "a: |\n  ---\n  x\nb: '\n  --- y'\nc: a---\n----: 1\n"
    #expect(sketches(text) == ["{a: '---\nx\n', b: ' --- y', c: 'a---', ----: 1}"])
  }
}
