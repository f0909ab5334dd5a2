import Foundation
import Testing

@Suite("A baseline on the command line") struct BaselineCommandTests {
  private static func pod(_ name: String) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: \(name)}
    spec:
      hostPID: true
      containers: [{name: c, image: x}]

    """
  }

  @Test("what it knows fails no run, what is new does; a repository adopts the program in one step")
  func adoption() throws {
    let box = try Sandbox(["deploy/a.yaml": Self.pod("a")])
    #expect(try box.bulwark("scan", "deploy").code == 1)
    let written = try box.bulwark("scan", "--write-baseline", "known.json", "deploy")
    #expect(written.code == 0 && written.errors.hasPrefix("bulwark: known.json: "))
    let known = try box.bulwark("scan", "--baseline", "known.json", "deploy")
    #expect(known.code == 0 && known.output.hasPrefix("No new findings: 1 object in 1 file\nNot counted: "))
    #expect(
      try box.bulwark("scan", "-v", "--baseline", "known.json", "deploy").output.contains("(baselined)"))
    try box.write("deploy/b.yaml", Self.pod("b"))
    let new = try box.bulwark("scan", "--baseline", "known.json", "deploy")
    #expect(new.code == 1 && new.output.contains("Pod b") && !new.output.contains("Pod a"))
  }

  @Test("both flags together take out what is gone and take up nothing new")
  func refresh() throws {
    let box = try Sandbox(["deploy/a.yaml": Self.pod("a"), "deploy/b.yaml": Self.pod("b")])
    _ = try box.bulwark("scan", "--write-baseline", "known.json", "deploy")
    let both = try #require(box.read("known.json"))
    try box.write("deploy/b.yaml", Self.pod("c"))
    let gone = try box.bulwark("scan", "--baseline", "known.json", "deploy")
    #expect(gone.code == 1)
    #expect(gone.output.contains(#/warning: \d+ findings of the baseline are gone: write it anew/#))
    #expect(box.read("known.json") == both)
    let run = try box.bulwark("scan", "--baseline", "known.json", "--write-baseline", "known.json", "deploy")
    #expect(run.code == 1 && run.output.contains("Pod c") && !run.output.contains("gone"))
    let left = try #require(box.read("known.json"))
    #expect(left.contains("Pod a\"") && !left.contains("Pod b\"") && !left.contains("Pod c\""))
  }

  @Test("the baseline holds what the report leaves out, and is not written where something is unread")
  func whole() throws {
    let box = try Sandbox(["deploy/a.yaml": Self.pod("a")])
    _ = try box.bulwark("scan", "--write-baseline", "all.json", "deploy")
    _ = try box.bulwark("scan", "--min-severity", "critical", "--write-baseline", "few.json", "deploy")
    #expect(box.read("all.json") == box.read("few.json") && box.read("all.json") != nil)
    try box.write("deploy/b.yaml", "a: [\n")
    let run = try box.bulwark("scan", "--write-baseline", "all.json", "deploy")
    #expect(run.code == 2 && run.errors.contains("the baseline was not written"))
    #expect(box.read("all.json") == box.read("few.json"))
  }

  @Test("a broken, foreign, later or missing baseline is an error with its place, before anything is read")
  func errors() throws {
    let box = try Sandbox([
      "broken.json": "{\n  \"bulwarkBaseline\": 1,\n  \"findings\": [}\n",
      "later.json": "{\"bulwarkBaseline\": 7}", "foreign.json": "{\"a\": 1}",
    ])
    func message(_ name: String) throws -> String {
      let run = try box.bulwark("scan", "--baseline", name, "/nope")
      #expect(run.code == 2 && run.output.isEmpty)
      return run.errors
    }
    #expect(try message("broken.json").hasPrefix("bulwark: broken.json:3:16: "))
    #expect(try message("later.json").contains("later.json:1:21: version 7 is of a later Bulwark"))
    #expect(try message("foreign.json").contains("foreign.json:1:1: this is no baseline"))
    #expect(try message("missing.json").contains("missing.json: cannot be read: No such file or directory"))
  }

  @Test("writing keeps the permissions, follows no link and leaves no other file")
  func writing() throws {
    let box = try Sandbox(["deploy/a.yaml": Self.pod("a"), "known.json": "old", "target": "untouched"])
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(box.path)/known.json")
    #expect(try box.bulwark("scan", "--write-baseline", "known.json", "deploy").code == 0)
    let mode = try files.attributesOfItem(atPath: "\(box.path)/known.json")[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o600 && box.read("known.json")?.hasPrefix("{\"bulwarkBaseline\":1") ?? false)
    try files.createSymbolicLink(atPath: "\(box.path)/link.json", withDestinationPath: "target")
    let run = try box.bulwark("scan", "--write-baseline", "link.json", "deploy")
    #expect(run.code == 2 && run.errors.contains("link.json: this is a symbolic link"))
    #expect(box.read("target") == "untouched")
    #expect(try files.contentsOfDirectory(atPath: box.path).count == 4)
  }

  @Test("each format tells what is known from what is new")
  func formats() throws {
    let box = try Sandbox(["deploy/a.yaml": Self.pod("a")])
    _ = try box.bulwark("scan", "--write-baseline", "known.json", "deploy")
    try box.write("deploy/b.yaml", Self.pod("b"))
    func report(_ format: String) throws -> String {
      try box.bulwark("scan", "--baseline", "known.json", "--format", format, "deploy").output
    }
    let json = try JSONSerialization.jsonObject(with: Data(report("json").utf8)) as? [String: Any]
    let findings = try #require(json?["findings"] as? [[String: Any]])
    let known = findings.filter { $0["baseline"] as? Bool == true }
    let summary = try #require(json?["summary"] as? [String: Any])
    #expect(known.count * 2 == findings.count && summary["baselined"] as? Int == known.count)
    #expect((summary["bySeverity"] as? [String: Int])?.values.reduce(0, +) == known.count)
    let sarif = try report("sarif")
    #expect(sarif.split(separator: "\"baselineState\":\"unchanged\"").count == known.count + 1)
    #expect(sarif.split(separator: "\"baselineState\":\"new\"").count == known.count + 1)
    #expect(
      try report("junit").contains("failures=\"\(known.count)\" errors=\"0\" skipped=\"\(known.count)\""))
    #expect(try report("markdown").contains("\(known.count) findings that the baseline knows\n"))
    for format in ["github", "gitlab", "text"] {
      let text = try report(format)
      #expect(text.contains("Pod b") && !text.contains("Pod a"), "\(format)")
    }
    let plain = try box.bulwark("scan", "--format", "sarif", "deploy").output
    #expect(!plain.contains("baselineState"))
  }

  @Test(
    "the baseline is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let box = try Sandbox(["deploy/a.yaml": Self.pod("a")])
    _ = try box.bulwark("scan", "--write-baseline", "known.json", "deploy")
    #expect(try box.faults(of: "known.json", bySchema: "baseline.schema.json") == "")
    try box.write("known.json", "{\"bulwarkBaseline\": 1, \"findings\": [], \"x\": 1}")
    #expect(try box.faults(of: "known.json", bySchema: "baseline.schema.json") != "")
  }
}
