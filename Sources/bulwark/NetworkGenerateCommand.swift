internal import ArgumentParser
internal import Glibc
internal import Kubernetes
internal import Remediation
internal import Reporting

struct NetworkGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Write the network policies that the workloads need.",
    discussion: """
      Each workload may receive and send what its manifests show that it needs: Services named in its \
      environment, command lines and ConfigMaps, Ingresses and routes that lead to it, webhooks that the API \
      server calls. A policy for each namespace denies the rest. Each rule says what shows that it is needed; \
      read them, for what programs find out at run time no manifest shows. Namespaces of the system are left out.

      Exit codes: 0 done, 1 --verify finds that a needed flow would not pass, or another one would, 2 some of \
      the input could not be read, or a file not written.
      """)

  @Argument(help: "Files and folders, or - for standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(
    help: """
      Write one new file for each namespace into this folder; no file is overwritten. (default: standard \
      output)
      """,
    completion: .directory)
  var outputDir: String?

  @Flag(help: "Prove that each needed flow would pass and nothing else would.")
  var verify = false

  @OptionGroup
  var options: NetworkOptions

  func run() throws {
    let reading = try options.read(paths)
    let synthesis = PolicySynthesis(reading)
    for note in synthesis.notes { warn(PlainText.line(note)) }
    let isWritten = writeManifests(synthesis.manifests.map { ($0.fileName, $0.text) }, to: outputDir)
    if verify {
      let proof = synthesis.proof
      for flow in proof.missing { warn(PlainText.line("would not pass: \(flow)")) }
      for flow in proof.unneeded { warn(PlainText.line("would pass without need: \(flow)")) }
      if proof.holds { warn("verified: \(proof.passing) needed flows pass, and nothing else does") }
    }
    try options.checkCompleteness(reading)
    if !isWritten { throw ExitCode(2) }
    if verify, !synthesis.proof.holds { throw ExitCode(1) }
  }
}
