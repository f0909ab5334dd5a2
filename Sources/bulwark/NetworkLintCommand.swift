internal import ArgumentParser
internal import Checks
internal import Judgement

struct NetworkLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find what is wrong with network policies, each at its exact place.",
    discussion: """
      The same as `bulwark scan` with the checks that speak of network policies: refused and ineffective \
      rules, selectors that match nothing or too much, namespaces that deny nothing by default, DNS, the \
      metadata service, plugins that enforce nothing. `bulwark explain` tells of each.

      Exit codes: those of scan.
      """)

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: ReportFormat.help)
  var format = ReportFormat.text

  @Option(help: "The least severity that makes the exit code 1: low, medium, high, critical or none.")
  var failOn: Threshold?

  @OptionGroup
  var rendering: RenderingOptions

  @Flag(help: "Charts that are not rendered do not make the exit code 2.")
  var allowUnrendered = false

  @Flag(help: "An input without Kubernetes objects does not make the exit code 2.")
  var allowEmpty = false

  @Flag(help: "Read files that git ignores.")
  var noIgnore = false

  @Flag(name: .shortAndLong, help: "Print the closing line only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Also print every verdict and what was passed over.")
  var verbose = false

  func run() throws {
    var arguments = ["--check", Self.recommendations.joined(separator: ","), "--format", format.rawValue]
    if let failOn { arguments += ["--fail-on", failOn.rawValue] }
    for file in rendering.helmValues { arguments += ["--helm-values", file] }
    for (flag, isGiven) in [
      ("--render", rendering.render), ("--allow-unrendered", allowUnrendered), ("--allow-empty", allowEmpty),
      ("--no-ignore", noIgnore),
      ("--quiet", quiet), ("--verbose", verbose),
    ] where isGiven {
      arguments.append(flag)
    }
    let scan = try ScanCommand.parse(arguments + ["--"] + paths)
    try scan.run()
  }

  /// The recommendations whose checks speak of network policies.
  private static let recommendations = [
    "network/cni-supports-policy", "network/default-deny-ingress", "network/default-deny-egress",
    "network/policy-selectors", "network/explicit-allow-only", "network/ipblock-caution",
    "network/kube-system-policy", "cloud/block-metadata-from-pods",
  ]
}
