import Foundation
import Testing

/// Where the official schema lies. It belongs to OASIS and is not part of the project.
private let sarifSchema =
  ProcessInfo.processInfo.environment["SARIF_SCHEMA"]
  ?? package.appending(path: "../shared/schemas/sarif-schema-2.1.0.json").standardizedFileURL.path

private let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The formats of `scan` as a CI job uses them.
@Suite("Formats of the command line") struct FormatTests {
  private static let formats = ["text", "json", "sarif", "junit", "markdown", "github", "gitlab"]
  private let bad =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"

  private func folder(_ files: [String: String]) throws -> URL {
    let url = FileManager.default.temporaryDirectory.appending(path: "bulwark-formats-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appending(path: "deploy"), withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
    return url
  }

  private func run(
    _ arguments: [String], by program: String? = nil, in folder: URL, environment: [String: String] = [:]
  ) throws -> (code: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: try program ?? #require(CommandTests.path()))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test("the help lists every format")
  func help() throws {
    let folder = try folder([:])
    defer { try? FileManager.default.removeItem(at: folder) }
    let help = try run(["scan", "--help"], in: folder).output
    #expect(
      help.contains("text, json, sarif, junit, markdown, github or\n") || help.contains("github or gitlab"))
    #expect(help.contains("gitlab"))
  }

  @Test("each format goes to a file or standard output alike, with the same exit code", arguments: formats)
  func output(format: String) throws {
    let folder = try folder(["deploy/a.yaml": bad])
    defer { try? FileManager.default.removeItem(at: folder) }
    let shown = try run(["scan", "--format", format, "deploy"], in: folder)
    let filed = try run(["scan", "--format", format, "--output", "report", "deploy"], in: folder)
    #expect(shown.code == 1 && filed.code == 1 && filed.output.isEmpty)
    let written = FileManager.default.contents(atPath: folder.appending(path: "report").path)
    #expect(shown.output.hasSuffix("\n") && written == Data(shown.output.utf8))
    guard format != "text" else { return }
    #expect(try run(["scan", "-q", "--format", format, "deploy"], in: folder).output == shown.output)
  }

  @Test("a reader that leaves early ends every format quietly", arguments: formats)
  func closedPipe(format: String) throws {
    let many = Array(repeating: bad, count: 1000).joined(separator: "---\n")
    let folder = try folder(["deploy/a.yaml": many])
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try #require(CommandTests.path())
    let script = "('\(program)' scan --format \(format) deploy; echo $? > code) 2> errors | head -c 10"
    #expect(try run(["-c", script], by: "/bin/sh", in: folder).output.utf8.count >= 10)
    let errors = FileManager.default.contents(atPath: folder.appending(path: "errors").path)
    #expect(errors == Data())
    // The shell that ran the program may still be writing down its code.
    for _ in 0..<100 where code(in: folder).isEmpty { usleep(20_000) }
    #expect(code(in: folder) == "1\n")
  }

  private func code(in folder: URL) -> String {
    let data = FileManager.default.contents(atPath: folder.appending(path: "code").path)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  @Test("SARIF tells a run that could not assess all")
  func success() throws {
    let folder = try folder(["deploy/a.yaml": bad, "deploy/b.yaml": "a: [\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let whole = try run(["scan", "--format", "sarif", "deploy/a.yaml"], in: folder)
    #expect(whole.code == 1 && whole.output.contains(#""executionSuccessful":true"#))
    let part = try run(["scan", "--format", "sarif", "deploy"], in: folder)
    #expect(part.code == 2 && part.output.contains(#""executionSuccessful":false"#))
    #expect(part.output.contains(#""uri":"deploy/b.yaml","uriBaseId":"%SRCROOT%""#))
    let empty = try run(["scan", "--format", "sarif", "--allow-empty", "/dev/null"], in: folder)
    #expect(empty.code == 0 && empty.output.contains(#""executionSuccessful":true"#))
  }

  @Test("at the root of a checkout the places of Markdown are links to the commit")
  func links() throws {
    let folder = try folder(["deploy/a.yaml": bad])
    defer { try? FileManager.default.removeItem(at: folder) }
    let arguments = ["scan", "--format", "markdown", "deploy"]
    let github = [
      "GITHUB_WORKSPACE": folder.path, "GITHUB_SERVER_URL": "https://github.example",
      "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "1f",
    ]
    let first = try run(arguments, in: folder, environment: github).output
    #expect(first.contains("[`deploy/a.yaml:4`](https://github.example/o/r/blob/1f/deploy/a.yaml#L4)"))
    let gitlab = [
      "CI_PROJECT_DIR": folder.path, "CI_PROJECT_URL": "https://gitlab.example/g/p", "CI_COMMIT_SHA": "2e",
    ]
    let second = try run(arguments, in: folder, environment: gitlab).output
    #expect(second.contains("(https://gitlab.example/g/p/-/blob/2e/deploy/a.yaml#L4)"))
    let elsewhere = try run(
      ["scan", "--format", "markdown", "a.yaml"], in: folder.appending(path: "deploy"), environment: github)
    #expect(!elsewhere.output.contains("](") && elsewhere.output.contains("`a.yaml:4`"))
  }

  @Test("every command of the recipes is one that the program takes")
  func recipes() throws {
    let texts = try ["Docs/ci.md", ".pre-commit-hooks.yaml"].map {
      try String(contentsOf: package.appending(path: $0), encoding: .utf8)
    }
    // What the recipes name: variables of the platforms, a baseline, the branch to compare with.
    let environment = ["GITHUB_BASE_REF": "main", "CI_MERGE_REQUEST_DIFF_BASE_SHA": "origin/main"]
    let branch = """
      export GIT_CONFIG_GLOBAL=/dev/null && git init -q . &&
      git -c user.name=a -c user.email=a@b commit -q --allow-empty -m x &&
      git update-ref refs/remotes/origin/main HEAD
      """
    let program = try #require(CommandTests.path())
    var tried = 0
    for line in texts.joined().split(separator: "\n") {
      guard let start = line.range(of: "bulwark scan --")?.lowerBound else { continue }
      let command = line[start...].prefix { $0 != "'" && $0 != "|" && $0 != "`" }
      let files = ["deploy/a.yaml": bad, "bulwark-baseline.json": #"{"bulwarkBaseline":1,"findings":[]}"#]
      let folder = try folder(files)
      defer { try? FileManager.default.removeItem(at: folder) }
      if command.contains("--changed-since") {
        guard try run(["-c", branch], by: "/bin/sh", in: folder).code == 0 else { continue }
      }
      let script = "'\(program)'\(command.dropFirst("bulwark".count))"
      let outcome = try run(["-c", script], by: "/bin/sh", in: folder, environment: environment)
      #expect(outcome.code == (command.contains("--fail-on none") ? 0 : 1), "\(command)")
      tried += 1
    }
    #expect(tried >= 9)
  }

  @Test(
    "SARIF is valid against its official schema",
    .enabled(
      if: CommandTests.python != nil && FileManager.default.fileExists(atPath: sarifSchema),
      "NOT COMPARED: no python3 with jsonschema, or no sarif-schema-2.1.0.json (SARIF_SCHEMA names its place)"
    ))
  func schema() throws {
    let folder = try folder(["deploy/ä b.yaml": bad, "deploy/b.yaml": "a: [\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try run(["scan", "--format", "sarif", "--output", "report.json", "deploy"], in: folder)
    let script =
      "import json,sys,jsonschema; jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))"
    let python = try #require(CommandTests.python)
    let environment = ProcessInfo.processInfo.environment
    let outcome = try run(
      ["-c", script, "report.json", sarifSchema], by: python, in: folder, environment: environment)
    #expect(outcome.code == 0)
  }
}
