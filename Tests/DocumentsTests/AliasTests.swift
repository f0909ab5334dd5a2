import Documents
import Testing

@Suite("Aliases") struct AliasTests {
  @Test func `an alias is a copy with its own place`() throws {
    let root = try document("a: &x\n  b: [1, {c: two}]\nd: *x\ne: [*x, *x]\n")
    for path in ["a", "d", "e.0", "e.1"] {
      #expect(root.at(path).map(sketch) == "{b: [1, {c: 'two'}]}")
      #expect(root.at(path + ".b.1.c")?.parent?.parent?.parent == root.at(path))
    }
    #expect(root["d"]?.isAlias == true)
    #expect(root["a"]?.isAlias == false)
    #expect(root["a"]?.isShared == false)
    #expect(root.at("d.b.0")?.isShared == true)
    #expect(root["e"]?[item: 1]?.itemIndex == 1)
  }

  @Test func `the last anchor of a name counts, and none outlives its document`() throws {
    #expect(sketches("- &x 1\n- *x\n- &x 2\n- *x\n") == ["[1, 1, 2, 2]"])
    let parsed = parse("a: &x 1\n---\nb: *x\n")
    #expect(errors(of: parsed) == ["3:4 the alias *x has no anchor before it"])
    #expect(parsed.documents.map(sketch) == ["{a: 1}"])
  }

  @Test func `type and style are those of the anchored value`() throws {
    let root = try document("- &a 'true'\n- &b true\n- &c !!str 12\n- &d !!int '3'\n- [*a, *b, *c, *d]\n")
    #expect(root[item: 4].map(sketch) == "['true', true, '12', 3]")
  }

  @Test func `an anchor of nothing`() throws {
    #expect(sketches("a: &x\nb: *x\n") == ["{a: , b: }"])
  }

  @Test(arguments: [
    ("a: 1\né: *nope\n", "2:4 the alias *nope has no anchor before it"),
    ("a: &x [1, *x]\n", "1:11 the anchor &x contains itself"),
    ("a: &x {b: {c: *x}}\n", "1:15 the anchor &x contains itself"),
    ("&x\na: [*x]\n", "2:5 the anchor &x contains itself"),
  ]) func refused(text: String, error: String) {
    let parsed = parse(text)
    #expect(errors(of: parsed) == [error])
    #expect(parsed.documents.isEmpty)
  }
}
