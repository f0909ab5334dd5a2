internal import ArgumentParser
internal import AuditLogs
internal import Glibc
internal import Judgement
internal import Reporting

struct AuditReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Read audit logs from beginning to end and tell what was seen.",
    discussion: """
      Reads files, folders of rotated and compressed logs, or standard input (-): bare events, lists, and what EKS, GKE, \
      AKS, container runtimes, fluent-bit and syslog wrap them in. No flag says which: the shape does.

      Exit codes: 0 nothing at or above --fail-on, 1 alerts, 2 no event was recognised, too many lines were not, or \
      a log could not be read.

      Examples:
        bulwark audit replay logs/
        zcat audit.log.gz | bulwark audit replay --format json -
      """)

  @Argument(help: "Files, folders, or - for standard input.", completion: .file())
  var paths: [String]

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, ecs }

  @Option(help: "How to print it: text, json (one alert a line), or ecs (the names of Elastic).")
  var format = Format.text

  @Option(
    help:
      "The severity from which on alerts make the exit code 1: low, medium, high, critical, none. (default: high)"
  )
  var failOn: Threshold?

  @Option(help: "How many lines in a hundred may hold no event; ten may in any case.")
  var maxBroken = 1.0

  enum Response: String, ExpressibleByArgument, CaseIterable { case print }

  @Option(
    help: "print: print the commands that would contain what was seen, instead of the alerts. None is run.")
  var respond: Response?

  @Flag(help: "Take the log for ordinary operation, and print the waivers that it suggests, with evidence.")
  var learn = false

  @OptionGroup
  var detection: DetectionOptions

  @Flag(
    name: .shortAndLong, help: "Also what is normal, how to contain it, how to recover, and the events' ids.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Only the alerts.")
  var quiet = false

  func validate() throws {
    if paths.isEmpty { throw ValidationError("name a log, a folder, or - for standard input") }
    if learn, respond != nil { throw ValidationError("--learn and --respond exclude each other") }
    if !(0...100).contains(maxBroken) { throw ValidationError("--max-broken takes a number from 0 to 100") }
  }

  func run() throws {
    let (options, loaded) = try detection.read(for: paths)
    let report = Replay(options).run(paths)
    let output = Output(descriptor: STDOUT_FILENO)
    switch format {
    case _ where respond == .print: ResponseText().write(report, to: output)
    case _ where learn:
      LearnedWaivers(expires: detection.configuration.inNinetyDays).write(report, to: output)
    case .text:
      AlertText(style: Terminal.standardOutputStyle, isVerbose: verbose, isQuiet: quiet).write(
        report, to: output)
    case .json: AlertJSON(.own).write(report, to: output)
    case .ecs: AlertJSON(.ecs).write(report, to: output)
    }
    output.flush()
    if !quiet { AlertText.remarks(on: report).forEach(warn) }
    for (path, message) in report.errors { warn("\(path): \(message)") }
    let threshold: Threshold = learn ? .none : failOn ?? loaded?.failOn ?? .high
    let code = exitCode(report, threshold)
    if code != 0 { throw ExitCode(code) }
  }

  private func exitCode(_ report: ReplayReport, _ threshold: Threshold) -> Int32 {
    let counts = report.counts
    if !report.errors.isEmpty { return 2 }
    if counts.events + counts.others == 0 {
      warn("no audit event was recognised")
      return 2
    }
    let allowed = max(10, Int(Double(counts.lines) * maxBroken / 100))
    if counts.unrecognised > allowed {
      warn(
        "\(counts.unrecognised) of \(counts.lines) lines were not recognised; --max-broken allows \(allowed)")
      return 2
    }
    return report.alerts.contains { threshold.isReached(by: $0.severity) } ? 1 : 0
  }
}
