import Assessment
import Foundation
import TestSupport
import Testing

@Suite("Paths as the user gives and sees them") struct GivenPathTests {
  @Test(
    "paths below the current directory are relative to it, others stay",
    arguments: [
      (".", "here/sub/x.yaml"), ("./", "here/sub/x.yaml"), ("here", "here/sub/x.yaml"),
      ("./here//sub/.", "here/sub/x.yaml"), ("here/sub/../sub", "here/sub/x.yaml"),
      ("here/sub/x.yaml", "here/sub/x.yaml"), (".//here/./sub/x.yaml", "here/sub/x.yaml"),
    ])
  func shown(given: String, expected: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("here/sub/x.yaml")
    #expect(folder.listing([given]).paths == [expected])
    #expect(folder.listing(["\(folder.path)/\(given)"]).paths == [expected])
  }

  @Test("paths outside of the current directory stay as given")
  func outside() throws {
    let folder = try TemporaryFolder()
    try folder.write("here/x.yaml")
    try folder.write("there/y.yaml")
    #expect(folder.listing(["../there"], from: "here").paths == ["../there/y.yaml"])
    #expect(folder.listing(["../there/y.yaml"], from: "here").paths == ["../there/y.yaml"])
    #expect(folder.listing(["../here"], from: "here").paths == ["x.yaml"])
    #expect(folder.listing(["\(folder.path)/there"], from: "here").paths == ["\(folder.path)/there/y.yaml"])
    let candidate = try #require(folder.listing(["../there"], from: "here").files.first)
    #expect(try readFile(candidate, limit: 10).count == 5)
  }

  @Test("a path that is missing, empty, or holds a zero byte is one error each")
  func wrong() throws {
    let folder = try TemporaryFolder()
    let listing = folder.listing(["nope", "nope", "", "a\0b"])
    #expect(listing.files.isEmpty)
    #expect(listing.errors.map(\.path) == ["", "a\0b", "nope"])
    #expect(listing.errors.last?.message == "No such file or directory")
  }

  @Test("overlapping paths list and count everything once")
  func overlapping() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder(".git")
    try folder.write(".gitignore", "*.json\n/build\n")
    for name in ["a/x.yaml", "a/b/y.yaml", "a/b/z.json", "build/w.yaml"] { try folder.write(name) }
    let paths = ["a", ".", "a/b", "a/b/y.yaml", "./a/", "a/b/z.json", "build"]
    let listing = folder.listing(paths)
    #expect(listing.paths == ["a/b/y.yaml", "a/b/z.json", "a/x.yaml", "build/w.yaml"])
    #expect(listing.files.map(\.isExplicit) == [true, true, false, false])
    #expect(listing.paths == folder.listing(paths.reversed()).paths)
    #expect(folder.listing([".", "a", "a/b"]).ignored == 2)
  }

  @Test("a pipe that is named is read, standard input is listed once")
  func streams() throws {
    let folder = try TemporaryFolder()
    let pipe = Pipe()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    try pipe.fileHandleForWriting.write(contentsOf: Data("kind: Pod\n".utf8))
    try pipe.fileHandleForWriting.close()
    let listing = folder.listing(["-", path, "-", path])
    #expect(listing.paths == ["-", path])
    #expect(listing.files.map(\.isStandardInput) == [true, false])
    let candidate = try #require(listing[path])
    #expect(try readFile(candidate, limit: 100) == Array("kind: Pod\n".utf8))
  }

  @Test("a chart around what was named is found")
  func chartAbove() throws {
    let folder = try TemporaryFolder()
    for name in [
      "c/Chart.yaml", "c/templates/x/a.yaml", "c/charts/s/Chart.yml", "c/charts/s/templates/b.yaml",
    ] {
      try folder.write(name)
    }
    for (paths, inner, chart) in [
      (["c/templates/x/a.yaml"], "", "c"), (["c/templates"], "", "c"), (["."], "c/templates", ".."),
      (["x"], "c/templates", ".."), (["."], "c/templates/x", "../.."), (["../c/templates"], "c", "."),
      (["templates"], "c", "."),
    ] {
      let listing = folder.listing(paths, from: inner)
      #expect(listing.charts.map(\.path) == [chart])
      #expect(listing.files.map(\.isChartTemplate) == [true])
      #expect(listing.files.map(\.chart) == [0])
    }
    let listing = folder.listing(["c/charts/s/templates/b.yaml"])
    #expect(listing.charts.map(\.path) == ["c", "c/charts/s"])
    #expect(listing.charts.map(\.parent) == [nil, 0])
    #expect(listing.charts.map(\.templates) == [[], [0]])
  }

  @Test("kustomizations are candidates by each of their names")
  func kustomizations() throws {
    let folder = try TemporaryFolder()
    for name in ["a/kustomization.yaml", "b/kustomization.yml", "c/Kustomization", "d/kustomization"] {
      try folder.write(name)
    }
    let listing = folder.listing()
    #expect(listing.kustomizations == ["a/kustomization.yaml", "b/kustomization.yml", "c/Kustomization"])
    #expect(listing.paths == listing.kustomizations)
  }
}
