import Foundation
import Testing

/// Where the official schema lies. It belongs to OASIS and is not part of the project.
private let sarifSchema =
  ProcessInfo.processInfo.environment["SARIF_SCHEMA"]
  ?? URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/schemas/sarif-schema-2.1.0.json").standardizedFileURL.path

/// The formats of `scan` as a CI job uses them.
@Suite("Formats of the command line") struct FormatTests {
  private static let formats = ["text", "json", "sarif", "junit", "markdown", "github", "gitlab"]
  private let bad =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"

  @Test("the help lists every format")
  func help() throws {
    let box = try Sandbox()
    let help = try box.bulwark(["scan", "--help"]).output
    #expect(
      help.contains("text, json, sarif, junit, markdown, github or\n") || help.contains("github or gitlab"))
    #expect(help.contains("gitlab"))
  }

  @Test("each format goes to a file or standard output alike, with the same exit code", arguments: formats)
  func output(format: String) throws {
    let box = try Sandbox(["deploy/a.yaml": bad])
    let shown = try box.bulwark(["scan", "--format", format, "deploy"])
    let filed = try box.bulwark(["scan", "--format", format, "--output", "report", "deploy"])
    #expect(shown.code == 1 && filed.code == 1 && filed.output.isEmpty)
    #expect(shown.output.hasSuffix("\n") && box.read("report") == shown.output)
    guard format != "text" else { return }
    #expect(try box.bulwark(["scan", "-q", "--format", format, "deploy"]).output == shown.output)
  }

  @Test("a reader that leaves early ends every format quietly", arguments: formats)
  func closedPipe(format: String) throws {
    let many = Array(repeating: bad, count: 1000).joined(separator: "---\n")
    let box = try Sandbox(["deploy/a.yaml": many])
    let script = "(bulwark scan --format \(format) deploy; echo $? > code) 2> errors | head -c 10"
    #expect(try box.shell(script).output.utf8.count >= 10)
    #expect(box.read("errors") == "")
    // The shell that ran the program may still be writing down its code.
    for _ in 0..<100 where box.read("code")?.isEmpty ?? true { usleep(20_000) }
    #expect(box.read("code") == "1\n")
  }

  @Test("SARIF tells a run that could not assess all")
  func success() throws {
    let box = try Sandbox(["deploy/a.yaml": bad, "deploy/b.yaml": "a: [\n"])
    let whole = try box.bulwark(["scan", "--format", "sarif", "deploy/a.yaml"])
    #expect(whole.code == 1 && whole.output.contains(#""executionSuccessful":true"#))
    let part = try box.bulwark(["scan", "--format", "sarif", "deploy"])
    #expect(part.code == 2 && part.output.contains(#""executionSuccessful":false"#))
    #expect(part.output.contains(#""uri":"deploy/b.yaml","uriBaseId":"%SRCROOT%""#))
    let empty = try box.bulwark(["scan", "--format", "sarif", "--allow-empty", "/dev/null"])
    #expect(empty.code == 0 && empty.output.contains(#""executionSuccessful":true"#))
  }

  @Test("at the root of a checkout the places of Markdown are links to the commit")
  func links() throws {
    let box = try Sandbox(["deploy/a.yaml": bad])
    let arguments = ["scan", "--format", "markdown", "deploy"]
    let github = [
      "GITHUB_WORKSPACE": box.path, "GITHUB_SERVER_URL": "https://github.example",
      "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "1f",
    ]
    let first = try box.bulwark(arguments, environment: github).output
    #expect(first.contains("[`deploy/a.yaml:4`](https://github.example/o/r/blob/1f/deploy/a.yaml#L4)"))
    let gitlab = [
      "CI_PROJECT_DIR": box.path, "CI_PROJECT_URL": "https://gitlab.example/g/p", "CI_COMMIT_SHA": "2e",
    ]
    let second = try box.bulwark(arguments, environment: gitlab).output
    #expect(second.contains("(https://gitlab.example/g/p/-/blob/2e/deploy/a.yaml#L4)"))
    let elsewhere = try box.bulwark(
      ["scan", "--format", "markdown", "a.yaml"], in: "deploy", environment: github)
    #expect(!elsewhere.output.contains("](") && elsewhere.output.contains("`a.yaml:4`"))
  }

  @Test("every command of the recipes is one that the program takes")
  func recipes() throws {
    let texts = try ["Docs/ci.md", ".pre-commit-hooks.yaml"].map(Sandbox.projectText)
    // What the recipes name: variables of the platforms, a baseline, the branch to compare with.
    let variables = "export GITHUB_BASE_REF=main CI_MERGE_REQUEST_DIFF_BASE_SHA=origin/main; "
    let branch = """
      export GIT_CONFIG_GLOBAL=/dev/null && git init -q . &&
      git -c user.name=a -c user.email=a@b commit -q --allow-empty -m x &&
      git update-ref refs/remotes/origin/main HEAD
      """
    var tried = 0
    for line in texts.joined().split(separator: "\n") {
      guard let start = line.range(of: "bulwark scan --")?.lowerBound else { continue }
      let command = line[start...].prefix { $0 != "'" && $0 != "|" && $0 != "`" }
      let files = ["deploy/a.yaml": bad, "bulwark-baseline.json": #"{"bulwarkBaseline":1,"findings":[]}"#]
      let box = try Sandbox(files)
      if command.contains("--changed-since") {
        guard try box.shell(branch).code == 0 else { continue }
      }
      let outcome = try box.shell(variables + command)
      #expect(outcome.code == (command.contains("--fail-on none") ? 0 : 1), "\(command)")
      tried += 1
    }
    #expect(tried >= 9)
  }

  @Test(
    "SARIF is valid against its official schema",
    .enabled(
      if: Sandbox.python != nil && FileManager.default.fileExists(atPath: sarifSchema),
      "NOT COMPARED: no python3 with jsonschema, or no sarif-schema-2.1.0.json (SARIF_SCHEMA names its place)"
    ))
  func schema() throws {
    let box = try Sandbox(["deploy/ä b.yaml": bad, "deploy/b.yaml": "a: [\n"])
    _ = try box.bulwark(["scan", "--format", "sarif", "--output", "report.json", "deploy"])
    #expect(try box.faults(of: "report.json", bySchema: sarifSchema) == "")
  }
}
