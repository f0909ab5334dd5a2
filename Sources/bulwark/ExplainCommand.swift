internal import ArgumentParser
internal import Checks
internal import Glibc
internal import Reporting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a check means, with examples that fail and pass.",
    discussion: """
      ID is a check, a recommendation, a chapter, or the name of the same subject in kubescape, Trivy, \
      CIS, checkov, kube-linter, kube-score or Polaris. Without an ID all checks are listed.
      """)

  @Argument(help: "For example pod/non-root, pod, C-0013, CKV_K8S_16.", completion: .checkNames)
  var id: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Option(help: "How to print it: text, json or markdown.")
  var format = Format.text

  func run() throws {
    let output = Output(descriptor: STDOUT_FILENO)
    let reference = CheckReference(style: Terminal.standardOutputStyle)
    guard let id else {
      switch format {
      case .text: reference.list(Registry.checks, to: output)
      case .json: reference.writeJSON(Registry.checks, to: output)
      case .markdown: reference.writeMarkdown(Registry.checks, to: output)
      }
      return output.flush()
    }
    let checks = try checks(named: id)
    switch format {
    case .text: checks.forEach { reference.explain($0, to: output) }
    case .json: reference.writeJSON(checks, to: output)
    case .markdown: reference.writeMarkdown(checks, to: output)
    }
    output.flush()
  }
}
