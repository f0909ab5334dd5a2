import Assessment
import Foundation
import TestSupport
import Testing

@Suite("Walking folders") struct FileWalkTests {
  private func names(_ listing: Listing, _ folder: TemporaryFolder) -> [String] {
    listing.files.map { folder.relative($0.path) }
  }

  @Test("wanted files of all folders, in bytewise order; .git is never entered")
  func order() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.yaml", "a/z.yml", "a.json", "a/b/c.YAML", "Kustomization", "x.txt", ".hidden/d.yaml", ".git/e.yaml",
    ] {
      try folder.write(name)
    }
    let listing = FileWalk().listing(of: [folder.path])
    #expect(
      names(listing, folder) == [
        ".hidden/d.yaml", "Kustomization", "a.json", "a/b/c.YAML", "a/z.yml", "b.yaml",
      ])
    #expect(listing.kustomizations.count == 1)
  }

  @Test("linked folders are not followed; linked files only inside the given folder")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("in/a.yaml")
    let outside = try folder.write("out/secret.yaml")
    try folder.link("in/up", to: "..")
    try folder.link("in/alias.yaml", to: "a.yaml")
    try folder.link("in/escape.yaml", to: outside)
    try folder.link("in/nothing.yaml", to: "missing")
    let listing = FileWalk().listing(of: ["\(folder.path)/in"])
    #expect(names(listing, folder) == ["in/a.yaml"])
    #expect(listing.links == 3)
  }

  @Test("pipes in a folder are skipped and counted")
  func special() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo("\(folder.path)/p.yaml", 0o600) == 0)
    let listing = FileWalk().listing(of: [folder.path])
    #expect(listing.files.isEmpty)
    #expect(listing.special == 1)
  }

  @Test("a named file is read whatever its extension")
  func named() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("manifest.txt")
    let listing = FileWalk().listing(of: [file])
    #expect(listing.files.count == 1)
    #expect(listing.files.first?.isExplicit == true)
  }

  @Test("names that are no UTF-8 are listed and read")
  func invalidName() throws {
    let folder = try TemporaryFolder()
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY)
    let name: [CChar] = [CChar(bitPattern: 0xE9)] + ".yaml".utf8CString
    let file = openat(descriptor, name, O_CREAT | O_WRONLY, 0o600)
    #expect(write(file, "a: 1\n", 5) == 5)
    close(file)
    close(descriptor)
    let listing = FileWalk().listing(of: [folder.path])
    let candidate = try #require(listing.files.first)
    #expect(try readFile(candidate, limit: 100).count == 5)
  }

  @Test("templates belong to their chart, also in subcharts")
  func charts() throws {
    let folder = try TemporaryFolder()
    for name in [
      "c/Chart.yaml", "c/values.yaml", "c/templates/a.yaml", "c/templates/x/b.yaml", "c/crds/crd.yaml",
      "c/charts/sub/Chart.yaml", "c/charts/sub/templates/s.yaml", "plain/templates/p.yaml",
    ] { try folder.write(name) }
    let listing = FileWalk().listing(of: [folder.path])
    let templates = listing.files.filter(\.isChartTemplate).map { folder.relative($0.path) }
    #expect(templates == ["c/charts/sub/templates/s.yaml", "c/templates/a.yaml", "c/templates/x/b.yaml"])
    #expect(listing.charts.map { folder.relative($0.path) } == ["c", "c/charts/sub"])
    #expect(listing.charts.map(\.templates.count) == [2, 1])
  }
}
