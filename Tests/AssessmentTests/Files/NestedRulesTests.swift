import Assessment
import Foundation
import TestSupport
import Testing

@Suite("Rules of several .gitignore files") struct NestedRulesTests {
  @Test("rules end at the root of a working tree inside another")
  func nestedRoot() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write(".gitignore", "x.yaml\n")
    try folder.makeFolder("inner/.git")
    for name in ["x.yaml", "inner/x.yaml", "inner/y.yaml", "inner/z.yaml"] { try folder.write(name) }
    try folder.write("inner/.gitignore", "y.yaml\n")
    try folder.write("inner/.git/info/exclude", "z.yaml\n")
    let listing = folder.listing()
    #expect(listing.paths == ["inner/x.yaml"])
    #expect(listing.ignored == 3)
  }

  @Test("a linked working tree has the excludes of its repository")
  func linkedTree() throws {
    let folder = try TemporaryFolder()
    try folder.write("repo/.git/info/exclude", "x.yaml\n")
    try folder.write("repo/.git/worktrees/w/commondir", "../..\n")
    try folder.write("w/.git", "gitdir: ../repo/.git/worktrees/w\n")
    try folder.write("w/x.yaml")
    try folder.write("w/y.yaml")
    #expect(folder.listing(["w"]).paths == ["w/y.yaml"])
  }

  @Test("an ignored chart is still a chart, an ignored file that is named is listed")
  func stillListed() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write(".gitignore", "Chart.yaml\nsecret.yaml\n")
    for name in ["Chart.yaml", "templates/a.yaml", "secret.yaml"] { try folder.write(name) }
    let listing = folder.listing([".", "secret.yaml"])
    #expect(listing.paths == ["secret.yaml", "templates/a.yaml"])
    #expect(listing["templates/a.yaml"]?.isChartTemplate == true)
  }

  @Test("links and pipes as .gitignore are no rules, one that is too large is an error")
  func strange() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write("rules", "*.yaml\n")
    for name in ["a/x.yaml", "b/x.yaml", "c/x.yaml"] { try folder.write(name) }
    try folder.link("a/.gitignore", to: "../rules")
    try folder.makePipe("b/.gitignore")
    try folder.write("c/.gitignore", String(repeating: "x.yaml\n", count: 40_000))
    let listing = folder.listing()
    #expect(listing.paths == ["a/x.yaml", "b/x.yaml", "c/x.yaml"])
    #expect(listing.errors.map(\.path) == ["c/.gitignore"])
    #expect(listing.errors.first?.message.hasPrefix("its ignore rules are not used") == true)
  }

  @Test("ignored links count only when they would have been looked at")
  func ignoredLinks() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write(".gitignore", "*\n")
    try folder.write("other/x.yaml")
    try folder.link("notes", to: "nowhere")
    try folder.link("x.yaml", to: "other/x.yaml")
    let listing = folder.listing()
    #expect(listing.ignored == 2)
    #expect(listing.links == 0)
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
