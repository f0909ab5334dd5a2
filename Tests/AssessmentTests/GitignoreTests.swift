import Assessment
import Foundation
import Testing

/// The matcher against git itself, on random trees and patterns.
@Suite("Files that git ignores") struct GitignoreTests {
  static let git = "/usr/bin/git"

  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private func run(_ arguments: [String], in folder: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: Self.git)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  // Skipped where git is not installed: there is nothing to compare with.
  @Test(
    "the same files as git lists",
    .enabled(if: FileManager.default.fileExists(atPath: git), "SKIPPED: no git"),
    arguments: 1...25)
  func sameAsGit(_ seed: Int) throws {
    var random = Generator(state: UInt64(seed) &* 7919)
    let folder = try TemporaryFolder()
    _ = try run(["init", "-q"], in: folder.path)
    let names = ["a", "b", "ab", "x.yaml", "y.yaml", "foo", "z[1]", "b c"]
    for _ in 0..<25 {
      let depth = Int.random(in: 0...3, using: &random)
      let path = (0..<depth).map { _ in names.randomElement(using: &random)! + "d" }
      let file = names.randomElement(using: &random)! + ".yaml"
      try folder.write((path + [file]).joined(separator: "/"))
    }
    let parts = [
      "*", "**", "a", "ad", "bd", "x.yaml", "*.yaml", "?d", "[ab]d", "[!a]*", "foo*", "\\[1\\]", "ab", "z*",
    ]
    for place in ["", "ad/", "abd/"] {
      var lines: [String] = []
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let count = Int.random(in: 1...3, using: &random)
        var pattern = (0..<count).map { _ in parts.randomElement(using: &random)! }.joined(separator: "/")
        if Bool.random(using: &random) { pattern = "/" + pattern }
        if Int.random(in: 0...3, using: &random) == 0 { pattern += "/" }
        if Int.random(in: 0...2, using: &random) == 0 { pattern = "!" + pattern }
        if Int.random(in: 0...5, using: &random) == 0 { pattern += "  " }
        lines.append(pattern)
      }
      let ending = Bool.random(using: &random) ? "\n" : "\r\n"
      try folder.write("\(place).gitignore", lines.joined(separator: ending) + ending)
    }
    let listed = try run(
      ["-c", "core.quotePath=false", "ls-files", "-z", "--others", "--exclude-standard", "--", "*.yaml"],
      in: folder.path)
    let expected = listed.split(separator: "\0").map(String.init).sorted()
    let found = FileWalk().listing(of: [folder.path]).files.map { folder.relative($0.path) }.sorted()
    #expect(found == expected)
  }

  @Test("rules of the folders above count; outside of a working tree none does")
  func above() throws {
    let folder = try TemporaryFolder()
    try folder.write(".gitignore", "no.yaml\n")
    try folder.write("deep/no.yaml")
    try folder.write("deep/yes.yaml")
    let path = "\(folder.path)/deep"
    #expect(FileWalk().listing(of: [path]).files.count == 2)
    try FileManager.default.createDirectory(atPath: "\(folder.path)/.git", withIntermediateDirectories: true)
    let listing = FileWalk().listing(of: [path])
    #expect(listing.files.count == 1)
    #expect(listing.ignored == 1)
    #expect(FileWalk(respectGitignore: false).listing(of: [path]).files.count == 2)
  }
}
