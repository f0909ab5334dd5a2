import Documents
import Testing

/// The corners of planned edits: several at once, refusals, and styles that few people use.
@Suite("Planned edits, in detail") struct EditDetailTests {
  private func root(_ text: String) throws -> Node {
    let parsed = parse(text, claim: text.hasPrefix("{\"") ? .json : .yaml)
    try #require(parsed.errors.isEmpty)
    return try #require(parsed.documents.first)
  }

  private func apply(_ text: String, _ changes: (Node) throws -> [Change]) throws -> String {
    let root = try root(text)
    let bytes = try #require(applying(try Change.edits(for: try changes(root)), to: root.tree.source.bytes))
    let result = String(decoding: bytes, as: UTF8.self)
    #expect(parse(result).errors.isEmpty, "no longer parses:\n\(result)")
    return result
  }

  private func refusal(_ text: String, _ changes: (Node) throws -> [Change]) throws -> String? {
    let changes = try changes(try root(text))
    do throws(EditRefusal) {
      _ = try Change.edits(for: changes)
      return nil
    } catch {
      return error.message
    }
  }

  // MARK: Several changes

  @Test("changes that need the same missing parent share it")
  func commonParent() throws {
    let result = try apply("spec:\n  containers:\n    - name: a # one\n") { root in
      let container = try #require(root["spec"]?["containers"]?[item: 0])
      let spec = try #require(root["spec"])
      return [
        .set(under: spec, path: "hostUsers", to: .bool(false)),
        .set(under: container, path: "securityContext.runAsNonRoot", to: .bool(true)),
        .append(to: container, path: "securityContext.capabilities.drop", .string("ALL")),
        .set(under: container, path: "securityContext.readOnlyRootFilesystem", to: .bool(true)),
        .append(to: container, path: "securityContext.capabilities.drop", .string("ALL")),
      ]
    }
    #expect(
      result == """
        spec:
          containers:
            - name: a # one
              securityContext:
                runAsNonRoot: true
                capabilities:
                  drop:
                    - ALL
                readOnlyRootFilesystem: true
          hostUsers: false

        """)
  }

  @Test("what one change empties another may fill")
  func emptiedAndFilled() throws {
    let changes: (Node) throws -> [Change] = { root in
      let capabilities = try #require(root["c"])
      return [
        .remove(try #require(capabilities["add"])),
        .append(to: root, path: "c.drop", .string("ALL")),
      ]
    }
    #expect(try apply("c:\n  add: [X] # why\nz: 1\n", changes) == "c:\n  drop:\n  - ALL\n  # why\nz: 1\n")
    #expect(try apply("c: {add: [X]}\n", changes) == "c: {drop: [ALL]}\n")
    #expect(try apply(#"{"c":{"add":["X"]}}"#, changes) == #"{"c":{"drop":["ALL"]}}"#)
  }

  @Test("changes that contradict each other are refused")
  func contradictions() throws {
    let pairs: [(Node) throws -> [Change]] = [
      { [.set(under: $0, path: "a", to: .int(1)), .set(under: $0, path: "a", to: .int(2))] },
      { [.set(under: $0, path: "m.x", to: .int(1)), .set(under: $0, path: "m", to: .int(2))] },
      { [.remove(try #require($0["m"])), .set(under: $0, path: "m.x", to: .int(2))] },
      { [.replace(try #require($0["m"]), with: .null), .remove(try #require($0["m"]?["k"]))] },
      // A value that is to stay contradicts, though it has no edit.
      { [.set(under: $0, path: "a", to: .int(0)), .remove(try #require($0["a"]))] },
    ]
    for changes in pairs { #expect(try refusal("a: 0\nm:\n  k: 1\n", changes) != nil) }
  }

  @Test("a field that has the value already needs no edit")
  func nothingToDo() throws {
    let node = try root("a: {b: [1, x]}\n")
    #expect(try Change.set(under: node, path: "a.b", to: .list([.int(1), .string("x")])).edits() == [])
  }

  @Test("edits of two files are refused, overlapping ones not applied")
  func foreign() throws {
    let (a, b) = (try root("a: 1\n"), try root("a: 1\n"))
    #expect(throws: EditRefusal.self) {
      try Change.edits(for: [
        .set(under: a, path: "a", to: .int(2)), .set(under: b, path: "a", to: .int(2)),
      ])
    }
    let edits = [Edit(range: 0..<2, replacement: ""), Edit(range: 1..<3, replacement: "")]
    #expect(applying(edits, to: Array("abcd".utf8)) == nil)
    #expect(applying([Edit(range: 3..<9, replacement: "")], to: Array("abcd".utf8)) == nil)
  }

  // MARK: Sharing

  @Test("what an anchor, alias or merge key shares is left alone, with the reason")
  func sharing() throws {
    let text = "a: &a {x: 1}\nb: *a\nc:\n  <<: *a\n  y: 2\nd: {e: &e 1}\nf: *e\ng:\n  x: 3\n  <<: *a\n"
    let places: [((Node) -> Node?, String)] = [
      ({ $0["a"] }, "a has an anchor"), ({ $0["a"]?["x"] }, "a has an anchor"),
      ({ $0["b"]?["x"] }, "x comes from an anchor"), ({ $0["b"] }, "b comes from an anchor"),
      ({ $0["c"]?["x"] }, "x comes from an anchor"), ({ $0["d"] }, "e has an anchor"),
    ]
    for (place, reason) in places {
      let message = try refusal(text) { [.remove(try #require(place($0)))] }
      #expect(message?.hasPrefix(reason) == true, "\(message ?? "no refusal")")
    }
    #expect(try refusal(text) { [.set(under: $0, path: "b.new", to: .int(1))] } != nil)
    #expect(try refusal(text) { [.set(under: $0, path: "c.y", to: .int(1))] } == nil)
    let kept = try apply(text) { [.set(under: $0, path: "c.new", to: .int(1))] }
    #expect(kept.contains("  <<: *a\n  y: 2\n  new: 1\nd:"))
    let overriding = "a: &a {x: 1}\nc:\n  <<: *a\n  x: 2\n"
    #expect(
      try refusal(overriding) { [.remove(try #require($0["c"]?["x"]))] }
        == "a merge key would bring x back")
  }

  @Test("UTF-16 is refused")
  func encoding() throws {
    let bytes = [UInt8]([0xFF, 0xFE]) + "a: 1\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let node = try #require(parse(bytes, name: "x").documents.first)
    #expect(throws: EditRefusal.self) { try Change.set(under: node, path: "b", to: .int(1)).edits() }
  }

  @Test("duplicate keys go together")
  func duplicates() throws {
    let result = try apply("a: 1\nb: 1\na: 2\n") { [.remove(try #require($0["a"]))] }
    #expect(result == "b: 1\n")
  }

  // MARK: Styles

  @Test(
    "a value gives way to another and keeps what is around it",
    arguments: [
      ("k: 'it''s' # why\n", Literal.bool(true), "k: true # why\n"),
      ("k: one\n  two # why\nz: 1\n", .int(5), "k: 5 # why\nz: 1\n"),
      ("k: |- # why\n  one\n\n  # text\nz: 1\n", .string("x"), "k: x # why\nz: 1\n"),
      ("k:\n  a: 1 # one\n  # two\n  b: 2 # three\nz: 1\n", .null, "k: null\n# one\n# two\n# three\nz: 1\n"),
      ("k: &n !!str 5 # why\n", .int(5), "k: &n 5 # why\n"),
      ("k: !!int '5'\n", .string("5"), "k: \"5\"\n"),
      ("k:\n", .list([.string("x")]), "k:\n- x\n"),
      ("k:   # why\nz:\n    y: 1\n", .mapping([.init("a", .int(1))]), "k:   # why\n    a: 1\nz:\n    y: 1\n"),
      ("k: {a: 1}\n", .mapping([.init("b", .list([.null]))]), "k: {b: [null]}\n"),
      ("k: x", .mapping([.init("a", .mapping([])), .init("b", .null)]), "k:\n  a: {}\n  b: null"),
    ])
  func replacing(_ text: String, _ literal: Literal, _ expected: String) throws {
    #expect(try apply(text) { [.replace(try #require($0["k"]), with: literal)] } == expected)
  }

  @Test(
    "an item is changed as it is written",
    arguments: [
      ("- - a\n  - b\n- c\n", [0, 0], nil, "- - b\n- c\n"),
      ("- - a # x\n  - b\n", [0, 0], nil, "- # x\n  - b\n"),
      ("-\n  - a\n", [0, 0], nil, "- []\n"),
      (
        "- - a\n", [0, 0], Literal.mapping([.init("x", .int(1)), .init("z", .int(2))]), "- - x: 1\n    z: 2\n"
      ),
      ("- a\n- # x\n  b: 1\n", [1], .int(2), "- a\n- 2 # x\n"),
      ("- a\n-\n", [1], .int(2), "- a\n- 2\n"),
      ("[a, [b, c,],]\n", [1, 1], nil, "[a, [b,],]\n"),
      ("[\n  a, # one\n  b, # two\n  c # three\n]\n", [1], nil, "[\n  a, # one\n   # two\n  c # three\n]\n"),
    ])
  func items(_ text: String, _ path: [Int], _ literal: Literal?, _ expected: String) throws {
    let result = try apply(text) { root in
      let node = try path.reduce(root) { try #require($0[item: $1]) }
      return [literal.map { .replace(node, with: $0) } ?? .remove(node)]
    }
    #expect(result == expected)
  }

  @Test(
    "a field is added whatever the mapping ends with",
    arguments: [
      ("a: |+\n  x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\nnew: 1\n"),
      ("b: 1\na: |+\n  x\n\n", "b: 1\na: |+\n  x\n\nnew: 1\n"),
      // A text without its last line break keeps none.
      ("a: |\n  x", "a: |-\n  x\nnew: 1"), ("a: >+\n  x", "a: >-\n  x\nnew: 1"),
      ("a: |-\n  x", "a: |-\n  x\nnew: 1"),
      ("\u{FEFF}a: 1\r\n", "\u{FEFF}a: 1\r\nnew: 1\r\n"),
      ("---\na: 1\n---\nb: 1\n", "---\na: 1\nnew: 1\n---\nb: 1\n"),
      ("a: 1 # x\ty\n\n# end\n", "a: 1 # x\ty\nnew: 1\n\n# end\n"), ("  a:\n", "  a:\n  new: 1\n"),
      ("{\n  a: 1 # x\n}\n", "{\n  a: 1, # x\n  new: 1\n}\n"),
      ("{\n  a: 1, # x\n}\n", "{\n  a: 1, # x\n  new: 1\n}\n"),
      ("{a, b: }\n", "{a, b: , new: 1}\n"), ("{ }\n", "{\"new\": 1}\n"), ("x: {}\n", "x: {}\nnew: 1\n"),
      ("{\"a\":[]}", "{\"a\":[],\"new\":1}"),
      ("{\"a\": {\n\t\"b\": 1}\n}", "{\"a\": {\n\t\"b\": 1}, \"new\": 1\n}"),
      ("{\n\t\"a\": 1\n}", "{\n\t\"a\": 1,\n\t\"new\": 1\n}"),
    ])
  func adding(_ text: String, _ expected: String) throws {
    #expect(try apply(text) { [.set(under: $0, path: "new", to: .int(1))] } == expected)
  }

  @Test("an edit of a long line costs no more than one of a short line", .timeLimit(.minutes(1)))
  func longLine() throws {
    let count = 20_000
    let text = "{\"a\":[" + Array(repeating: "{\"name\":\"x\"}", count: count).joined(separator: ",") + "]}"
    let items = try #require(try root(text)["a"])
    var edits: [Edit] = []
    for item in items.children {
      edits += try Change.set(under: item, path: "securityContext.x", to: .bool(true)).edits()
    }
    #expect(edits.count == count)
    #expect(edits.allSatisfy { $0.replacement == ",\"securityContext\":{\"x\":true}" })
  }

  @Test("what stands in no simple place is refused")
  func refused() throws {
    for text in ["? a\new: 1\n", "&x a: 1\n", "- {}\n", "a: 1\nm: {x: # y\n  1}\n"] {
      #expect(
        try refusal(text) { root in
          if let child = root["m"]?["x"] {
            return [.remove(child), .set(under: root, path: "m.z", to: .null)]
          }
          return [.set(under: root, path: "new", to: .int(1))]
        } != nil, "\(text)")
    }
  }
}
