import Foundation
import Testing

@Suite("bulwark … --kubernetes-data") struct KubernetesDataCommandTests {
  private static let node = """
    apiVersion: v1
    kind: Node
    metadata: {name: worker-1}
    status: {nodeInfo: {kubeletVersion: v1.37.1, operatingSystem: linux}}

    """

  /// What a user may write.
  private static func data(date: String, flaws: String) -> String {
    """
    {"schemaVersion": 1, "date": "\(date)",
     "kubernetes": [{"release": "1.39", "patch": 2, "end": "2028-06-28"}, {"release": "1.37", "patch": 9, "end": "2027-10-28"}],
     "flaws": [\(flaws)]}
    """
  }

  private static let flaw = """
    {"id": "CVE-2027-1", "components": ["kubelet"], "severity": "critical", "summary": "a pod owns its node",
     "affected": [{"introduced": "1.36.0", "fixed": "1.37.4"}]}
    """

  @Test("the program's own data comes out as a file that it takes")
  func own() throws {
    let sandbox = try Sandbox(["node.yaml": Self.node])
    let printed = try sandbox.bulwark("generate", "kubernetes-data")
    #expect(printed.code == 0 && printed.errors.isEmpty)
    let run = try sandbox.bulwark(
      "scan", "node.yaml", "--kubernetes-data", "-", "--fail-on", "none", "--now", "2026-11-28",
      input: printed.output)
    #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(!run.output.contains("upgrade/"))
  }

  @Test("newer data brings new findings, with its day, to scan and guide")
  func newer() throws {
    let sandbox = try Sandbox([
      "node.yaml": Self.node, "data.json": Self.data(date: "2027-09-01", flaws: Self.flaw),
    ])
    let options = ["--kubernetes-data", "data.json", "--now", "2027-09-02"]
    let run = try sandbox.bulwark(["scan", "node.yaml"] + options)
    #expect(run.code == 1)
    let wanted =
      "critical upgrade/patch-promptly/node: its kubelet has a known flaw (as of 2027-09-01): CVE-2027-1: "
      + "a pod owns its node, mended in 1.37.4"
    #expect(run.output.contains(wanted), "\(run.output)")
    #expect(run.output.contains("1.37.9 has come (as of 2027-09-01)"))
    let later = try sandbox.bulwark([
      "scan", "node.yaml", "--kubernetes-data", "data.json", "--now", "2027-10-29",
    ])
    #expect(later.output.contains("which the project mends no more (since 2027-10-28)"))
    let guide = try sandbox.bulwark(["guide", "node.yaml", "--format", "json"] + options)
    #expect(guide.code == 0 && guide.output.contains("\"fail, 1 finding\""), "\(guide.errors)")
  }

  @Test("older data is used with a warning; data that is wrong is not used at all")
  func wrong() throws {
    let sandbox = try Sandbox([
      "node.yaml": Self.node, "old.json": Self.data(date: "2025-01-01", flaws: ""),
      "wrong.json": Self.data(
        date: "2027-09-01", flaws: Self.flaw.replacing("\"critical\"", with: "\"fatal\"")),
    ])
    let old = try sandbox.bulwark(
      "scan", "node.yaml", "--kubernetes-data", "old.json", "--fail-on", "none", "--now", "2027-09-02")
    #expect(old.code == 0 && old.errors.contains("old.json: is of 2025-01-01, older than"), "\(old.errors)")
    for command in [["scan", "node.yaml"], ["node", "--root", "."], ["guide", "node.yaml"]] {
      let run = try sandbox.bulwark(command + ["--kubernetes-data", "wrong.json"])
      #expect(run.code == 2 && run.output.isEmpty)
      #expect(run.errors.contains("flaws[0].severity: there is no severity 'fatal'"), "\(run.errors)")
    }
    let missing = try sandbox.bulwark("scan", "node.yaml", "--kubernetes-data", "missing.json")
    #expect(missing.code == 2 && missing.errors.contains("missing.json"))
  }

  @Test(
    "its JSON is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let sandbox = try Sandbox([
      "mine.json": Self.data(date: "2027-09-01", flaws: Self.flaw),
      "wrong.json": Self.data(date: "2027-09-01", flaws: "{}"),
    ])
    let printed = try sandbox.bulwark("generate", "kubernetes-data")
    try Data(printed.output.utf8).write(to: URL(filePath: "\(sandbox.path)/own.json"))
    let schema = "kubernetes-data-v1.schema.json"
    #expect(try sandbox.faults(of: "own.json", bySchema: schema) == "")
    #expect(try sandbox.faults(of: "mine.json", bySchema: schema) == "")
    #expect(try sandbox.faults(of: "wrong.json", bySchema: schema) != "")
  }
}
