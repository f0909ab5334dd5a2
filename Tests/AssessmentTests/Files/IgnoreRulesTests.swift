import Testing

@testable import Assessment

@Suite("The rules of one .gitignore") struct IgnoreRulesTests {
  /// What the rules say of a path: true for ignored; a trailing slash makes it a folder.
  private func verdict(_ rules: String, _ path: String) -> Bool? {
    let isFolder = path.hasSuffix("/")
    let bytes = Array((isFolder ? path.dropLast() : path[...]).utf8)
    return bytes.withUnsafeBufferPointer {
      IgnoreRules(Array(rules.utf8)).verdict(path: $0, isFolder: isFolder)
    }
  }

  @Test(
    "patterns that match",
    arguments: [
      ("a", "a"), ("a", "x/a"), ("/a", "a"), ("a/b", "a/b"), ("a/", "a/"), ("*.yaml", "x/y.yaml"),
      ("**/a", "a"), ("**/a", "x/y/a"), ("a/**", "a/b/c"), ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"),
      ("a?c", "abc"), ("[a-c]x", "bx"), ("[!a]x", "bx"), ("\\*", "*"), ("\\#x", "#x"), ("\\!x", "!x"),
      ("a  ", "a"), ("a\\ ", "a "), ("a\r\n", "a"), ("\u{FEFF}a", "a"), ("#\na", "a"), ("[]]", "]"),
      ("[[:digit:]]", "7"), ("a*b*c", "axxbyyc"), ("*a*", "bab"), ("/*", "x"), ("a/*/c", "a/b/c"),
    ])
  func matches(rules: String, path: String) {
    #expect(verdict(rules, path) == true)
  }

  @Test(
    "patterns that do not match",
    arguments: [
      ("a", "ab"), ("/a", "x/a"), ("a/b", "x/a/b"), ("a/", "a"), ("a/**", "a/"), ("a/*", "a/b/c"),
      ("a*c", "a/c"), ("a?c", "a/c"), ("a[/]c", "a/c"), ("#a", "#a"), ("", "a"), ("[a", "[a"), ("a\\", "a\\"),
      ("a\t", "a"), ("**a/b", "x/a/b/c"), ("[[:nonsense:]]", "a"), ("/", "a"), ("!", "!"),
    ])
  func misses(rules: String, path: String) {
    #expect(verdict(rules, path) == nil)
  }

  @Test("the last rule that matches wins")
  func last() {
    #expect(verdict("*\n!*.yaml\nx.yaml", "x.yaml") == true)
    #expect(verdict("*\n!*.yaml\nx.yaml", "y.yaml") == false)
    #expect(verdict("!a\na", "a") == true)
  }

  @Test("patterns made to be slow are not", .timeLimit(.minutes(1)))
  func slow() {
    let stars = String(repeating: "a*", count: 200) + "b"
    #expect(verdict(stars, String(repeating: "a", count: 255)) == nil)
    let folders = String(repeating: "**/a/", count: 100) + "b"
    #expect(verdict(folders, String(repeating: "a/", count: 1000) + "c") == nil)
  }
}
