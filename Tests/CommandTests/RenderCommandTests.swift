import Foundation
import Testing

/// `scan --render` as its user meets it, with scripts in place of helm and kustomize.
@Suite("The command line: rendering") struct RenderCommandTests {
  private let box: Sandbox
  private let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"

  init() throws {
    box = try Sandbox()
    try box.write("tree/k/kustomization.yaml", "resources: [pod.yaml]\n")
    try box.write("tree/k/pod.yaml", pod)
    try box.write("tree/c/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
    try box.write("tree/c/templates/pod.yaml", "{{ if true }}\n\(pod){{ end }}\n")
    try box.write("pod.yaml", pod)
    try box.writeProgram("bin/kustomize", "exec /bin/cat \"$2/pod.yaml\"")
    try box.writeProgram(
      "bin/helm", "echo ---; echo '# Source: web/templates/pod.yaml'; exec /bin/cat \"\(box.path)/pod.yaml\"")
  }

  private var environment: [String: String] { ["PATH": "\(box.path)/bin", "TMPDIR": box.path] }

  private func bulwark(_ arguments: [String]) throws -> Sandbox.Run {
    try box.bulwark(arguments, environment: environment)
  }

  private func scan(_ arguments: String...) throws -> Sandbox.Run {
    try bulwark(["scan", "--check", "pod/no-host-pid"] + arguments)
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
    #expect(text.errors.contains("renders with \(box.path)/bin/helm\n"))
    for format in ["sarif", "github", "gitlab", "junit", "markdown"] {
      #expect(try scan("--render", "--format", format, "tree").output.contains("rendered by helm"))
    }
  }

  @Test("roles and networks are read from what is rendered")
  func analyses() throws {
    let map = try bulwark(["network", "map", "--render", "--format", "csv", "tree"])
    #expect(map.code == 0)
    #expect(map.output.contains("default/web[Pod]"))
    #expect(map.errors.contains("lines are counted in what helm or kustomize makes of the named file"))
    let bare = try bulwark(["network", "map", "--format", "csv", "tree/c"])
    #expect(bare.code == 2 && !bare.output.contains("default/web[Pod]"))
    try box.write(
      "pod.yaml",
      """
      {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b},
       roleRef: {kind: ClusterRole, name: cluster-admin}, subjects: [{kind: User, name: ana}]}
      """)
    let who = try bulwark(["rbac", "who-can", "get", "secrets", "--render", "--format", "csv", "tree/c"])
    #expect(who.code == 0)
    #expect(who.output.contains("ana"))
    #expect(try bulwark(["rbac", "who-can", "get", "secrets", "tree/c"]).code == 2)
    #expect(try bulwark(["rbac", "risks", "--kubernetes-version", "old", "tree/c"]).code == 2)
  }

  @Test("fix names what is rendered by its source, and edits none of it")
  func fix() throws {
    let paths = ["tree/k/pod.yaml", "tree/c/templates/pod.yaml"]
    let before = paths.map(box.read)
    let arguments = [
      "fix", "--write", "--review", "--render", "--check", "pod/no-host-pid", "tree", "pod.yaml",
    ]
    let run = try bulwark(arguments + ["-v"])
    #expect(run.code == 1)
    #expect(
      run.errors.contains(
        "tree/k/pod.yaml:4:17: pod/no-host-pid: Pod web: Remove hostPID (at tree/k/pod.yaml:4, for all that is "
          + "rendered from it)\n"))
    #expect(
      run.errors.contains(
        "tree/c/templates/pod.yaml: pod/no-host-pid: Pod web: Remove hostPID (in what it is rendered from: "
          + "tree/c/templates/pod.yaml:5)\n"), "\(run.errors)")
    #expect(run.errors.contains("closed 1 finding in 1 file"))
    #expect(run.errors.contains("it is not edited, mend what it is made from\n"))
    #expect(paths.map(box.read) == before && box.read("pod.yaml") != pod)
    let json = try bulwark(arguments + ["--format", "json"]).output
    #expect(json.contains("\"reason\":\"manual\",\"message\":\"Remove hostPID (at tree/k/pod.yaml:4, "))
    #expect(try bulwark(["fix", "--helm-values", "pod.yaml", "tree"]).code == 2)
  }

  @Test("exit codes: a failed kustomization is 2, a failed chart, too, unless it is allowed")
  func exitCodes() throws {
    #expect(try scan("tree").code == 2)
    #expect(try scan("--allow-unrendered", "tree").code == 1)
    #expect(try scan("--helm-values", "pod.yaml", "tree").code == 2)
    #expect(try scan("--render", "--helm-values", "nowhere", "tree").errors.contains("nowhere"))
    #expect(try scan("--render", "--helm-values", "pod.yaml", "tree").code == 1)
    try box.writeProgram("bin/helm", "echo '\u{1B}[2J no such function' >&2; exit 1")
    let failed = try scan("--render", "tree")
    #expect(failed.code == 2)
    #expect(failed.output.contains("exited with 1: \\u{1B}[2J no such function"))
    #expect(try scan("--render", "--allow-unrendered", "tree").code == 1)
    try box.writeProgram("bin/kustomize", "exit 1")
    #expect(try scan("--render", "--allow-unrendered", "tree").code == 2)
  }

  @Test("a program of the current directory is never taken from PATH")
  func relativePath() throws {
    let text = try box.bulwark(["scan", "--render", "tree"], environment: ["PATH": "bin:."])
    #expect(text.code == 2 && text.output.contains("no helm on PATH"))
  }

  @Test("stopped in the middle, it stops the program and clears its folder away")
  func interruption() throws {
    try box.writeProgram("bin/kustomize", "echo $$ > \"\(box.path)/ran\"; exec /bin/sleep 60")
    // Threads of the tests block signals, which a program started here would inherit.
    let unblock = "use POSIX; sigprocmask(SIG_SETMASK, POSIX::SigSet->new); exec @ARGV"
    let program = try #require(Sandbox.program)
    let process = box.process(
      "/usr/bin/perl", ["-e", unblock, program, "scan", "--render", "tree/k"], environment: environment)
    try process.run()
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: "\(box.path)/ran") { usleep(20_000) }
    usleep(50_000)
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
    let child = try #require(box.read("ran"))
    #expect(kill(pid_t(child.dropLast()) ?? 0, 0) != 0)
    #expect(!box.names.contains { $0.hasPrefix("bulwark-") })
  }
}
