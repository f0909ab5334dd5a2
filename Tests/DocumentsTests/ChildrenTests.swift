import Documents
import Testing

@Suite("Children") struct ChildrenTests {
  @Test func `order, parents and positions`() throws {
    let root = try document("a: [x, {b: y}, [z]]\nc:\n")
    #expect(root.children.map(\.key) == ["a", "c"])
    let list = try #require(root["a"])
    #expect(list.children.map(\.itemIndex) == [0, 1, 2])
    #expect(list.children.allSatisfy { $0.parent == list && $0.key == nil && $0.keyRange == nil })
    #expect(list[item: 2]?[item: 0]?.text == "z")
    #expect(list[item: 3] == nil)
    #expect(list[item: -1] == nil)
    #expect(root[item: 0] == nil)
    #expect(list["a"] == nil)
    #expect(root["c"].map { Array($0.children).count } == 0)
    #expect(root.parent == nil)
    #expect(root["a"]?.itemIndex == nil)
    #expect(list.count == 3)
  }

  @Test func `replaced entries are left out, once`() throws {
    let root = try document("x: &x {a: 1, b: 2}\nz:\n  a: 0\n  <<: *x\n  c: {d: 3}\n  b: 4\n  e: 5\n  e: 6\n")
    let z = try #require(root["z"])
    #expect(sketch(z) == "{a: 1, c: {d: 3}, b: 4, e: 6}")
    #expect(z.children.allSatisfy { $0.parent == z })
    #expect(z.keyIs("z"))
    #expect(!z.keyIs("x"))
  }

  /// Comparing each entry with all behind it takes minutes here.
  @Test(.timeLimit(.minutes(1))) func `a large mapping with one duplicate is walked in one go`() throws {
    let text = (0..<100_000).map { "key\($0): 0\n" }.joined() + "key0: 1\n"
    let root = try document(text)
    #expect(root.children.reduce(0) { count, _ in count + 1 } == 100_000)
    #expect(root["key0"]?.int == 1)
  }
}
