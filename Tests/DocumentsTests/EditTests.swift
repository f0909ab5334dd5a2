import Documents
import Testing

/// Each row: a text, a change, and the text that a person would have written.
@Suite("Planned edits") struct EditTests {
  private func apply(_ text: String, _ path: [String], _ change: (Node) -> Change) throws -> String {
    let claim: Claim = text.hasPrefix("{") ? .json : .yaml
    let parsed = parse(text, claim: claim)
    try #require(parsed.errors.isEmpty)
    var node = try #require(parsed.documents.first)
    for step in path {
      if let index = Int(step) {
        node = try #require(node[item: index])
      } else {
        node = try #require(node[key: step])
      }
    }
    let bytes = try #require(applying(try change(node).edits(), to: Array(text.utf8)))
    let result = String(decoding: bytes, as: UTF8.self)
    #expect(parse(result, claim: claim).errors.isEmpty, "no longer parses:\n\(result)")
    return result
  }

  private func set(_ node: Node) -> Change {
    .set(under: node, path: "securityContext.readOnlyRootFilesystem", to: .bool(true))
  }

  @Test(
    "a new entry follows the style around it",
    arguments: [
      // Behind the last entry, with the missing parent, in a compact item.
      (
        "c:\n- name: a\n  image: b # why\n- name: z\n",
        "c:\n- name: a\n  image: b # why\n  securityContext:\n    readOnlyRootFilesystem: true\n- name: z\n"
      ),
      // Into a parent that exists, behind its nested entries.
      (
        "c:\n  - name: a\n    securityContext:\n        runAsUser: 1\n    ports:\n      - 80\n",
        "c:\n  - name: a\n    securityContext:\n        runAsUser: 1\n        readOnlyRootFilesystem: true\n    ports:\n      - 80\n"
      ),
      // CRLF, and no final line ending.
      ("c:\r\n- name: a", "c:\r\n- name: a\r\n  securityContext:\r\n    readOnlyRootFilesystem: true"),
      // A parent without a value, and one that is null, keep their comments.
      (
        "c:\n- name: a\n  securityContext: # none yet\n  image: b\n",
        "c:\n- name: a\n  securityContext: # none yet\n    readOnlyRootFilesystem: true\n  image: b\n"
      ),
      (
        "c:\n- securityContext: null # none\n  image: b\n",
        "c:\n- securityContext: # none\n    readOnlyRootFilesystem: true\n  image: b\n"
      ),
      // Flow style, empty and not.
      ("c: [{name: a}]\n", "c: [{name: a, securityContext: {readOnlyRootFilesystem: true}}]\n"),
      (
        "c:\n- name: a\n  securityContext: {}\n",
        "c:\n- name: a\n  securityContext: {readOnlyRootFilesystem: true}\n"
      ),
      ("c: [{name: a,}]\n", "c: [{name: a, securityContext: {readOnlyRootFilesystem: true}}]\n"),
      // JSON: minified, and one entry a line.
      (
        #"{"c":[{"name":"a"}]}"#,
        #"{"c":[{"name":"a","securityContext":{"readOnlyRootFilesystem":true}}]}"#
      ),
      (
        "{\n  \"c\": [\n    {\n      \"name\": \"a\"\n    }\n  ]\n}\n",
        "{\n  \"c\": [\n    {\n      \"name\": \"a\",\n      \"securityContext\": {\n        \"readOnlyRootFilesystem\": true\n      }\n    }\n  ]\n}\n"
      ),
      // A wrong value is replaced where it stands.
      (
        "c:\n- securityContext: {readOnlyRootFilesystem: false} # x\n",
        "c:\n- securityContext: {readOnlyRootFilesystem: true} # x\n"
      ),
      (
        "c:\n- name: a\n  text: |\n    one\n    two\n\n# end\n",
        "c:\n- name: a\n  text: |\n    one\n    two\n  securityContext:\n    readOnlyRootFilesystem: true\n\n# end\n"
      ),
    ])
  func setting(_ text: String, _ expected: String) throws {
    #expect(try apply(text, ["c", "0"], set) == expected)
  }

  @Test(
    "a list gets an item in its style",
    arguments: [
      ("c:\n- name: a\n", "c:\n- name: a\n  drop:\n  - ALL\n"),
      ("c:\n  - name: a\n", "c:\n  - name: a\n    drop:\n      - ALL\n"),
      ("c:\n- drop:\n  - X # why\n  name: a\n", "c:\n- drop:\n  - X # why\n  - ALL\n  name: a\n"),
      ("c:\n- drop: [X]\n", "c:\n- drop: [X, ALL]\n"),
      ("c:\n- drop: []\n", "c:\n- drop: [ALL]\n"),
      (#"{"c":[{"drop":["X"]}]}"#, #"{"c":[{"drop":["X","ALL"]}]}"#),
      (#"{"c": [{"drop": []}]}"#, #"{"c": [{"drop": ["ALL"]}]}"#),
    ])
  func appending(_ text: String, _ expected: String) throws {
    #expect(try apply(text, ["c", "0"]) { .append(to: $0, path: "drop", .string("ALL")) } == expected)
  }

  @Test(
    "a removal takes the entry and what it leaves empty",
    arguments: [
      ("s:\n  hostPID: true # why\n  x: 1\n", ["s", "hostPID"], "s:\n  # why\n  x: 1\n"),
      ("s:\n  hostPID: true\nx: 1\n", ["s", "hostPID"], "x: 1\n"),
      ("s:\n- hostPort: 80\n  containerPort: 80\n", ["s", "0", "hostPort"], "s:\n- containerPort: 80\n"),
      (
        "s:\n- containerPort: 80\n  hostPort: 80\n- a: 1\n", ["s", "0", "hostPort"],
        "s:\n- containerPort: 80\n- a: 1\n"
      ),
      ("s:\n- hostPort: 80\n- a: 1\n", ["s", "0", "hostPort"], "s:\n- {}\n- a: 1\n"),
      ("add:\n- A\n- B\n- C\n", ["add", "1"], "add:\n- A\n- C\n"),
      ("x: 1\nadd:\n  - A\n", ["add", "0"], "x: 1\n"),
      ("add: [A, B, C]\n", ["add", "1"], "add: [A, C]\n"),
      ("add: [A, B, C]\n", ["add", "2"], "add: [A, B]\n"),
      (#"{"a": 1, "b": {"c": 2}}"#, ["b", "c"], #"{"a": 1}"#),
      ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", ["a"], "{\n  \"b\": 2\n}\n"),
      ("a: 1\nb: 2", ["b"], "a: 1"),
    ])
  func removing(_ text: String, _ path: [String], _ expected: String) throws {
    #expect(try apply(text, path) { .remove($0) } == expected)
  }

  @Test("what serves other places too is refused")
  func refusing() throws {
    let text = "base: &base {user: 0}\na: *base\nb:\n  <<: *base\n  x: 1\n"
    let root = try #require(parse(text).documents.first)
    let places: [Node?] = [root["base"]?["user"], root["a"]?["user"], root["a"], root["b"]?["user"]]
    for place in places {
      let node = try #require(place)
      #expect(throws: EditRefusal.self) { try Change.replace(node, with: .int(1)).edits() }
    }
    #expect(throws: Never.self) {
      try Change.set(under: root, path: "b.y", to: .int(1)).edits()
    }
  }

  @Test(
    "strings are written so that they stay strings",
    arguments: [
      ("RuntimeDefault", "RuntimeDefault"), ("true", #""true""#), ("1_000", #""1_000""#), ("", #""""#),
      ("a: b", #""a: b""#), ("64Mi", "64Mi"), ("no", #""no""#), ("a\nb", #""a\nb""#),
    ])
  func strings(_ value: String, _ written: String) throws {
    #expect(try apply("a: x\n", ["a"]) { .replace($0, with: .string(value)) } == "a: \(written)\n")
  }
}
