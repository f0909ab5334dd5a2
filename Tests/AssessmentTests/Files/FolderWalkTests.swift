import Assessment
import Foundation
import TestSupport
import Testing

@Suite("Walking hostile folders") struct FolderWalkTests {
  @Test("a file too deep for one path is listed and read")
  func longPath() throws {
    let folder = try TemporaryFolder()
    let name = "a-folder-name"
    try folder.makeChain(of: 600, folder: name, file: "x.yaml")
    defer { folder.removeChain(folder: name, file: "x.yaml") }
    let listing = folder.listing()
    let candidate = try #require(listing.files.first)
    #expect(candidate.path.utf8.count > 4096)
    #expect(try readFile(candidate, limit: 100).count == 5)
    #expect(listing.errors.isEmpty)
  }

  @Test("a folder deeper than the limit is an error, never silence")
  func tooDeep() throws {
    let folder = try TemporaryFolder()
    try folder.makeChain(of: 1100, folder: "d", file: "x.yaml")
    defer { folder.removeChain(folder: "d", file: "x.yaml") }
    let listing = folder.listing()
    #expect(listing.files.isEmpty)
    #expect(listing.errors.count == 1)
    #expect(listing.errors.first?.message.contains("1024 folders") == true)
  }

  @Test("loops of links end")
  func loops() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/x.yaml")
    try folder.link("a/self", to: ".")
    try folder.link("a/up", to: "../a")
    try folder.link("a/one.yaml", to: "two.yaml")
    try folder.link("a/two.yaml", to: "one.yaml")
    let listing = folder.listing()
    #expect(listing.paths == ["a/x.yaml"])
    #expect(listing.links == 4)
  }

  @Test("a link to a file without a wanted name is read once, under the link's name")
  func linkToOther() throws {
    let folder = try TemporaryFolder()
    try folder.write("data/manifest", "kind: Pod\n")
    try folder.link("one.yaml", to: "data/manifest")
    try folder.link("two.yaml", to: "data/manifest")
    let listing = folder.listing()
    #expect(listing.paths == ["one.yaml"])
    #expect(listing.links == 0)
    let candidate = try #require(listing.files.first)
    #expect(try readFile(candidate, limit: 100) == Array("kind: Pod\n".utf8))
  }

  @Test("links that are no manifests do not count, and none leads into .git")
  func otherLinks() throws {
    let folder = try TemporaryFolder()
    try folder.write(".git/config", "url = https://user:token@example.com\n")
    try folder.link("notes", to: "nowhere")
    try folder.link("README", to: ".git/config")
    try folder.link("config.yaml", to: ".git/config")
    let listing = folder.listing()
    #expect(listing.files.isEmpty)
    #expect(listing.links == 1)
  }

  @Test("a folder named by a link is walked")
  func namedLink() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/x.yaml")
    try folder.link("alias", to: "real")
    #expect(folder.listing(["alias"]).paths == ["alias/x.yaml"])
    #expect(folder.listing(["alias", "real"]).files.count == 1)
  }

  @Test("a folder that may not be read is an error", .enabled(if: geteuid() != 0, "root may read everything"))
  func forbidden() throws {
    let folder = try TemporaryFolder()
    try folder.write("closed/x.yaml")
    try folder.write("open.yaml")
    chmod("\(folder.path)/closed", 0)
    defer { chmod("\(folder.path)/closed", 0o700) }
    let listing = folder.listing()
    #expect(listing.paths == ["open.yaml"])
    #expect(listing.errors.map(\.path) == ["closed"])
    #expect(listing.errors.map(\.message) == ["Permission denied"])
  }

  @Test("the order is that of the bytes, with the slash")
  func order() throws {
    let folder = try TemporaryFolder()
    let names = [
      "a-b/x.yaml", "a.yaml", "a/x.yaml", "a0/x.yaml", "B.yaml", "a/Z.yaml", "é.yaml", "a.d/x.yaml",
    ]
    for name in names.shuffled() { try folder.write(name) }
    let expected = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    #expect(folder.listing().paths == expected)
    #expect(folder.listing(["a.yaml", "a0", "é.yaml", "."]).paths == expected)
  }

  @Test("extensions match in any case; other files of a folder are left out")
  func extensions() throws {
    let folder = try TemporaryFolder()
    for name in ["a.YmL", "b.JSON", ".yaml", "yaml", "c.yaml.bak", "d.tpl", "e.yaml~"] {
      try folder.write(name)
    }
    #expect(folder.listing().paths == [".yaml", "a.YmL", "b.JSON"])
    #expect(folder.listing(walk: FileWalk(extensions: ["TPL"])).paths == ["d.tpl"])
  }

  @Test("a large folder is walked")
  func large() throws {
    let folder = try TemporaryFolder()
    for index in 0..<3000 { try folder.write("f\(index).yaml", "") }
    #expect(folder.listing().files.count == 3000)
  }
}
