import Foundation
import TestSupport
import Testing

import Assessment

/// The walk against `git check-ignore` on random trees with random rules.
@Suite struct GitComparisonTests {
  @Test(.enabled(if: Git.isInstalled, "git is not installed: the ignore rules are NOT compared with it"))
  func `ignores what git ignores`() throws {
    let environment = ProcessInfo.processInfo.environment
    let rounds = environment["BULWARK_GIT_ROUNDS"].flatMap { Int($0) } ?? 24
    let seed = environment["BULWARK_GIT_SEED"].flatMap { UInt64($0) } ?? 1
    var decisions = 0
    for round in 0..<rounds {
      var generator = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(round))
      let folder = try TemporaryFolder()
      try Git.run(["init", "-q", folder.path])
      let tree = RandomTree(&generator)
      for name in tree.folders { try folder.makeFolder(name) }
      for name in tree.files { try folder.write(name) }
      for _ in 0..<4 {
        let rules = RandomRules(&generator, folders: tree.folders)
        for (name, text) in rules.files { try folder.write(name, text) }
        let ignored = try Git.ignored(tree.folders + tree.files, in: folder.path)
        let listing = folder.listing()
        let expected = tree.files.filter { !ignored.contains($0) }
        let tops = (tree.folders + tree.files).filter { path in
          ignored.contains(path) && !ignored.contains { path.hasPrefix($0 + "/") }
        }
        decisions += tree.files.count + tree.folders.count
        try #require(Set(listing.paths) == Set(expected), "round \(round) with \(rules.files)")
        #expect(listing.ignored == tops.count, "round \(round) with \(rules.files)")
        #expect(listing.errors.isEmpty)
      }
    }
    #expect(decisions > 50 * rounds)
  }
}

/// Folders and files with names that meet the patterns of `RandomRules`.
private struct RandomTree {
  let folders: [String]
  let files: [String]

  init(_ generator: inout SeededGenerator) {
    let names = [
      "a", "b", "ab", "ba", "abc", "A", "foo", "bar", "a b", "a-b", "x*", "[x]", "é", "#a", "!a", "a ", "-",
      "]",
      "_", "1",
    ]
    var folders: [String] = []
    for _ in 0..<14 {
      let parent = folders.isEmpty || generator.once(in: 3) ? "" : generator.pick(folders) + "/"
      folders.append(parent + generator.pick(names))
    }
    var files: Set<String> = []
    for _ in 0..<45 {
      let parent = generator.once(in: 5) ? "" : generator.pick(folders) + "/"
      files.insert(parent + generator.pick(names) + ".yaml")
    }
    self.folders = Set(folders).sorted()
    self.files = files.sorted()
  }
}

/// `.gitignore` files for some of the folders, and an `info/exclude`.
private struct RandomRules {
  let files: [(name: String, text: String)]

  init(_ generator: inout SeededGenerator, folders: [String]) {
    var files = [(".gitignore", Self.text(&generator, lines: 5))]
    for folder in folders {
      // An empty file takes back the rules of the round before.
      let text = generator.once(in: 4) ? Self.text(&generator, lines: 3) : ""
      files.append((folder + "/.gitignore", text))
    }
    files.append((".git/info/exclude", generator.once(in: 2) ? Self.text(&generator, lines: 2) : ""))
    self.files = files
  }

  private static func text(_ generator: inout SeededGenerator, lines: Int) -> String {
    let lineEnd = generator.once(in: 6) ? "\r\n" : "\n"
    let count = Int.random(in: 1...lines, using: &generator)
    var text = (0..<count).map { _ in line(&generator) }.joined(separator: lineEnd)
    if !generator.once(in: 4) { text += lineEnd }
    return (generator.once(in: 8) ? "\u{FEFF}" : "") + text
  }

  private static func line(_ generator: inout SeededGenerator) -> String {
    if generator.once(in: 20) {
      return generator.pick(["", "#a", "\\#a.yaml", "\\!a.yaml", "/", "!", "//", "\\", " "])
    }
    var line = generator.once(in: 4) ? "!" : ""
    if generator.once(in: 4) { line += "/" }
    let parts = generator.pick([1, 1, 1, 2, 2, 3])
    line += (0..<parts).map { _ in part(&generator) }.joined(separator: "/")
    if generator.once(in: 4) { line += ".yaml" }
    if generator.once(in: 5) { line += "/" }
    if generator.once(in: 12) { line += generator.pick([" ", "  ", "\\ ", "\t", "\\ \\ ", "/ "]) }
    return line
  }

  private static func part(_ generator: inout SeededGenerator) -> String {
    let whole = [
      "a", "b", "ab", "foo", "bar", "a b", "é", "*", "**", "***", "a*", "*b", "*a*", "?", "a?", "??",
      "*.yaml",
      "**.yaml", "a**", "**b", "foo**", "[x]", "\\[x]", "x\\*", "\\a", "*-*",
    ]
    if !generator.once(in: 3) { return generator.pick(whole) }
    let sets = [
      "[ab]", "[!a]", "[^b]", "[a-c]", "[A-b]", "[]a]", "[!]]", "[a-]", "[-a]", "[\\a-c]", "[a\\-c]",
      "[a-\\c]",
      "[[:alpha:]]", "[[:upper:][:digit:]]", "[![:lower:]]", "[[:bad:]]", "[a", "[[:a]", "[[a]", "[c-a]",
      "[a/b]",
      "[!/]", "[a-b-c]", "[é]",
    ]
    return generator.pick(["", "", "a", "*", "**"]) + generator.pick(sets)
      + generator.pick(["", "", "b", "*", "**"])
  }
}

/// The git on this machine, cut off from the configuration of who runs it.
private enum Git {
  static let isInstalled = (try? run(["--version"])) != nil

  /// Which of `paths` git ignores.
  static func ignored(_ paths: [String], in folder: String) throws -> Set<String> {
    let input = paths.map { $0 + "\0" }.joined()
    let output = try run(
      ["-C", folder, "check-ignore", "--no-index", "--stdin", "-z", "-v", "-n"], input: input)
    let fields = output.split(separator: "\0", omittingEmptySubsequences: false)
    var ignored: Set<String> = []
    for index in stride(from: 0, to: fields.count - 3, by: 4)
    where !fields[index + 2].isEmpty && !fields[index + 2].hasPrefix("!") {
      ignored.insert(String(fields[index + 3]))
    }
    return ignored
  }

  @discardableResult
  static func run(_ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    environment["GIT_CONFIG_NOSYSTEM"] = "1"
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    environment["XDG_CONFIG_HOME"] = "/dev/null"
    process.environment = environment
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The input fits into the pipe's buffer.
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let output = try standardOutput.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    // check-ignore gives 1 when it ignores nothing.
    guard process.terminationStatus <= 1 else { throw GitFailed(status: process.terminationStatus) }
    return String(decoding: output, as: UTF8.self)
  }

  struct GitFailed: Error {
    let status: Int32
  }
}
