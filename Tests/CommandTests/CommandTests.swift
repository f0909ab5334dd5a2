import Foundation
import Testing

/// The program as its user meets it: exit codes, streams, files.
@Suite("The command line") struct CommandTests {
  private func bulwark(_ arguments: String..., input: String = "") throws -> Sandbox.Run {
    try Sandbox().bulwark(arguments, input: input)
  }

  private let bad =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"
  private let clean = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

  @Test("exit codes: 0 clean, 1 findings, 2 usage or something not assessed")
  func exitCodes() throws {
    #expect(try bulwark("scan", "-", input: clean).code == 0)
    #expect(try bulwark("scan", "-", input: bad).code == 1)
    #expect(try bulwark("scan", "--fail-on", "critical", "-", input: bad).code == 0)
    #expect(try bulwark("scan", "--fail-on", "none", "-", input: bad).code == 0)
    #expect(try bulwark("scan", "--fail-on", "none", "-", input: bad + "---\na: [\n").code == 2)
    #expect(try bulwark("scan", "-", input: "").code == 2)
    #expect(try bulwark("scan", "--allow-empty", "-", input: "").code == 0)
    #expect(try bulwark("scan", "/nope").code == 2)
    #expect(try bulwark("scan", "--profile", "cats", "-").code == 2)
    #expect(try bulwark("scan", "--kubernetes-version", "2", "-").code == 2)
    #expect(try bulwark("nonsense").code == 2)
    #expect(try bulwark("--help").code == 0)
    #expect(try bulwark("--version").output == "0.1.0\n")
  }

  @Test(
    "other tools' ids name the same checks",
    arguments: [
      "C-0038", "KSV-0010", "AVD-KSV-0010", "ksv010", "CKV_K8S_17", "ckv_k8s_17", "host-pid", "hostPIDSet",
    ])
  func foreignIDs(_ id: String) throws {
    let run = try bulwark("scan", "--format", "json", "--check", id, "-", input: bad)
    #expect(run.output.contains("\"check\":\"pod/no-host-pid\"") && run.code == 1)
    #expect(try bulwark("explain", id).output.contains("pod/no-host-pid"))
  }

  @Test("selection: checks, recommendations and chapters, with a suggestion for a slip")
  func selection() throws {
    let one = try bulwark("scan", "--format", "json", "--check", "pod/no-host-pid", "-", input: bad)
    #expect(one.output.components(separatedBy: "\"check\":").count == 2)
    #expect(try bulwark("scan", "--skip", "pod,input,network", "-", input: bad).code == 0)
    let slip = try bulwark("scan", "--check", "pod/no-host-pit", "-", input: bad)
    #expect(slip.code == 2 && slip.errors.contains("did you mean pod/no-host-pid?"))
    let unknown = try bulwark("scan", "--check", "pod/zzzzzzzzzzzz", "-", input: bad)
    #expect(unknown.errors.contains("no check 'pod/zzzzzzzzzzzz'; `bulwark explain` lists the checks\n"))
    #expect(
      try bulwark("scan", "--check", "no-host-pip", "-", input: bad).errors.contains("pod/no-host-pid?"))
    #expect(try bulwark("scan", "--check", " ,", "-", input: bad).code == 2)
    // Nothing found by a check that does not run would look like a pass.
    for command in ["scan", "fix"] {
      let apart = try bulwark(command, "--check", "cis/root-ca", "-", input: bad)
      #expect(apart.code == 2 && apart.errors.contains("no part in the profile nsa; it does in cis"))
    }
    #expect(try bulwark("scan", "--check", "cis/root-ca", "--profile", "cis", "-", input: bad).code == 0)
    let nothing = try bulwark("scan", "-", input: "")
    #expect(nothing.errors.contains("no Kubernetes object in standard input;"))
  }

  @Test(
    "a fault of the command line is said with the usage of its command, whenever it is found",
    arguments: [
      (["explain", "nope"], "bulwark explain"), (["scan", "--check", "nope"], "bulwark scan"),
      (["explain", "--at", "x"], "bulwark explain"), (["fix", "--skip", "nope", "."], "bulwark fix"),
      (["config", "check", "--nope"], "bulwark config check"), (["nope"], "bulwark"),
    ])
  func usage(_ arguments: [String], _ command: String) throws {
    let run = try Sandbox().bulwark(arguments)
    #expect(run.code == 2 && run.output.isEmpty && run.errors.hasPrefix("Error: "))
    #expect(run.errors.contains("\nUsage: \(command) "))
    #expect(run.errors.hasSuffix("\n  See '\(command) --help' for more information.\n"))
  }

  @Test("the result is on standard output, the rest on standard error; quiet is one line")
  func streams() throws {
    let quiet = try bulwark("scan", "-q", "-", input: bad)
    #expect(quiet.output.split(separator: "\n").count == 1 && quiet.errors.isEmpty)
    let empty = try bulwark("scan", "--format", "json", "-", input: "")
    #expect(empty.errors.contains("no Kubernetes object"))
    #expect((try? JSONSerialization.jsonObject(with: Data(empty.output.utf8))) != nil)
    #expect(!(try bulwark("scan", "-", input: bad).output.contains("\u{1B}")))
  }

  @Test("--output writes the whole report or nothing")
  func output() throws {
    let box = try Sandbox(["a.yaml": bad, "old.json": "old"])
    let run = try box.bulwark("scan", "--format", "json", "--output", "old.json", "a.yaml")
    #expect(run.code == 1 && run.output.isEmpty)
    #expect(box.read("old.json")?.utf8.count ?? 0 > 1000 && box.names == ["a.yaml", "old.json"])
    let missing = try box.bulwark("scan", "--output", "no/such/file", "a.yaml")
    #expect(missing.code == 2 && missing.errors.contains("no/such/file: No such file or directory"))
  }

  @Test("a full disk is an error, and the report under that name stays what it was")
  func fullDisk() throws {
    let run = try bulwark("scan", "--format", "json", "--output", "/dev/full", "-", input: bad)
    #expect(run.code == 2)
    #expect(run.errors.contains("/dev/full: No space left on device"))
  }

  @Test("findings left out of the report still fail their recommendation")
  func minimumSeverity() throws {
    let run = try bulwark("scan", "--format", "json", "--min-severity", "critical", "-", input: bad)
    #expect(run.output.contains(#"{"id":"pod/read-only-rootfs","verdict":"fail""#))
    #expect(run.output.contains(#""findings":[]"#))
  }

  @Test("a reader that leaves early ends the output quietly")
  func closedPipe() throws {
    let box = try Sandbox(["many.yaml": Array(repeating: bad, count: 2000).joined(separator: "---\n")])
    #expect(try box.shell("bulwark scan . 2>&1 | head -1").output == "Pod a\n")
  }

  // Skipped where Python's jsonschema is missing; `make deps` installs it.
  @Test(
    "the JSON report is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let box = try Sandbox(["a.yaml": bad + "---\na: [\n", "b.yaml": clean])
    _ = try box.bulwark("scan", "--format", "json", "--output", "report.json", ".")
    #expect(try box.faults(of: "report.json", bySchema: "report-v1.schema.json") == "")
  }
}
