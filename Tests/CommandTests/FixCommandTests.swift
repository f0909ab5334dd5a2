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

  private func folder(_ text: String, name: String = "web.yaml") throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "bulwark-fix-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url.appending(path: name))
    return url
  }

  private func run(
    _ arguments: [String], in folder: URL, input: String? = nil, program: String? = nil
  ) throws -> (code: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: try program ?? #require(CommandTests.path()))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let (output, errors, standardInput) = (Pipe(), Pipe(), Pipe())
    (process.standardOutput, process.standardError, process.standardInput) = (output, errors, standardInput)
    try process.run()
    standardInput.fileHandleForWriting.write(Data((input ?? "").utf8))
    try standardInput.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let messages = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, messages)
  }

  @Test("patches and charts are never edited, and the closing lines say so")
  func patchesAndCharts() throws {
    let patch =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n"
      + "spec: {template: {spec: {hostPID: true}}}\n"
    let template = "kind: Pod\napiVersion: v1\nmetadata: {name: {{ .Release.Name }}}\n"
    let sandbox = try Sandbox([
      "k/kustomization.yaml": "patches:\n- path: patch.yaml\n", "k/patch.yaml": patch,
      "c/Chart.yaml": "name: c\nversion: 1.0.0\n", "c/templates/pod.yaml": template,
    ])
    let result = try sandbox.bulwark("fix", "--write", "--review", ".")
    #expect(result.errors.contains("left in patches of kustomizations: 1; "), "\(result.errors)")
    #expect(result.errors.contains("not looked at: 1 chart; "), "\(result.errors)")
    #expect(sandbox.read("k/patch.yaml") == patch && sandbox.read("c/templates/pod.yaml") == template)
    #expect(result.code == 2)
  }

  @Test("the diff names its checks, masks what is secret, and changes no file; exit codes follow the files")
  func diff() throws {
    let folder = try folder(bad)
    let result = try run(["fix", "."], in: folder)
    #expect(result.output.hasPrefix("--- a/web.yaml\n+++ b/web.yaml\n@@ -"))
    #expect(result.output.contains("@@ pod/no-privilege-escalation"))
    #expect(!result.output.contains("hunter2"))
    #expect(result.errors.contains("--write changes the files"))
    #expect(result.code == 1)
    #expect(try String(contentsOf: folder.appending(path: "web.yaml"), encoding: .utf8) == bad)
    #expect(try run(["fix", "--fail-on", "none", "."], in: folder).code == 0)
    #expect(try run(["fix", "--fail-on", "none", "missing"], in: folder).code == 2)
    #expect(try run(["fix", "--write", "-"], in: folder).code == 2)
  }

  @Test(
    "a diff without secrets is taken by git",
    .enabled(if: access("/usr/bin/git", X_OK) == 0, "SKIPPED: no git"))
  func apply() throws {
    let text = bad.replacing("DB_PASSWORD", with: "MODE").replacing("hunter2hunter2", with: "production")
    let folder = try folder(text)
    let diff = try run(["fix", "--review", "."], in: folder).output
    let applied = try run(["apply", "-"], in: folder, input: diff, program: "/usr/bin/git")
    #expect(applied.code == 0, "\(applied.errors)")
    let byGit = try String(contentsOf: folder.appending(path: "web.yaml"), encoding: .utf8)
    let other = try self.folder(text)
    #expect(try run(["fix", "--review", "--write", "-q", "."], in: other).output == "")
    #expect(try String(contentsOf: other.appending(path: "web.yaml"), encoding: .utf8) == byGit)
    #expect(try run(["fix", "--review", "."], in: other).output == "", "a second run has nothing to do")
  }

  @Test(
    "its JSON is valid against its schema",
    .enabled(if: CommandTests.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let python = try #require(CommandTests.python)
    let folder = try folder(bad)
    for arguments in [["fix"], ["fix", "--write"], ["fix", "--review", "--check", "pod/seccomp"]] {
      let json = try run(arguments + ["--format", "json", "."], in: folder).output
      try Data(json.utf8).write(to: folder.appending(path: "report.txt"))
      let schema = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Schemas/fix-v1.schema.json").standardizedFileURL.path
      let script =
        "import json,sys,jsonschema; jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))"
      let checked = try run(["-c", script, "report.txt", schema], in: folder, program: python)
      #expect(checked.code == 0, "\(checked.errors)")
    }
  }

  @Test("killed at any moment, each file is the old or the new one")
  func killed() throws {
    let folder = try folder(bad)
    var old: [String: String] = [:]
    for index in 0..<200 {
      let text = bad.replacing("name: a", with: "name: a\(index)")
      old["w\(index).yaml"] = text
      try Data(text.utf8).write(to: folder.appending(path: "w\(index).yaml"))
    }
    let whole = try self.folder("")
    for (name, text) in old { try Data(text.utf8).write(to: whole.appending(path: name)) }
    _ = try run(["fix", "--write", "-q", "."], in: whole)
    for round in 0..<12 {
      let process = Process()
      process.executableURL = URL(filePath: try #require(CommandTests.path()))
      process.arguments = ["fix", "--write", "-q", "."]
      process.currentDirectoryURL = folder
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      usleep(UInt32(20_000 + 25_000 * round))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for (name, text) in old {
        let now = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        let new = try String(contentsOf: whole.appending(path: name), encoding: .utf8)
        #expect(now == text || now == new, "\(name) is neither")
      }
    }
  }
}
