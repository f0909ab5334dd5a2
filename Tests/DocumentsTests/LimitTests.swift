import Documents
import Testing

/// What a hostile text may cost.
@Suite("Limits", .timeLimit(.minutes(1))) struct LimitTests {
  private func time(_ body: () -> Void) -> Duration { ContinuousClock().measure(body) }

  @Test func `depth of flow, block and JSON`() {
    func flow(_ n: Int) -> String { String(repeating: "[", count: n) + String(repeating: "]", count: n) }
    func object(_ n: Int) -> String {
      String(repeating: "{\"a\":", count: n) + "1" + String(repeating: "}", count: n)
    }
    func block(_ n: Int) -> String { (0..<n).map { String(repeating: " ", count: $0) + "a:\n" }.joined() }
    func items(_ n: Int) -> String { String(repeating: "- ", count: n) + "1\n" }
    for (text, claim) in [
      (flow(512), Claim.yaml), (flow(512), .json), ("- " + flow(511), .yaml), (object(512), .json),
      (object(512), .yaml), (block(512), .yaml), (items(512), .yaml),
    ] {
      #expect(errors(of: parse(text, claim: claim)) == [])
    }
    let message = " nested deeper than 512 levels"
    #expect(errors(of: parse(flow(513))) == ["1:513" + message])
    #expect(errors(of: parse(flow(513), claim: .json)) == ["1:513" + message])
    #expect(errors(of: parse("- " + flow(512))) == ["1:514" + message])
    #expect(errors(of: parse(object(513), claim: .json)) == ["1:2561" + message])
    #expect(errors(of: parse(block(513))) == ["513:513" + message])
    #expect(errors(of: parse(items(513))) == ["1:1025" + message])
  }

  @Test func `depth behind aliases and merges`() {
    // Each level holds the one before, eight deep: 65 times 8 levels, and few nodes.
    let nest = { (inner: String) in
      String(repeating: "[", count: 8) + inner + String(repeating: "]", count: 8)
    }
    let text = (1..<70).reduce("- &a0 \(nest("1"))\n") { $0 + "- &a\($1) \(nest("*a\($1 - 1)"))\n" }
    let parsed = parse(text)
    // The list around, and level 64, where 8 x 64 = 512 brackets lie inside one another already.
    #expect(errors(of: parsed) == ["64:16 nested deeper than 512 levels"])
    let merges = (1..<70).reduce("a0: &a0 {x: \(nest("1"))}\n") {
      $0 + "a\($1): &a\($1) {x: \(nest("{<<: *a\($1 - 1)}"))}\n"
    }
    #expect(parse(merges).errors.map(\.code) == [.limit])
  }

  @Test func `deep nesting costs little`() {
    let n = 100_000
    for (text, claim) in [
      (String(repeating: "{\"a\":", count: n), Claim.json), (String(repeating: "{\"a\":", count: n), .yaml),
      (String(repeating: "[", count: n), .json), (String(repeating: "[", count: n), .yaml),
      (String(repeating: "- ", count: n), .yaml), (String(repeating: "{a: ", count: n), .yaml),
    ] {
      let spent = time { #expect(parse(text, claim: claim).errors.map(\.code) == [.limit]) }
      #expect(spent < .seconds(2))
    }
  }

  @Test func `aliases that multiply are refused before they cost`() {
    let laughs = (1..<10).reduce("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n") { text, i in
      text + "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let spent = time {
      let parsed = parse("ok: 1\n---\n\(laughs)---\nok: 2\n")
      #expect(errors(of: parsed) == ["8:45 aliases expand to more than 1000000 values"])
      #expect(parsed.documents.map(sketch) == ["{ok: 1}", "{ok: 2}"])
      #expect(parsed.tree.nodeCount == 4)
    }
    #expect(spent < .seconds(10))
    var limits = Limits()
    limits.aliasedNodes = 3
    let text = Array("a: &a [1, 2]\nb: [*a]\nc: {<<: {x: *a}}\n".utf8)
    #expect(
      errors(of: parse(text, name: "x", limits: limits)) == ["3:13 aliases expand to more than 3 values"])
  }

  @Test func `the number of values`() {
    var limits = Limits()
    limits.nodes = 4
    #expect(parse(Array("[1, 2, 3]".utf8), name: "x", limits: limits).errors.isEmpty)
    for claim in [Claim.yaml, .json] {
      let parsed = parse(Array("[1, 2, 3, 4]".utf8), name: "x", claim: claim, limits: limits)
      #expect(errors(of: parsed) == ["1:11 more than 4 values in one file"])
    }
  }

  @Test func `more than a hundred errors`() {
    let parsed = parse(String(repeating: "--- }\n", count: 500) + "---\na: 1\n")
    #expect(parsed.errors.count == 101)
    #expect(errors(of: parsed).last == "101:1 more than 100 errors; the rest of the file was not read")
    #expect(parsed.errors.last?.code == .limit)
    let hundred = parse(String(repeating: "--- }\n", count: 99) + "---\na: 1\n")
    #expect(hundred.errors.count == 99)
    #expect(hundred.documents.map(sketch) == ["{a: 1}"])
  }

  @Test func `a tag directive is compared with all before it`() {
    let directives = (0..<200_000).map { "%TAG !a\($0)! x\n" }.joined()
    let spent = time {
      let parsed = parse("a: 1\n---\nb: 2\n...\n\(directives)---\nc: 3\n")
      #expect(errors(of: parsed) == ["105:1 more than 100 %TAG directives"])
      #expect(parsed.documents.first.map(sketch) == "{a: 1}")
      #expect(parsed.documents.last.map(sketch) == "{c: 3}")
    }
    #expect(spent < .seconds(5))
  }
}
