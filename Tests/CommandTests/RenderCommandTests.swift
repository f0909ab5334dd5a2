import Foundation
import Testing

/// `scan --render` as its user meets it, with scripts in place of helm and kustomize.
@Suite("The command line: rendering") final class RenderCommandTests {
  private let folder: String
  private let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "bulwark-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    try write("tree/k/kustomization.yaml", "resources: [pod.yaml]\n")
    try write("tree/k/pod.yaml", pod)
    try write("tree/c/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
    try write("tree/c/templates/pod.yaml", "{{ if true }}\n\(pod){{ end }}\n")
    try write("pod.yaml", pod)
    try program("kustomize", "exec /bin/cat \"$2/pod.yaml\"")
    try program(
      "helm", "echo ---; echo '# Source: web/templates/pod.yaml'; exec /bin/cat \"\(folder)/pod.yaml\"")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func write(_ name: String, _ text: String) throws {
    let url = URL(filePath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Written by another process, so that no child of a parallel test can hold it open for writing.
  private func program(_ name: String, _ script: String) throws {
    try write("scripts/\(name)", "#!/bin/sh\n\(script)\n")
    try FileManager.default.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
    let made = try run(
      "/usr/bin/install", ["-m", "755", "\(folder)/scripts/\(name)", "\(folder)/bin/\(name)"])
    try #require(made.code == 0)
  }

  private func start(_ program: String, _ arguments: [String]) throws -> (Process, Pipe, Pipe) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ["PATH": "\(folder)/bin", "TMPDIR": folder]
    process.currentDirectoryURL = URL(filePath: folder)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return (process, output, errors)
  }

  private func run(
    _ program: String, _ arguments: [String]
  ) throws -> (code: Int32, output: String, errors: String) {
    let (process, output, errors) = try start(program, arguments)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let messages = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text, messages)
  }

  private func scan(_ arguments: String...) throws -> (code: Int32, output: String, errors: String) {
    try run(try #require(CommandTests.path()), ["scan", "--check", "pod/no-host-pid"] + arguments)
  }

  @Test("the report says what was rendered, by what, and where it is written")
  func report() throws {
    let json = try scan("--render", "--format", "json", "tree")
    #expect(json.code == 1)
    #expect(json.output.contains("\"unassessed\":[]"))
    #expect(json.output.contains("\"origin\":\"rendered by kustomize from tree/k/\""))
    #expect(json.output.contains("\"file\":\"tree/c/templates/pod.yaml\",\"line\":1,\"column\":1,"))
    #expect(
      json.output.contains(
        "\"origin\":\"rendered by helm from tree/c/, line 6 of what it makes of this file\""))
    let text = try scan("--render", "-v", "tree")
    #expect(text.output.contains("tree/k/pod.yaml:4:17  rendered by kustomize from tree/k/\n"))
    #expect(
      text.output.contains("tree/c/templates/pod.yaml:6:17  rendered by helm from tree/c/; the line is that"))
    #expect(text.errors.contains("renders with \(folder)/bin/helm\n"))
    for format in ["sarif", "github", "gitlab", "junit", "markdown"] {
      #expect(try scan("--render", "--format", format, "tree").output.contains("rendered by helm"))
    }
  }

  @Test("exit codes: a failed kustomization is 2, a failed chart, too, unless it is allowed")
  func exitCodes() throws {
    #expect(try scan("tree").code == 2)
    #expect(try scan("--allow-unrendered", "tree").code == 1)
    #expect(try scan("--helm-values", "pod.yaml", "tree").code == 2)
    #expect(try scan("--render", "--helm-values", "nowhere", "tree").errors.contains("nowhere"))
    #expect(try scan("--render", "--helm-values", "pod.yaml", "tree").code == 1)
    try program("helm", "echo '\u{1B}[2J no such function' >&2; exit 1")
    let failed = try scan("--render", "tree")
    #expect(failed.code == 2)
    #expect(failed.output.contains("exited with 1: \\u{1B}[2J no such function"))
    #expect(try scan("--render", "--allow-unrendered", "tree").code == 1)
    try program("kustomize", "exit 1")
    #expect(try scan("--render", "--allow-unrendered", "tree").code == 2)
  }

  @Test("a program of the current directory is never taken from PATH")
  func relativePath() throws {
    let process = try #require(CommandTests.path())
    let text = try run("/usr/bin/env", ["PATH=bin:.", process, "scan", "--render", "tree"])
    #expect(text.code == 2 && text.output.contains("no helm on PATH"))
  }

  @Test("stopped in the middle, it stops the program and clears its folder away")
  func interruption() throws {
    try program("kustomize", "echo $$ > \"\(folder)/ran\"; exec /bin/sleep 60")
    // Threads of the tests block signals, which a program started here would inherit.
    let unblock = "use POSIX; sigprocmask(SIG_SETMASK, POSIX::SigSet->new); exec @ARGV"
    let program = try #require(CommandTests.path())
    let (process, _, _) = try start(
      "/usr/bin/perl", ["-e", unblock, program, "scan", "--render", "tree/k"])
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: "\(folder)/ran") { usleep(20_000) }
    usleep(50_000)
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
    let child = try String(contentsOfFile: "\(folder)/ran", encoding: .utf8)
    #expect(kill(pid_t(child.dropLast()) ?? 0, 0) != 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!left.contains { $0.hasPrefix("bulwark-") })
  }
}
