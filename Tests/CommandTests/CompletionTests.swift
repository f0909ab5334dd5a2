import Foundation
import Testing

/// The completions as the shells use them, by the scripts that the program writes.
@Suite("Completions") struct CompletionTests {
  /// Runs a shell's command over the script for that shell, which stands in the file "script".
  private func run(_ shell: String, _ command: String) throws -> String {
    let sandbox = try Sandbox()
    return try sandbox.shell("bulwark --generate-completion-script \(shell) > script; " + command, in: shell)
      .output
  }

  private func bash(_ words: String...) throws -> [String] {
    let quoted = (["bulwark"] + words).map { "'\($0)'" }
    let line = (["bulwark"] + words).joined(separator: " ")
    let reply = try run(
      "bash",
      """
      source ./script; COMP_WORDS=(\(quoted.joined(separator: " "))); COMP_CWORD=\(words.count)
      COMP_LINE='\(line)'; COMP_POINT=\(line.utf8.count)
      _bulwark bulwark \(quoted.last ?? "''") \(quoted.dropLast().last ?? "''"); printf '%s\\n' "${COMPREPLY[@]}"
      """)
    return reply.split(separator: "\n").map(String.init)
  }

  @Test("bash: commands, flags, values, files")
  func words() throws {
    #expect(try bash("sc") == ["scan"])
    #expect(try bash("scan", "--prof") == ["--profile"])
    #expect(try bash("scan", "--profile", "pss-") == ["pss-baseline", "pss-restricted"])
    #expect(try bash("scan", "--format", "j") == ["json", "junit"])
    #expect(try bash("scan", "--kubernetes-version", "1.3").contains("1.36"))
    #expect(try bash("scan", "/et").contains("/etc"))
    #expect(try bash("scan", "--output", "/et").contains("/etc"))
  }

  @Test("bash: names of checks, ours first, and those of other tools where ours do not begin so")
  func checks() throws {
    let pod = try bash("scan", "--check", "pod/no-host-p")
    #expect(pod.contains("pod/no-host-pid") && pod.contains("pod/no-host-path/socket"))
    #expect(pod.allSatisfy { $0.hasPrefix("pod/no-host-p") })
    #expect(try bash("scan", "--skip", "secr").contains("secrets"))
    #expect(
      try bash("scan", "--check", "pod,secrets/use-secrets/conf") == ["pod,secrets/use-secrets/config-map"])
    #expect(try bash("explain", "CKV_K8S_16") == ["CKV_K8S_16"])
    #expect(try bash("explain", "privileged-c") == ["privileged-container"])
  }

  @Test(
    "zsh takes its script",
    .enabled(if: Sandbox.exists("zsh"), "NOT TRIED: no zsh on the PATH, so its completions were not parsed"))
  func zsh() throws {
    #expect(try run("zsh", "zsh -n script && echo fine") == "fine\n")
  }

  @Test(
    "fish completes by its script",
    .enabled(if: Sandbox.exists("fish"), "NOT TRIED: no fish on the PATH, so its completions were not run"))
  func fish() throws {
    // The names of checks cannot be asked for here: fish keeps no command line without a terminal.
    let formats = try run("fish", "source ./script; complete -C 'bulwark scan --format j' | cut -f 1")
    #expect(formats == "json\njunit\n")
  }
}
