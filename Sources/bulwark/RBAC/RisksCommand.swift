internal import AccessControl
internal import ArgumentParser
internal import Assessment
internal import Guide
internal import Judgement
internal import Reporting

struct RisksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "risks",
    abstract: "Who can do what an attacker looks for, the worst first, and the shortest way to everything.",
    discussion: """
      What Kubernetes grants in every cluster by its own roles and bindings is left out; --with-defaults lists it.

      Exit codes: 0 nobody at or above --fail-on, 1 somebody, 2 something could not be read.

      Examples:
        bulwark rbac risks deploy/
        kubectl get clusterroles,clusterrolebindings,roles,rolebindings -A -o json | bulwark rbac risks -
      """)

  @Argument(help: "Files and folders, or - for standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(
    help:
      "The least severity that makes the exit code 1: low, medium, high, critical or none. (default: high)")
  var failOn: Threshold?

  @Option(help: "Leave out subjects whose worst is below this severity.")
  var minSeverity = Severity.low

  @OptionGroup
  var options: AccessOptions

  func run() throws {
    let reading = try options.read(paths)
    let found = SubjectRisks.all(
      in: reading.inventory, withDefaults: options.withDefaults, version: options.input.version)
    let answer = RisksReport(found.filter { $0.severity >= minSeverity }, reading: reading.report)
    options.write(answer)
    if reading.isIncomplete { throw ExitCode(2) }
    let threshold = failOn ?? .high
    if found.contains(where: { threshold.isReached(by: $0.severity) }) { throw ExitCode(1) }
  }
}
