import Documents
import Testing

/// Merge keys as go-yaml v2 reads them: entries count in the order they stand, a merge among them.
@Suite("Merge keys") struct MergeTests {
  private static let base = "x: &x {k: 1, l: 2}\ny: &y {k: 3, m: 4}\n"

  @Test(arguments: [
    ("<<: *x", "{k: 1, l: 2}"),
    ("<<: *x\n  k: 9", "{l: 2, k: 9}"),
    ("k: 9\n  <<: *x", "{k: 1, l: 2}"),
    ("k: 9\n  <<: *x\n  k: 8", "{l: 2, k: 8}"),
    ("<<: [*x, *y]", "{m: 4, k: 1, l: 2}"),
    ("<<: [*y, *x]", "{l: 2, k: 3, m: 4}"),
    ("<<: *x\n  <<: *y", "{l: 2, k: 3, m: 4}"),
    ("<<: {k: 7, o: 5}", "{k: 7, o: 5}"),
    ("<<:\n    k: 7\n    <<: *y\n  l: 6", "{k: 3, m: 4, l: 6}"),
    ("<<:\n  - *x\n  - {k: 7, o: 5}", "{o: 5, k: 1, l: 2}"),
    ("<<: []\n  k: 1", "{k: 1}"),
    ("<<: {}\n  k: 1", "{k: 1}"),
    ("!!merge <<: *x", "{k: 1, l: 2}"),
    ("\"<<\": 1\n  k: 2", "{<<: 1, k: 2}"),
    ("!!str <<: 1", "{<<: 1}"),
  ]) func order(entries: String, expected: String) throws {
    let merged = try #require(try document(Self.base + "a:\n  \(entries)\nz: 0\n")["a"])
    #expect(sketch(merged) == expected)
    for child in merged.children {
      let key = try #require(child.key)
      #expect(merged[key: key] == child, "lookup and iteration differ for \(key)")
    }
    #expect(merged.tree.duplicateKeys.allSatisfy { $0.first.key == "k" && !entries.hasPrefix("<<") })
  }

  @Test func `a merge of a merge`() throws {
    let root = try document("a: &a {k: 1}\nb: &b\n  <<: *a\n  l: 2\nc:\n  <<: *b\n  m: 3\n")
    #expect(root["c"].map(sketch) == "{k: 1, l: 2, m: 3}")
    #expect(root["c"]?["<<"] == nil)
  }

  @Test func `what was merged points to where it stands, and is shared`() throws {
    let root = try document("a: &a {k: [1, 2]}\nc:\n  <<: *a\n  m: 3\n")
    let merged = try #require(root.at("c.k.1"))
    #expect(merged.range == 14..<15)
    #expect(merged.isShared)
    #expect(merged.parent?.parent == root["c"])
    #expect(root.at("c.m")?.isShared == false)
    #expect(root.at("a.k")?.isShared == false)
  }

  @Test(arguments: [
    ("a:\n  <<: 1\n", "2:7 a merge key (<<) takes a mapping or a list of mappings"),
    ("a:\n  <<:\n  b: 1\n", "2:6 a merge key (<<) takes a mapping or a list of mappings"),
    ("a:\n  <<: [{b: 1}, 2]\n", "2:7 a merge key (<<) takes a mapping or a list of mappings"),
    ("é: &x 1\na: {b: é, <<: *x}\n", "2:15 a merge key (<<) takes a mapping or a list of mappings"),
    ("x: &x [{b: 1}]\na: {<<: *x}\n", "2:9 a merge key (<<) takes a mapping or a list of mappings"),
    ("a: {<<: *x}\n", "1:9 the alias *x has no anchor before it"),
    ("a: &x\n  <<: *x\n", "2:7 the anchor &x contains itself"),
  ]) func refused(text: String, error: String) {
    #expect(errors(of: parse(text)) == [error])
  }
}
