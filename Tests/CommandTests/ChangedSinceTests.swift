import Foundation
import Testing

/// `--changed-since` against real repositories.
@Suite("Findings of a change", .enabled(if: hasGit, "git is not installed: --changed-since is NOT tested"))
struct ChangedSinceTests {
  private static let pod = """
    apiVersion: v1
    kind: Pod
    metadata:
      name: a
    spec:
      hostPID: true
      containers:
      - name: c
        image: x
        securityContext:
          runAsNonRoot: true
      - name: d
        image: x
        securityContext:
          runAsNonRoot: true

    """

  /// A repository with these files committed on `main`, and the branch `work` checked out.
  private func repository(_ files: [String: String] = ["a.yaml": pod]) throws -> Sandbox {
    let box = try Sandbox(files)
    try box.git("init", "-q", "-b", "main")
    try box.commit()
    try box.git("checkout", "-q", "-b", "work")
    return box
  }

  /// The checks and lines of what is found since `main`.
  private func found(
    _ box: Sandbox, _ arguments: String..., since reference: String = "main",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let arguments = ["scan", "--format", "json", "--changed-since", reference] + arguments
    let run = try box.run(#require(Sandbox.program), arguments)
    #expect(run.errors.isEmpty, "\(run.errors)", sourceLocation: sourceLocation)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = try #require(json?["findings"] as? [[String: Any]])
    let summary = try #require(json?["summary"] as? [String: Any])
    #expect(
      run.code == (findings.contains { ["high", "critical"].contains($0["severity"] as? String) } ? 1 : 0))
    #expect((summary["unchanged"] as? Int ?? 0) + findings.count > 0)
    return findings.compactMap { finding in
      guard let location = finding["location"] as? [String: Any] else { return nil }
      return "\(finding["check"] ?? "") \(location["file"] ?? ""):\(location["line"] ?? "")"
    }
  }

  @Test("nothing changed: nothing listed, its number said, exit code 0")
  func unchanged() throws {
    let box = try repository()
    #expect(try found(box).isEmpty)
    let run = try box.bulwark("scan", "--changed-since", "main")
    #expect(run.code == 0 && run.output.contains(#/\nNot listed: \d+ findings on unchanged lines\n/#))
    #expect(try box.bulwark("scan").code == 1)
  }

  @Test("a wrong value is listed where its line changed, committed or not")
  func values() throws {
    let box = try repository()
    try box.write("a.yaml", Self.pod.replacing("hostPID: true", with: "hostPID: yes"))
    #expect(try found(box).contains("pod/no-host-pid a.yaml:6"))
    try box.commit()
    #expect(try found(box).contains("pod/no-host-pid a.yaml:6"))
    #expect(try found(box, since: "HEAD").isEmpty)
  }

  @Test("a field that was taken out is found, in its container only")
  func deletions() throws {
    let box = try repository()
    let cut = Self.pod.replacing(
      "      runAsNonRoot: true\n  - name: d", with: "      privileged: false\n  - name: d")
    try box.write("a.yaml", cut)
    #expect(try found(box).contains("pod/non-root a.yaml:10"))
    try box.write("a.yaml", String(Self.pod.dropLast("      runAsNonRoot: true\n".count)))
    let last = try found(box)
    #expect(
      last.contains { $0.hasPrefix("pod/non-root a.yaml:1") } && !last.contains("pod/non-root a.yaml:10"))
  }

  @Test("new files count as a whole, tracked or not; renamed ones for what changed in them")
  func files() throws {
    let box = try repository()
    let all = try found(box, "a.yaml", since: "main").count
    #expect(all == 0)
    try box.write("new.yaml", Self.pod)
    let untracked = try found(box)
    #expect(untracked.count > 5 && untracked.allSatisfy { $0.contains(" new.yaml:") })
    try box.commit()
    #expect(try found(box) == untracked)
    try box.git("rm", "-q", "new.yaml")
    try box.git("mv", "a.yaml", "b.yaml")
    #expect(try found(box).isEmpty)
    try box.write("b.yaml", Self.pod.replacing("hostPID: true", with: "hostPID: yes"))
    #expect(try found(box).contains("pod/no-host-pid b.yaml:6"))
    #expect(try !found(box).contains { $0.contains(":10") })
  }

  @Test("changes of the other branch since they went apart do not count")
  func fork() throws {
    let box = try repository(["a.yaml": Self.pod, "b.yaml": Self.pod])
    try box.write("b.yaml", Self.pod.replacing("hostPID: true", with: "hostPID: yes"))
    try box.commit()
    try box.git("checkout", "-q", "main")
    try box.write("a.yaml", "# moved on\n" + Self.pod.replacing("hostPID: true", with: "hostPID: on"))
    try box.commit()
    try box.git("checkout", "-q", "work")
    let found = try found(box)
    #expect(found.contains("pod/no-host-pid b.yaml:6") && !found.contains { $0.contains("a.yaml") })
  }

  @Test("paths may be given from anywhere")
  func places() throws {
    let box = try repository(["deploy/a.yaml": Self.pod, "deploy/b.yaml": Self.pod])
    try box.write("deploy/b.yaml", Self.pod.replacing("hostPID: true", with: "hostPID: yes"))
    let program = try #require(Sandbox.program)
    let arguments = ["scan", "--format", "github", "--check", "pod/no-host-pid", "--changed-since", "main"]
    for (folder, path) in [
      ("deploy", "."), ("deploy", "b.yaml"), ("", "deploy"), ("/", "\(box.path)/deploy"),
    ] {
      let run = try box.run(program, arguments + [path], in: folder)
      #expect(run.code == 1 && run.output.contains("b.yaml:6:12: "), "\(folder) \(path) \(run.errors)")
      #expect(!run.output.contains("a.yaml"))
    }
  }

  @Test("names of files cannot pass for something else")
  func names() throws {
    let names = [
      "a\nb.yaml", "\"q\".yaml", "tab\t.yaml", "back\\slash.yaml", "ä🦹.yaml", " space .yaml", "-x.yaml",
      "x\n+++ b\nA.yaml", "e\u{1B}[2J.yaml", "b => c.yaml", ":(top)y.yaml",
    ]
    var files = Dictionary(uniqueKeysWithValues: names.map { ($0, Self.pod) })
    files["x\n+++ b/A.yaml"] = Self.pod
    let box = try repository(files)
    #expect(try found(box).isEmpty)
    for name in files.keys {
      try box.write(name, Self.pod.replacing("hostPID: true", with: "hostPID: yes"))
      let found = try found(box)
      #expect(found.contains("pod/no-host-pid \(name):6"), "\(name)")
      #expect(found.allSatisfy { $0.contains(" \(name):") }, "\(name)")
      try box.write(name, Self.pod)
    }
  }

  @Test(
    "attributes and odd line ends in a change do not hide it",
    arguments: [
      "*.yaml -diff", "*.yaml binary", "*.yaml -text", "*.yaml text eol=crlf", "*.yaml diff=x",
      "*.yaml working-tree-encoding=UTF-7", "*.yaml filter=x", "*.yaml export-ignore ident",
    ])
  func attributes(line: String) throws {
    let box = try repository(["a.yaml": "# a\r# b +AAo-+AAo-\n" + Self.pod])
    try box.write(".gitattributes", line + "\n")
    try box.write(
      "a.yaml", "# a\r# b +AAo-+AAo-\n" + Self.pod.replacing("hostPID: true", with: "hostPID: yes"))
    #expect(try found(box).contains { $0.hasPrefix("pod/no-host-pid a.yaml:") })
  }

  @Test("a file that git takes for binary counts as a whole")
  func encodings() throws {
    let box = try repository()
    let text = Data(Self.pod.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    func write(_ data: Data) throws {
      try (Data([0xFF, 0xFE]) + data).write(to: URL(filePath: "\(box.path)/w.yaml"))
    }
    try write(text)
    try box.commit()
    #expect(try found(box, since: "HEAD").isEmpty)
    try write(text + Data([0x23, 0, 0x0A, 0]))
    #expect(try found(box, since: "HEAD").count > 5)
  }

  @Test("nothing that the repository's configuration names is run")
  func configuration() throws {
    let box = try repository()
    let marker = "\(box.path)/.git/ran"
    try box.write(".git/trap", "#!/bin/sh\n/usr/bin/touch '\(marker)'\n/bin/cat\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(box.path)/.git/trap")
    try FileManager.default.createDirectory(
      atPath: "\(box.path)/.git/traps", withIntermediateDirectories: true)
    for hook in ["post-index-change", "fsmonitor-watchman", "pre-commit"] {
      try FileManager.default.copyItem(
        atPath: "\(box.path)/.git/trap", toPath: "\(box.path)/.git/traps/\(hook)")
    }
    let trap = "\(box.path)/.git/trap"
    for (key, value) in [
      ("core.fsmonitor", trap), ("core.hooksPath", "\(box.path)/.git/traps"), ("core.pager", trap),
      ("pager.diff-index", trap), ("diff.external", trap), ("diff.x.textconv", trap),
      ("diff.x.command", trap),
      ("filter.x.clean", trap), ("filter.x.process", trap), ("filter.x.required", "true"),
      ("core.sshCommand", trap), ("alias.diff-index", "!\(trap)"), ("core.editor", trap),
    ] { try box.git("config", key, value) }
    try box.write(".gitattributes", "*.yaml diff=x filter=x\n")
    try box.write("a.yaml", Self.pod.replacing("hostPID: true", with: "hostPID: yes"))
    #expect(try found(box).contains("pod/no-host-pid a.yaml:6"))
    #expect(!FileManager.default.fileExists(atPath: marker))
    // The trap works: git by itself walks into it.
    _ = try box.run("/usr/bin/git", ["diff", "main"])
    #expect(FileManager.default.fileExists(atPath: marker))
    try box.git("config", "filter.y=z.clean", trap)
    let run = try box.bulwark("scan", "--changed-since", "main")
    #expect(run.code == 2 && run.errors.contains("defines a filter that cannot be switched off"))
  }

  @Test("what lies in a submodule has a history of its own")
  func submodules() throws {
    let box = try repository()
    let head = try box.git("rev-parse", "HEAD").trimmingCharacters(in: .newlines)
    try box.write("sub/s.yaml", Self.pod)
    try box.git("init", "-q", "sub")
    try box.git("update-index", "--add", "--cacheinfo", "160000,\(head),sub")
    #expect(try found(box).isEmpty)
  }

  @Test("what stands in the way is said, with the way out")
  func errors() throws {
    let box = try repository()
    func message(_ reference: String, _ box: Sandbox, _ environment: [String: String] = [:]) throws -> String
    {
      let run = try box.bulwark("scan", "--changed-since=\(reference)", environment: environment)
      #expect(run.code == 2 && run.output.isEmpty)
      return run.errors
    }
    #expect(try message("nope", box).contains("git knows no revision 'nope' here; fetch it, or name it as"))
    #expect(try message("--output=x", box).contains("'--output=x' is no revision"))
    #expect(try message("main", box, ["PATH": "relative:/nope"]).contains("there is none on PATH"))
    #expect(try message("main", Sandbox(["a.yaml": Self.pod])).contains("is in no working tree of git"))
    let standardInput = try box.bulwark("scan", "--changed-since", "main", "-")
    #expect(standardInput.code == 2 && standardInput.errors.contains("standard input has no history"))
    let outside = try Sandbox(["b.yaml": Self.pod])
    let two = try box.bulwark("scan", "--changed-since", "main", ".", outside.path)
    #expect(two.code == 2 && two.errors.contains("--changed-since takes one repository"))
    try box.git("checkout", "-q", "--orphan", "other")
    #expect(try message("main", box).contains("the repository has no commit yet"))
    // The same files committed in the same second would be the same commit.
    try box.write("other.yaml", Self.pod)
    try box.commit()
    #expect(try message("main", box).contains("'main' and HEAD have no commit in common\n"))
  }

  @Test("a shallow clone is named as the reason")
  func shallow() throws {
    let box = try repository()
    try box.write("b.yaml", Self.pod)
    try box.commit()
    let clone = try Sandbox()
    try clone.git("clone", "-q", "--depth", "1", "--branch", "work", "file://\(box.path)", ".")
    let unknown = try clone.bulwark("scan", "--changed-since", "origin/main")
    #expect(unknown.code == 2 && unknown.errors.contains("this clone is shallow: fetch all of its history"))
    try clone.git("fetch", "-q", "--depth", "1", "origin", "main:main")
    let apart = try clone.bulwark("scan", "--changed-since", "main")
    #expect(apart.code == 2 && apart.errors.contains("have no commit in common; this clone is shallow"))
    try clone.git("fetch", "-q", "--unshallow")
    #expect(try found(clone).allSatisfy { $0.contains("b.yaml") })
  }

  @Test("a baseline holds what did not change, too")
  func baseline() throws {
    let box = try repository()
    _ = try box.bulwark("scan", "--write-baseline", "all.json", "a.yaml")
    _ = try box.bulwark("scan", "--changed-since", "main", "--write-baseline", "known.json", "a.yaml")
    #expect(box.read("known.json") == box.read("all.json") && box.read("known.json") != nil)
    let run = try box.bulwark("scan", "-v", "--baseline", "known.json", "--changed-since", "main", "a.yaml")
    #expect(run.code == 0 && !run.output.contains("gone") && run.output.contains("on unchanged lines"))
  }
}

private let hasGit = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")

extension Sandbox {
  /// Git, cut off from the configuration of who runs it.
  @discardableResult
  fileprivate func git(_ arguments: String...) throws -> String {
    let environment = [
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "a",
      "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b", "LC_ALL": "C",
    ]
    let run = try run("/usr/bin/git", arguments, environment: environment)
    try #require(run.code == 0, "git \(arguments): \(run.errors)")
    return run.output
  }

  fileprivate func commit() throws {
    try git("add", "--all")
    try git("commit", "-q", "--no-verify", "-m", "x")
  }
}
