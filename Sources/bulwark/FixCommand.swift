internal import ArgumentParser
internal import Assessment
internal import Checks
internal import Findings
internal import Glibc
internal import Guide
internal import Judgement
internal import Kubernetes
internal import Remediation
internal import Reporting

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Close findings in the files themselves, changing nothing else.",
    discussion: """
      Shows a unified diff; --write changes the files. Each edit is proven first: the file still parses, the \
      finding is gone, none has come, and no other value has changed. Safe fixes are made; --review adds \
      those that may change how a workload behaves. What charts, kustomizations and helm's output show is \
      never edited: the reason names the file, the line and the value to mend.

      Exit codes: 0 nothing left at or above --fail-on, 1 findings remain (without --write: are still in \
      the files), 2 an edit was dropped, or a file could not be read or written.

      Examples:
        bulwark fix deploy/
        bulwark fix --write --review --check pod/seccomp deploy/
        bulwark fix deploy/ > fixes.patch
      """)

  @Argument(help: "Files and folders, or - for standard input (which is only shown).", completion: .file())
  var paths: [String] = ["."]

  @Flag(help: "Change the files.")
  var write = false

  @Flag(help: "Also make fixes that may change behaviour.")
  var review = false

  @Option(
    help: "Fix only what these checks, recommendations or chapters find (repeatable, or with commas).",
    completion: .checkNames)
  var check: [String] = []

  @Option(help: "Leave alone what these find.", completion: .checkNames)
  var skip: [String] = []

  @Option(help: "Fix only findings of this severity and above.")
  var severity = Severity.low

  @Option(help: "The rules to judge by: nsa, pss-baseline, pss-restricted, or cis. (default: nsa)")
  var profile: Profile?

  @Option(help: "The minor version of Kubernetes to judge for. (default: \(KubernetesVersion.latest))")
  var kubernetesVersion: String?

  @Option(
    help: """
      The least severity that makes the exit code 1: low, medium, high, critical or none. (default: high)
      """)
  var failOn: Threshold?

  @OptionGroup
  var configuration: ConfigurationOptions

  @OptionGroup
  var waivers: InlineWaiverOptions

  @Option(help: "text (a diff) or json.")
  var format = PlainFormat.text

  @OptionGroup
  var rendering: RenderingOptions

  @Flag(help: "Charts that are not rendered do not make the exit code 2.")
  var allowUnrendered = false

  @Flag(help: "Read files that git ignores.")
  var noIgnore = false

  @Flag(name: .shortAndLong, help: "Print the closing lines only.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Also tell of each finding that stays why it does.")
  var verbose = false

  @Option(help: "How many batches of files to work on at a time. (default: the processors)")
  var jobs: Int?

  func validate() throws {
    try kubernetesVersion.map(validateVersion)
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
    if write, paths.contains("-") {
      throw ValidationError("standard input cannot be written; name the file, or leave --write out")
    }
  }

  func run() throws {
    let loaded = try configuration.load(for: paths)
    let wanted = try selectChecks(check, skipping: skip, configuration: loaded?.configuration)
    let selected = Set(wanted.map { type(of: $0).about.id })
    var scan = Scan(paths: paths)
    scan.today = configuration.today
    scan.readsWaivers = !waivers.noInlineWaivers
    if let loaded { scan.apply(loaded) }
    if let profile { scan.profile = profile }
    try requireChecks(check, of: scan.profile)
    if let version = kubernetesVersion.flatMap(KubernetesVersion.init) { scan.version = version }
    scan.respectGitignore = !noIgnore
    scan.jobs = jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let progress = ProgressLine(isShown: Terminal.showsProgress && !quiet)
    scan.progress = { progress.update($0, of: $1) }
    scan.renderer = try rendering.renderer(for: scan.version, progress, isVerbose: verbose)
    var fixing = Fixing(scan: scan)
    fixing.includesReview = review
    fixing.leastSeverity = severity
    fixing.selects = { selected.contains($0) }
    let report = fixing.run()
    progress.clear()
    let outcome = write ? report.write() : (written: [], refused: [])
    let output = Output(descriptor: STDOUT_FILENO)
    if format == .json {
      FixJSONReport(toolVersion: Bulwark.version)
        .write(report, written: outcome.written, refused: outcome.refused, to: output)
    } else {
      if !quiet { FixDiff(style: Terminal.standardOutputStyle).write(report, to: output) }
      let errors = Output(descriptor: STDERR_FILENO)
      FixSummary(style: Terminal.standardErrorStyle, isVerbose: verbose)
        .write(report, written: write ? outcome.written.count : nil, to: errors)
      errors.flush()
    }
    for (file, message) in outcome.refused { warn("\(file): not written: \(message)") }
    for error in report.errors { warn("\(error.file): \(error.message)") }
    withExtendedLifetime(report) { Glibc.exit(exitCode(report, outcome.refused.isEmpty, loaded)) }
  }

  private func exitCode(
    _ report: FixReport, _ isWritten: Bool, _ loaded: ConfigurationFile.Loaded?
  ) -> Int32 {
    let failOn = failOn ?? loaded?.configuration.failOn ?? .high
    let isIncomplete =
      !report.errors.isEmpty
      || report.unassessed.contains { $0.reason != .chartNotRendered || !allowUnrendered }
    if isIncomplete || report.hasDropped || !isWritten { return 2 }
    let gravest = write ? report.gravest.after : report.gravest.before
    return gravest.map(failOn.isReached) ?? false ? 1 : 0
  }
}
