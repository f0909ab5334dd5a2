import Foundation
import Glibc
import Testing

/// `bulwark fix` as its user meets it.
@Suite("The command fix") struct FixCommandTests {
  private let bad = """
    # kept
    apiVersion: v1
    kind: Pod
    metadata: {name: a, namespace: b}
    spec:
      containers:
      - name: c
        image: registry.example.com/x:1
        env:
        - name: DB_PASSWORD
          value: hunter2hunter2

    """

  @Test("patches and charts are never edited, and the closing lines say so")
  func patchesAndCharts() throws {
    let patch =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n"
      + "spec: {template: {spec: {hostPID: true}}}\n"
    let template = "kind: Pod\napiVersion: v1\nmetadata: {name: {{ .Release.Name }}}\n"
    let box = try Sandbox([
      "k/kustomization.yaml": "patches:\n- path: patch.yaml\n", "k/patch.yaml": patch,
      "c/Chart.yaml": "name: c\nversion: 1.0.0\n", "c/templates/pod.yaml": template,
    ])
    let result = try box.bulwark("fix", "--write", "--review", ".")
    #expect(result.errors.contains("left in patches of kustomizations: 1; "), "\(result.errors)")
    #expect(result.errors.contains("not looked at: 1 chart; "), "\(result.errors)")
    #expect(box.read("k/patch.yaml") == patch && box.read("c/templates/pod.yaml") == template)
    #expect(result.code == 2)
  }

  @Test("the diff names its checks, masks what is secret, and changes no file; exit codes follow the files")
  func diff() throws {
    let box = try Sandbox(["web.yaml": bad])
    let result = try box.bulwark("fix", ".")
    #expect(result.output.hasPrefix("--- a/web.yaml\n+++ b/web.yaml\n@@ -"))
    #expect(result.output.contains("@@ pod/no-privilege-escalation"))
    #expect(!result.output.contains("hunter2"))
    #expect(result.errors.contains("--write changes the files"))
    #expect(result.code == 1)
    #expect(box.read("web.yaml") == bad)
    #expect(try box.bulwark("fix", "--fail-on", "none", ".").code == 0)
    #expect(try box.bulwark("fix", "--fail-on", "none", "missing").code == 2)
    #expect(try box.bulwark("fix", "--write", "-").code == 2)
  }

  @Test(
    "a diff without secrets is taken by git",
    .enabled(if: access("/usr/bin/git", X_OK) == 0, "SKIPPED: no git"))
  func apply() throws {
    let text = bad.replacing("DB_PASSWORD", with: "MODE").replacing("hunter2hunter2", with: "production")
    let box = try Sandbox(["web.yaml": text])
    let diff = try box.bulwark("fix", "--review", ".").output
    let applied = try box.run("/usr/bin/git", ["apply", "-"], input: diff)
    #expect(applied.code == 0, "\(applied.errors)")
    let other = try Sandbox(["web.yaml": text])
    #expect(try other.bulwark("fix", "--review", "--write", "-q", ".").output == "")
    #expect(other.read("web.yaml") == box.read("web.yaml"))
    #expect(try other.bulwark("fix", "--review", ".").output == "", "a second run has nothing to do")
  }

  @Test(
    "its JSON is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let box = try Sandbox(["web.yaml": bad])
    for arguments in [["fix"], ["fix", "--write"], ["fix", "--review", "--check", "pod/seccomp"]] {
      try box.write("report.txt", box.bulwark(arguments + ["--format", "json", "."]).output)
      #expect(try box.faults(of: "report.txt", bySchema: "fix-v1.schema.json") == "")
    }
  }

  @Test("killed at any moment, each file is the old or the new one")
  func killed() throws {
    var old: [String: String] = [:]
    for index in 0..<200 { old["w\(index).yaml"] = bad.replacing("name: a", with: "name: a\(index)") }
    let (box, whole) = (try Sandbox(old), try Sandbox(old))
    _ = try whole.bulwark("fix", "--write", "-q", ".")
    for round in 0..<12 {
      let process = box.process(try #require(Sandbox.program), ["fix", "--write", "-q", "."])
      try process.run()
      usleep(UInt32(20_000 + 25_000 * round))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for (name, text) in old {
        let now = box.read(name)
        #expect(now == text || now == whole.read(name), "\(name) is neither")
      }
    }
  }
}
