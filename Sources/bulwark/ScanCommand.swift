internal import ArgumentParser
internal import Assessment
internal import Findings
internal import Glibc
internal import Guide
internal import Judgement
internal import Kubernetes
internal import Reporting

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Find weaknesses in manifests, each at its exact place.",
    discussion: """
      Reads YAML and JSON files, whole folders (.gitignore is respected), or standard input (-).

      Examples:
        bulwark scan deploy/
        kubectl get deployments -A -o json | bulwark scan -
        bulwark scan --profile pss-restricted --kubernetes-version 1.33 deploy/

      On a repository that has findings already, --write-baseline FILE notes them once, and --baseline FILE \
      lets only new ones fail. On a branch, --changed-since origin/main leaves only what the branch touched.
      """)

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var paths: [String] = ["."]

  @Option(
    help: """
      The rules to judge by: nsa, pss-baseline, pss-restricted, or cis (sections 1 to 5 of the CIS Benchmark). \
      (default: nsa)
      """)
  var profile: Profile?

  @Option(
    help: "The minor version of Kubernetes to judge for. (default: \(KubernetesVersion.latest))",
    completion: .kubernetesVersions)
  var kubernetesVersion: String?

  @OptionGroup
  var reporting: ReportOptions

  @OptionGroup
  var configuration: ConfigurationOptions

  @OptionGroup
  var releases: KubernetesDataOptions

  @OptionGroup
  var waivers: InlineWaiverOptions

  #if Cluster
    @OptionGroup
    var live: LiveScanOptions
  #endif

  @OptionGroup
  var judgement: JudgementOptions

  @Option(
    help: """
      Run only these checks, recommendations or chapters, also by the names of kubescape, Trivy, CIS, \
      checkov, kube-linter, kube-score and Polaris (repeatable, or with commas).
      """,
    completion: .checkNames)
  var check: [String] = []

  @Option(help: "Leave out these checks, named in the same ways.", completion: .checkNames)
  var skip: [String] = []

  @OptionGroup
  var rendering: RenderingOptions

  @Flag(help: "Charts that are not rendered do not make the exit code 2.")
  var allowUnrendered = false

  @Flag(help: "An input without Kubernetes objects does not make the exit code 2.")
  var allowEmpty = false

  @Flag(help: "Read files that git ignores.")
  var noIgnore = false

  @Option(help: "How many batches of files to work on at a time. (default: the processors)")
  var jobs: Int?

  func validate() throws {
    try kubernetesVersion.map(validateVersion)
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if judgement.changedSince != nil, paths.contains("-") {
      throw ValidationError("standard input has no history; --changed-since takes files and folders")
    }
    #if Cluster
      if live.isWanted {
        guard paths == ["."] else { throw ValidationError("--cluster takes the place of files: name none") }
        guard judgement.changedSince == nil else {
          throw ValidationError("a cluster has no history; --changed-since takes files and folders")
        }
      }
    #endif
  }

  func run() throws {
    var scan = Scan(paths: paths)
    let loaded = try configuration.load(for: paths)
    scan.today = self.configuration.today
    scan.kubernetesData = try releases.load()
    scan.readsWaivers = !waivers.noInlineWaivers
    let configuration = loaded?.configuration
    if let loaded {
      scan.apply(loaded)
      if !reporting.quiet { warn("configuration \(ConfigurationFaults.name(loaded))") }
    }
    if let profile { scan.profile = profile }
    if let version = kubernetesVersion.flatMap(KubernetesVersion.init) { scan.version = version }
    scan.checks = try selectChecks(check, skipping: skip, configuration: configuration)
    try requireChecks(check, of: scan.profile)
    scan.respectGitignore = !noIgnore
    scan.jobs = workers
    let grounds = try judgement.grounds(for: paths)
    let progress = ProgressLine(isShown: Terminal.showsProgress && !reporting.quiet)
    scan.progress = { progress.update($0, of: $1) }
    scan.renderer = try rendering.renderer(for: scan.version, progress, isVerbose: reporting.verbose)
    try readCluster(into: &scan, progress)
    let input = scan.read()
    progress.clear()
    if kubernetesVersion == nil, configuration?.kubernetesVersion == nil, let version = input.serverVersion {
      scan.version = version
    }
    var report = scan.judge(input)
    try judgement.judge(&report, by: grounds, isComplete: !isIncomplete(report), isQuiet: reporting.quiet)
    report.leaveOut(below: reporting.minSeverity ?? configuration?.minSeverity ?? .low)
    if scan.version > .latest {
      report.warnings.append(
        "Kubernetes \(scan.version) is newer than this program; judged as \(KubernetesVersion.latest)")
    }
    try reporting.write(report, isComplete: !isIncomplete(report), jobs: workers)
    // The end of the process frees a large report faster than its destructors would.
    let threshold = reporting.failOn ?? configuration?.failOn ?? .high
    withExtendedLifetime(report) { Glibc.exit(exitCode(for: report, threshold)) }
  }

  private func readCluster(into scan: inout Scan, _ progress: ProgressLine) throws {
    #if Cluster
      if live.isWanted { scan.cluster = try live.read(progress) }
    #endif
  }

  var workers: Int { jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether something could not be assessed, or there was nothing to assess.
  func isIncomplete(_ report: Report) -> Bool {
    !report.errors.isEmpty
      || report.unassessed.contains { $0.reason != .chartNotRendered || !allowUnrendered }
      || report.counts.objects == 0 && !allowEmpty
  }

  /// 2 where something could not be assessed; that wins over 1 for findings.
  private func exitCode(for report: Report, _ threshold: Threshold) -> Int32 {
    if isIncomplete(report) {
      if report.counts.objects == 0, report.errors.isEmpty, report.unassessed.isEmpty {
        let inputs = paths.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")
        warn("no Kubernetes object in \(inputs); --allow-empty accepts that")
      }
      return 2
    }
    return report.fails(at: threshold) ? 1 : 0
  }
}
