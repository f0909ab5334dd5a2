import Documents
import Testing

/// A text with a key and a value marked, or a value alone, and how to get there.
struct PlaceCase: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var path: String
  var value: String?

  init(_ name: String, _ text: String, _ path: String, _ value: String? = nil) {
    self.name = name
    self.text = text
    self.path = path
    self.value = value
  }

  var testDescription: String { name }

  static let all = [
    PlaceCase("plain", "⟦a⟧: ⟦b⟧\n", "a", "b"),
    PlaceCase("plain with spaces", "⟦a b⟧:   ⟦c  d⟧   \n", "a b", "c  d"),
    PlaceCase("before a comment", "⟦a⟧: ⟦b#c⟧ # d\n", "a", "b#c"),
    PlaceCase("at the end without a newline", "⟦a⟧: ⟦b⟧", "a", "b"),
    PlaceCase("plain over lines", "⟦a⟧: ⟦b\n  c\n\n  d⟧\ne: f\n", "a", "b c\nd"),
    PlaceCase("single quotes", "⟦'a'⟧: ⟦'it''s'⟧ # c\n", "a", "it's"),
    PlaceCase("double quotes", "⟦\"a\"⟧: ⟦\"b\"⟧\n", "a", "b"),
    PlaceCase("escapes", "⟦\"\\x61\"⟧: ⟦\"b\\tc\\\"\\u00e9\\U0001F600\"⟧\n", "a", "b\tc\"é😀"),
    PlaceCase("quotes over lines", "⟦a⟧: ⟦'b\n  c\n\n  d'⟧\n", "a", "b c\nd"),
    PlaceCase("an escaped line end", "⟦a⟧: ⟦\"b\\\n   c\"⟧\n", "a", "bc"),
    PlaceCase("empty quotes", "⟦a⟧: ⟦''⟧\n", "a", ""),
    PlaceCase("nothing", "⟦a⟧:⟦⟧\nb: c\n", "a", ""),
    PlaceCase("nothing before a comment", "⟦a⟧:⟦⟧ # c\n\nb: c\n", "a", ""),
    PlaceCase("literal", "⟦a⟧: ⟦|\n  b\n   c⟧\n\nd: e\n", "a", "b\n c\n"),
    PlaceCase("literal with indicators", "⟦a⟧: ⟦|2-\n   b⟧\n# c\nd: e\n", "a", " b"),
    PlaceCase("literal that keeps", "⟦a⟧: ⟦|+ # c\n  b⟧\n\nd: e\n", "a", "b\n\n"),
    PlaceCase("folded", "⟦a⟧: ⟦>\n  b\n  c⟧\nd: e\n", "a", "b c\n"),
    PlaceCase("literal of nothing", "⟦a⟧: ⟦|⟧\nd: e\n", "a", ""),
    PlaceCase("block mapping", "⟦a⟧:\n  ⟦b: c\n  d: e⟧\n\n# f\ng: h\n", "a"),
    PlaceCase("block list", "⟦a⟧:\n- b\n- ⟦c: d\n  e: f⟧\n- g\n".replacing("⟦a⟧", with: "a"), "a.1"),
    PlaceCase("list without indentation", "⟦a⟧:\n⟦- b\n- c⟧\n# d\ne: f\n", "a"),
    PlaceCase("flow mapping", "⟦a⟧: ⟦{b: c, d: [e]}⟧ # f\n", "a"),
    PlaceCase("flow list over lines", "⟦a⟧: ⟦[\n  b,\n  c,\n]⟧\nd: e\n", "a"),
    PlaceCase("inside flow", "a: {b: [c, {⟦d⟧: ⟦e f⟧}]}\n", "a.b.1.d", "e f"),
    PlaceCase("JSON-like key in flow", "{⟦\"a\"⟧:⟦1⟧,b: 2}\n", "a", "1"),
    PlaceCase("a key alone in flow", "{⟦a⟧⟦⟧, b: 1}\n", "a", ""),
    PlaceCase("explicit key", "? ⟦a⟧\n: ⟦b⟧\n", "a", "b"),
    PlaceCase("anchor", "⟦a⟧: &x ⟦b⟧\n", "a", "b"),
    PlaceCase("tag", "⟦a⟧: !!str ⟦b⟧\n", "a", "b"),
    PlaceCase("anchor and tag", "⟦a⟧: &x !!str ⟦\"b\"⟧\n", "a", "b"),
    PlaceCase("tag and anchor", "⟦a⟧: !!str &x ⟦b⟧\n", "a", "b"),
    PlaceCase("the tag of no kind", "⟦a⟧: ! ⟦b⟧\n", "a", "b"),
    PlaceCase("tag of nothing", "⟦a⟧: !!str⟦⟧\nb: c\n", "a", ""),
    PlaceCase("anchor before a literal", "⟦a⟧: &x ⟦|\n  b⟧\n", "a", "b\n"),
    PlaceCase("anchor before a line end", "⟦a⟧: &x # c\n  ⟦b⟧\n", "a", "b"),
    PlaceCase("anchor before a block mapping", "⟦a⟧: &x\n  ⟦b: c⟧\nd: e\n", "a"),
    PlaceCase("anchor before a block list", "⟦a⟧: &x\n  # y\n  ⟦- b⟧\nd: e\n", "a"),
    PlaceCase("tag before flow", "⟦a⟧: !!map ⟦{b: c}⟧\n", "a"),
    PlaceCase("anchor against a value", "⟦a⟧: &x⟦?b⟧\n", "a", "?b"),
    PlaceCase("anchor against a key", "&x⟦?a⟧: ⟦b⟧\n", "?a", "b"),
    PlaceCase("anchored key", "&x ⟦a⟧: ⟦b⟧\n", "a", "b"),
    PlaceCase("alias", "z: &x b\n⟦a⟧: ⟦*x⟧ # c\n", "a", "b"),
    PlaceCase("alias of a quoted scalar", "z: &x \"b\\n\"\n⟦a⟧: ⟦*x⟧\n", "a", "b\n"),
    PlaceCase("alias of a mapping", "z: &x {b: c}\n⟦a⟧: ⟦*x⟧\n", "a"),
    PlaceCase("below an alias", "z: &x {⟦b⟧: ⟦c⟧}\na: *x\n", "a.b", "c"),
    PlaceCase("alias as an item", "z: &x b\na: [⟦*x⟧, c]\n", "a.0", "b"),
    PlaceCase("aliased key", "z: &x b\n⟦*x⟧ : ⟦c⟧\n", "b", "c"),
    PlaceCase("merged", "z: &x {⟦b⟧: ⟦c⟧}\na:\n  <<: *x\n  d: e\n", "a.b", "c"),
    PlaceCase("container that ends with a merge", "z: &x {b: c}\na:\n  ⟦d: e\n  <<: *x⟧\nf: g\n", "a"),
    PlaceCase("characters of two to four bytes", "é: \"ß\"\n⟦日本⟧: ⟦😀 x⟧ # é\n", "日本", "😀 x"),
    PlaceCase("behind wide characters", "{é: ß, 日: 😀, ⟦a⟧: ⟦b⟧}\n", "a", "b"),
    PlaceCase("second document's shape", "%YAML 1.1\n---\n⟦a⟧: ⟦b⟧\n...\n", "a", "b"),
    PlaceCase("on the line of the marker", "--- {⟦a⟧: ⟦b⟧}\n", "a", "b"),
  ]
}

@Suite("Places of keys and values") struct RangeTests {
  private func check(_ place: PlaceCase, _ bytes: [UInt8], _ ranges: [Range<Int>], text: String?) throws {
    let parsed = parse(bytes, name: place.name)
    try #require(parsed.errors.isEmpty, "\(errors(of: parsed))")
    let node = try #require(parsed.documents.first?.at(place.path))
    #expect(node.range == ranges.last)
    if ranges.count == 2 { #expect(node.keyRange == ranges[0]) }
    if let text { #expect(node.text == text) }
  }

  @Test(arguments: PlaceCase.all) func exact(place: PlaceCase) throws {
    let marked = Marked(place.text)
    try check(place, Array(marked.text.utf8), marked.ranges, text: place.value)
  }

  @Test("line ends of CR LF and of CR", arguments: PlaceCase.all) func lineEnds(place: PlaceCase) throws {
    for end in ["\r\n", "\r"] {
      let marked = Marked(place.text.replacing("\n", with: end))
      try check(place, Array(marked.text.utf8), marked.ranges, text: place.value)
    }
  }

  @Test("behind a comment of wide characters", arguments: PlaceCase.all) func behindComment(place: PlaceCase)
    throws
  {
    let marked = Marked("# é 日本 😀\n" + place.text)
    try check(place, Array(marked.text.utf8), marked.ranges, text: place.value)
  }

  @Test("behind another document", arguments: PlaceCase.all) func behindDocument(place: PlaceCase) throws {
    let marked = Marked("é: |\n  😀\n...\n---\n" + place.text.replacing("%YAML 1.1\n---\n", with: ""))
    let parsed = parse(marked.text)
    try #require(parsed.errors.isEmpty)
    #expect(parsed.documents.last?.at(place.path)?.range == marked.ranges.last)
  }

  @Test("in every encoding", arguments: PlaceCase.all) func encodings(place: PlaceCase) throws {
    let marked = Marked(place.text)
    let withMark = "\u{FEFF}" + marked.text
    let shifted = marked.ranges.map { $0.lowerBound + 3..<$0.upperBound + 3 }
    try check(place, Array(withMark.utf8), shifted, text: place.value)
    for littleEndian in [true, false] {
      try check(place, utf16(withMark, littleEndian: littleEndian), shifted, text: place.value)
      guard marked.text.utf8.first! < 0x80 else { continue }
      try check(place, utf16(marked.text, littleEndian: littleEndian), marked.ranges, text: place.value)
    }
  }
}

func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    littleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
  }
}
