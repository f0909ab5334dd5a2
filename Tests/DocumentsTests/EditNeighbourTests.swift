import Documents
import Testing

/// What stands beside a change must mean what it meant: texts, comments, tags and anchors.
@Suite("Planned edits and their neighbours") struct EditNeighbourTests {
  private func node(_ text: String, _ path: [String]) throws -> Node {
    let parsed = parse(text)
    try #require(parsed.errors.isEmpty)
    var node = try #require(parsed.documents.first)
    for step in path {
      node = try #require(Int(step).map { node[item: $0] } ?? node[key: step])
    }
    return node
  }

  private func removing(_ text: String, _ paths: [[String]]) throws -> String {
    let tree = try node(text, []).tree
    let changes = try paths.map { path in
      let root = try #require(tree.documents.first)
      return Change.remove(
        try path.reduce(root) { node, step in
          try #require(Int(step).map { node[item: $0] } ?? node[key: step])
        })
    }
    let bytes = try #require(applying(try Change.edits(for: changes), to: tree.source.bytes))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "a literal text takes in nothing that comes to stand behind it",
    arguments: [
      ("a: |\n  x\nb: 1\n    # deep\nc: 2\n", ["b"], "a: |\n  x\n# deep\nc: 2\n"),
      ("a: |\n  x\nb: 1\n\n    # deep\nc: 2\n", ["b"], "a: |\n  x\n\n# deep\nc: 2\n"),
      ("a: |\n  x\nb: 1\n     \nc: 2\n", ["b"], "a: |\n  x\n\nc: 2\n"),
      ("a: |+\n  x\nb: 1\n\n   # deep", ["b"], "a: |+\n  x\n# deep"),
      ("a: |+\n  x\nb: 1\n   ", ["b"], "a: |+\n  x\n"),
      ("a: >\r\n  x\r\nb: 1\r\n\r\n    # deep\r\n", ["b"], "a: >\r\n  x\r\n\r\n# deep\r\n"),
      ("- |\n  x\n- b\n    # deep\n- c\n", ["1"], "- |\n  x\n# deep\n- c\n"),
      ("a: |\n  x\nb:\n  c: 1\n   # deep\n", ["b", "c"], "a: |\n  x\n# deep\n"),
      ("a:\n- x: |\n    t\n  z: 1\n    # deep\n", ["a", "0", "z"], "a:\n- x: |\n    t\n  # deep\n"),
      // A line that stays between them ends the text.
      (
        "a: |\n  x\nb:\n  c: 1\n   # deep\n  d: 1\n", ["b", "c"], "a: |\n  x\nb:\n   # deep\n  d: 1\n"
      ),
      ("a: x\nb: 1\n    # deep\n", ["b"], "a: x\n    # deep\n"),
    ])
  func texts(_ text: String, _ path: [String], _ expected: String) throws {
    #expect(try removing(text, [path]) == expected)
  }

  @Test("nor where several lines go, or new ones come")
  func severalAtOnce() throws {
    let text = "a:\n  x: |\n    t\n  z: 1\n  # one\nb: 1\n      # two\nc: 2\n"
    #expect(
      try removing(text, [["a", "z"], ["b"]]) == "a:\n  x: |\n    t\n  # one\n# two\nc: 2\n")
    let root = try node("a:\n  x: |+\n    t\n  z: 1\n\n    # deep\n", [])
    let edits = try Change.edits(for: [
      .remove(try #require(root["a"]?["z"])), .set(under: root, path: "new", to: .int(1)),
    ])
    let bytes = try #require(applying(edits, to: root.tree.source.bytes))
    #expect(String(decoding: bytes, as: UTF8.self) == "a:\n  x: |+\n    t\nnew: 1\n  # deep\n")
  }

  @Test(
    "what marks a key goes with it, and what marks its neighbour stays",
    arguments: [
      ("x: {!!str a: 1, b: 2}\n", ["x", "a"], "x: {b: 2}\n"),
      ("x: {a: 1, !!str b: 2}\n", ["x", "a"], "x: {!!str b: 2}\n"),
      ("x: {? a : 1, b: 2}\n", ["x", "a"], "x: {b: 2}\n"),
      ("x: {a: 1, ? b : 2}\n", ["x", "a"], "x: {? b : 2}\n"),
      ("x: {a: 1, &k b: 2, c: *k}\n", ["x", "a"], "x: {&k b: 2, c: *k}\n"),
    ])
  func marks(_ text: String, _ path: [String], _ expected: String) throws {
    #expect(try removing(text, [path]) == expected)
  }

  @Test(
    "an anchor that an alias needs stays, on keys and for keys too",
    arguments: [
      ("k: &k name\n*k : 1\n", ["k"]), ("k: &k name\nx: {*k : 1}\n", ["k"]),
      ("x: {b: 2, &k a: 1, c: *k}\n", ["x", "a"]), ("x: {&k a: 1, b: 2}\nc: *k\n", ["x", "a"]),
      ("x:\n  &k a: 1\nc: *k\n", ["x"]), ("- a: 1\n  &k b: 2\n- *k\n", ["0", "a"]),
      ("- a: 1\n  ? b\n  : 2\n", ["0", "a"]),
    ])
  func anchors(_ text: String, _ path: [String]) throws {
    #expect(throws: EditRefusal.self) { try removing(text, [path]) }
  }

  @Test("a value is not replaced where an alias takes it as a key")
  func keyAlias() throws {
    let place = try node("k: &k name\n*k : 1\nj: 'a &k b'\n", ["k"])
    #expect(throws: EditRefusal(message: "k holds the anchor &k that other places use")) {
      try Change.replace(place, with: .int(5)).edits()
    }
    let other = try node("k: &k name\nj: 'a &k b'\n", ["j"])
    #expect(try Change.replace(other, with: .int(5)).edits().count == 1)
  }

  @Test("what looks like a date or a time is quoted", arguments: ["2001-01-01", "12:30", "1-2", "190:20:30"])
  func dates(_ text: String) throws {
    let edits = try Change.replace(try node("a: x\n", ["a"]), with: .string(text)).edits()
    #expect(edits.map(\.replacement) == ["\"\(text)\""])
  }
}

/// Changes planned together as far as they go.
@Suite("Batches of changes") struct EditBatchTests {
  @Test("one refusal keeps no other change from being made, and the earlier of two is made")
  func refusals() throws {
    let root = try #require(parse("a: &a {x: 1}\nb: *a\nc: 1\nd: 2\n").documents.first)
    let batch = Change.batch([
      .set(under: root, path: "c", to: .int(5)), .set(under: root, path: "b.x", to: .int(2)),
      .set(under: root, path: "c", to: .int(6)), .remove(try #require(root["d"])),
      .set(under: root, path: "m.new", to: .int(1)), .set(under: root, path: "a.x", to: .int(3)),
    ])
    let bytes = try #require(applying(batch.edits, to: root.tree.source.bytes))
    #expect(String(decoding: bytes, as: UTF8.self) == "a: &a {x: 1}\nb: *a\nc: 5\nm:\n  new: 1\n")
    #expect(batch.refused.map(\.position) == [1, 2, 5])
    #expect(
      batch.refused.map(\.refusal.message) == [
        "x comes from an anchor elsewhere, through an alias or a merge key",
        "two changes of c contradict each other", "a has an anchor that other places use",
      ])
  }

  @Test("nothing asked, nothing done")
  func empty() {
    let batch = Change.batch([])
    #expect(batch.edits.isEmpty && batch.refused.isEmpty)
  }
}
