import Documents
import Testing

/// What lies in a range is found from any node alike.
@Suite("Neighbours") struct NeighbourTests {
  static let texts = [
    #"{"a": [1, {"b": "two", "c": []}, [[["x"]]]], "d": {"e": {}, "f": "g"}, "h": null}"#,
    "a: &x {b: 1, c: [2, 3]}\nd: *x\ne:\n  <<: *x\n  f: |\n    long\n    text\ng: [*x, h]\n---\ni: j\n",
    "- a\n- - b\n  - c: d\n    e: []\n- {}\n- 'f'\n",
  ]

  @Test("the same as by looking at all", arguments: texts)
  func all(_ text: String) {
    let tree = parse(text).tree
    var nodes: [Node] = []
    func collect(_ node: Node) {
      nodes.append(node)
      for child in node.children { collect(child) }
    }
    for document in tree.documents { collect(document) }
    let own = nodes.filter { $0.isScalar && !$0.isShared }
    for lower in stride(from: 0, to: text.utf8.count, by: 3) {
      for upper in [lower + 1, lower + 5, text.utf8.count] {
        let range = lower..<max(upper, lower + 1)
        let expected = own.filter { $0.range.overlaps(range) }.map(\.range)
        for node in nodes {
          #expect(node.scalars(in: range).map(\.range) == expected, "\(range) from \(node.range)")
        }
      }
    }
  }

  @Test("the scalar before is of the same list")
  func before() {
    let list = parse("[a, b, [c, d], e]").documents[0]
    let items = Array(list.children)
    #expect(items[1].previousScalar == items[0])
    #expect(items[0].previousScalar == nil)
    #expect(items[3].previousScalar == nil)
    #expect(items[2][item: 0]?.previousScalar == nil)
  }
}
