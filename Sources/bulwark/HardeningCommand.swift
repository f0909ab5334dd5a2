internal import ArgumentParser
internal import Assessment
internal import Glibc
internal import Kubernetes
internal import Remediation
internal import Reporting

struct HardeningCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hardening",
    abstract: "The exact changes that close what is wrong with a control plane and its nodes.",
    discussion: """
      Looks at the host as `bulwark node` does, or at what is given: static pods, configurations, the file of \
      `bulwark node --evidence`. Says each change in the way of the installer that it finds: patches of kubeadm and \
      the steps that bring them in, parts of the configuration of k3s and RKE2, systemd drop-ins, the lines of a \
      static pod, fields of the kubelet's configuration, chmod and chown. Advice only: nothing is applied.

      Examples:
        sudo bulwark generate hardening
        bulwark generate hardening node.yaml --format json

      Exit codes: 0 all was read, 2 something could not be.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Files and folders to judge in place of the host.", completion: .file())
  var paths: [String] = []

  @Option(help: "The host's file tree, where it is not this machine's own.", completion: .directory)
  var root: String?

  @Option(help: "text or json.")
  var format = Format.text

  @Option(
    help: "The minor version of Kubernetes to judge for, where images do not tell.",
    completion: .kubernetesVersions)
  var kubernetesVersion: String?

  @OptionGroup
  var configuration: ConfigurationOptions

  func validate() throws {
    try kubernetesVersion.map(validateVersion)
    guard paths.isEmpty || root == nil else { throw ValidationError("--root is for the host; give no paths") }
  }

  func run() throws {
    var scan = Scan(paths: paths)
    scan.today = configuration.today
    let loaded =
      try paths.isEmpty && configuration.choice.config == nil ? nil : configuration.load(for: paths)
    if let loaded { scan.apply(loaded) }
    if let version = kubernetesVersion.flatMap(KubernetesVersion.init) { scan.version = version }
    scan.checks = try selectChecks([], skipping: [], configuration: loaded?.configuration).filter {
      type(of: $0).about.isOfNodes
    }
    let report = try paths.isEmpty ? judgeHost(scan) : scan.run()
    let plan = HardeningReport(HardeningPlan(report))
    let output = Output(descriptor: STDOUT_FILENO)
    switch format {
    case .text: plan.writeText(style: Terminal.standardOutputStyle, to: output)
    case .json: plan.writeJSON(toolVersion: Bulwark.version, to: output)
    }
    output.flush()
    for error in report.errors { warn("\(error.file): \(error.message)") }
    for missing in report.unassessed { warn("\(missing.file): \(missing.message)") }
    guard report.errors.isEmpty, report.unassessed.isEmpty else { throw ExitCode(2) }
  }

  private func judgeHost(_ scan: Scan) throws -> Report { scan.judge(try scan.readHost(at: root ?? "/")) }
}
