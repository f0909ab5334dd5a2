internal import ArgumentParser
internal import Assessment
internal import Findings
internal import Glibc
internal import Judgement
internal import Kubernetes
internal import Reporting

struct NodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "node",
    abstract: "Find weaknesses of the host: files, components, ports, the system below.",
    discussion: """
      Looks at the modes and owners of manifests, keys, kubeconfigs, etcd's data and the kubelet's files; at how \
      kubelet, etcd and the others are started (static pods, processes, systemd units) and the configurations \
      that their flags name; at certificates, those in kubeconfigs too; at listening sockets and the system. Reads only, starts no other program, and \
      resolves every path inside --root. Run it as root: what it may not read is listed, and the exit code is 2.

      Examples:
        sudo bulwark node
        sudo bulwark node --root /host --evidence node.yaml
        sudo bulwark node --profile cis

      It goes by a configuration only where --config names one. On a machine that is no node of Kubernetes it \
      says so, and the exit code is 2.
      """)

  @Option(help: "The host's file tree, where it is not this machine's own.", completion: .directory)
  var root = "/"

  @Option(
    help: """
      Write what was found to a new file that only its owner can read. `bulwark scan` judges it anywhere; \
      command lines may hold credentials.
      """,
    completion: .file())
  var evidence: String?

  @Option(
    help: "The rules to judge by: nsa, or cis (sections 1 to 5 of the CIS Benchmark). (default: nsa)")
  var profile: Profile?

  @Option(
    help:
      "The minor version of Kubernetes to judge for, where images do not tell. (default: \(KubernetesVersion.latest))",
    completion: .kubernetesVersions)
  var kubernetesVersion: String?

  @OptionGroup
  var reporting: ReportOptions

  @OptionGroup
  var configuration: ConfigurationOptions

  @OptionGroup
  var releases: KubernetesDataOptions

  @Option(
    help: "Run only these checks, recommendations or chapters (repeatable, or with commas).",
    completion: .checkNames)
  var check: [String] = []

  @Option(help: "Leave out these checks, named in the same ways.", completion: .checkNames)
  var skip: [String] = []

  func validate() throws {
    try kubernetesVersion.map(validateVersion)
    if let profile, profile.isPodSecurity {
      throw ValidationError("\(profile.rawValue) asks nothing of nodes; --profile is nsa or cis")
    }
  }

  func run() throws {
    var scan = Scan(paths: [])
    scan.today = configuration.today
    scan.kubernetesData = try releases.load()
    let loaded = try configuration.choice.config == nil ? nil : configuration.load(for: [])
    if let loaded { scan.apply(loaded) }
    if let profile { scan.profile = profile }
    if let version = kubernetesVersion.flatMap(KubernetesVersion.init) { scan.version = version }
    scan.checks = try selectChecks(check, skipping: skip, configuration: loaded?.configuration).filter {
      type(of: $0).about.isOfNodes
    }
    try requireChecks(check, of: scan.profile)
    let node = try read(scan)
    var report = scan.judge(node)
    report.leaveOut(below: reporting.minSeverity ?? loaded?.configuration.minSeverity ?? .low)
    let isComplete = report.errors.isEmpty && report.unassessed.isEmpty
    try reporting.write(report, isComplete: isComplete, jobs: 1)
    guard isComplete else { throw ExitCode(2) }
    let threshold = reporting.failOn ?? loaded?.configuration.failOn ?? .high
    if report.fails(at: threshold) { throw ExitCode(1) }
  }

  private func read(_ scan: Scan) throws -> NodeReading {
    let node = try scan.readHost(at: root)
    if let evidence {
      do throws(FileWriteError) {
        try writeNew(evidence, mode: 0o600) {
          $0.write(node.evidence)
          $0.flush()
        }
      } catch {
        warn("\(evidence): \(error.message)")
        throw ExitCode(2)
      }
    }
    return node
  }
}
