import Documents
import Findings
import Testing

@testable import Judgement

@Suite("Changed lines") struct ChangedLinesTests {
  private func files(_ patch: String, tracked: String...) throws -> ChangedFiles {
    let index = tracked.map { "100644 0123 0\t\($0)\0" }.joined() + "160000 0123 0\tsub\0"
    return try ChangedFiles(patch: Array(patch.utf8), index: Array(index.utf8))
  }

  private func lines(_ hunks: [(Int, [String])], deletions: [Int] = []) -> FileChange {
    let hunks = hunks.map { ChangedLines.Hunk(first: $0.0, lines: $0.1.map { ArraySlice($0.utf8) }) }
    return .lines(ChangedLines(hunks: hunks, deletions: deletions))
  }

  @Test("a patch is read as git writes it: added, replaced, taken out, new, gone, renamed")
  func patch() throws {
    let files = try files(
      """
      diff --git a/a.yaml b/a.yaml
      index 111..222 100644
      --- a/a.yaml
      +++ b/a.yaml
      @@ -1 +1 @@
      -old
      +++ b/evil
      @@ -4,2 +3,0 @@ heading
      --- a/gone
      -@@ -9 +9 @@
      @@ -8,0 +8,2 @@
      +x
      +y
      \\ No newline at end of file
      diff --git a/new.yaml b/new.yaml
      new file mode 100644
      --- /dev/null
      +++ b/new.yaml
      @@ -0,0 +1 @@
      +x
      diff --git a/gone.yaml b/gone.yaml
      deleted file mode 100644
      --- a/gone.yaml
      +++ /dev/null
      @@ -1 +0,0 @@
      -x
      diff --git a/from b c.yaml b/to b c.yaml
      similarity index 90%
      rename from from b c.yaml
      rename to to b c.yaml
      --- a/from b c.yaml\t
      +++ b/to b c.yaml\t
      @@ -2,0 +3 @@
      +z
      diff --git a/stale.yaml b/stale.yaml
      * Unmerged path "both\\303\\244.yaml"

      """,
      tracked: "a.yaml", "new.yaml", "to b c.yaml", "stale.yaml", "bothä.yaml", "other.yaml")
    func change(_ path: String) -> FileChange? { files.change(of: Array(path.utf8)) }
    #expect(change("a.yaml") == lines([(1, ["++ b/evil"]), (8, ["x", "y"])], deletions: [0, 1, 3]))
    #expect(change("new.yaml") == .whole)
    #expect(change("to b c.yaml") == lines([(3, ["z"])]))
    #expect(change("bothä.yaml") == .whole)
    #expect(change("other.yaml") == nil && change("stale.yaml") == nil)
    #expect(change("untracked.yaml") == .whole)
    #expect(change("sub/x.yaml") == nil && change("sub") == .whole)
  }

  @Test("names come out of git's quotes byte by byte")
  func names() throws {
    let files = try files(
      "diff --git x\n+++ \"b/a \\nb\\t\\\"\\\\\\303\\244\\033\\177\"\t\n@@ -0,0 +1 @@\n+x\n",
      tracked: "a \nb\t\"\\ä\u{1B}\u{7F}")
    #expect(files.change(of: Array("a \nb\t\"\\ä\u{1B}\u{7F}".utf8)) == lines([(1, ["x"])]))
  }

  @Test(
    "what git would not write is an error",
    arguments: [
      "+++ a", "+++ \"b/a", "+++ \"b/a\\", "+++ \"b/\\9\"", "+++ \"b/\\400\"", "@@ -1 +1 @@",
      "@@ -1 +1 @@\n*",
      "@@ -1 @@", "@@ -x +1 @@", "@@ -1,2,3 +1 @@", "@@ -1 +-1 @@", "@@ -1 +1 @@\n-a\n-b",
    ])
  func broken(_ text: String) {
    #expect(throws: PatchError.self) { try files("diff --git a/a b/a\n\(text)") }
  }

  private static let text = """
    kind: Pod
    spec:
      hostPID: true
      containers:
      - name: a
        securityContext:
          capabilities:
            drop:
            - NET_RAW
      - name: b
        image: x
      volumes: []
    ---
    kind: Other

    """

  /// Whether a change of `Self.text` concerns a finding at a place.
  private func concerns(
    _ change: FileChange, _ text: String = Self.text, _ place: (Node) throws -> Place
  ) throws -> Bool {
    let root = try #require(parse(text).documents.first)
    let subject = Subject(apiVersion: "v1", kind: "Pod", namespace: nil, name: "a", node: root)
    let finding = Finding(
      check: "pod/x", severity: .high, message: "x", subject: subject, container: nil, place: try place(root),
      discriminator: nil, remedy: nil)
    return ChangedText(change, of: root.tree.source).concerns(finding)
  }

  private func added(_ number: Int) -> FileChange {
    let line = Self.text.split(separator: "\n", omittingEmptySubsequences: false)[number - 1]
    return lines([(number, [String(line)])])
  }

  @Test("a wrong value is concerned by its own lines only")
  func values() throws {
    func hit(_ change: FileChange) throws -> Bool {
      try concerns(change) { .value(try #require($0["spec"]?["hostPID"])) }
    }
    let touched = try (1...14).filter { try hit(added($0)) }
    #expect(touched == [3])
    #expect(try !hit(lines([], deletions: [2, 3])))
    #expect(try hit(.whole))
  }

  @Test("a wrong list is concerned by its items, and by what was taken out of it")
  func lists() throws {
    func hit(_ change: FileChange) throws -> Bool {
      try concerns(change) {
        let context = $0["spec"]?["containers"]?[item: 0]?["securityContext"]
        return .value(try #require(context?["capabilities"]?["drop"]))
      }
    }
    let touched = try (1...14).filter { try hit(added($0)) }
    #expect(touched == [8, 9])
    #expect(try (0...14).filter { try hit(lines([], deletions: [$0])) } == [7, 8, 9])
  }

  @Test("a missing field is concerned by its container, or by its object")
  func absences() throws {
    func hits(_ path: FieldPath, _ node: (Node) -> Node?) throws -> [Int] {
      try (1...14).filter { number in
        try concerns(added(number)) { .missing(under: try #require(node($0)), path) }
      }
    }
    let container = try hits("securityContext.runAsNonRoot") { $0["spec"]?["containers"]?[item: 0] }
    #expect(container == [5, 6, 7, 8, 9])
    #expect(try hits("seccompProfile") { $0["spec"]?["containers"]?[item: 1] } == [10, 11])
    #expect(try hits("securityContext") { $0["spec"] } == Array(1...12))
    // The last line of a container may have been the field.
    let last = try concerns(lines([], deletions: [9])) {
      .missing(under: try #require($0["spec"]?["containers"]?[item: 0]), "securityContext.runAsNonRoot")
    }
    #expect(last)
  }

  @Test("what comes from behind an anchor is concerned by every change of its file")
  func anchors() throws {
    let text = "kind: Pod\na: &x\n  c: {}\nb: *x\nd: 1\ne:\n  <<: *x\n"
    func hit(_ number: Int, _ place: (Node) throws -> Place) throws -> Bool {
      let line = text.split(separator: "\n")[number - 1]
      return try concerns(lines([(number, [String(line)])]), text, place)
    }
    #expect(try hit(3) { .missing(under: $0, "b.c.d") })
    #expect(try hit(3) { .value(try #require($0["e"]?["c"])) })
    #expect(try !hit(3) { .value(try #require($0["d"])) })
  }

  @Test("a text that git saw otherwise counts as a whole; carriage returns do not make it so")
  func otherText() throws {
    func hit(_ change: FileChange, _ text: String) throws -> Bool {
      try concerns(change, text) { .value(try #require($0["a"])) }
    }
    #expect(try !hit(lines([(2, ["b: 2"])]), "a: 1\r\nb: 2\r\n"))
    #expect(try !hit(lines([(2, ["b: 2\r"])]), "a: 1\r\nb: 2\r\n"))
    #expect(try hit(lines([(2, ["b: 3"])]), "a: 1\nb: 2\n"))
    #expect(try hit(lines([(4, ["b: 2"])]), "a: 1\nb: 2\n"))
    #expect(try hit(lines([], deletions: [9]), "a: 1\nb: 2\n"))
    // For git a lone carriage return ends no line: the line of `a` is the one that changed.
    #expect(try hit(lines([(1, ["# x\ra: 1"])]), "# x\ra: 1\nb: 2\n"))
    #expect(try !hit(lines([(2, ["b: 2"])]), "# x\ra: 1\nb: 2\n"))
  }
}
