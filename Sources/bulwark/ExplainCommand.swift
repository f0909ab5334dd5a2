internal import ArgumentParser
internal import Assessment
internal import Checks
internal import Glibc
internal import Reporting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a check means, with examples that fail and pass, or what it finds at a line.",
    discussion: """
      ID is a check, a recommendation, a chapter, or the name of the same subject in kubescape, Trivy, \
      CIS, checkov, kube-linter, kube-score or Polaris. Without an ID all checks are listed.

      With --at the file is scanned by itself, and the answer is whether the check has a finding at that line and why, or \
      why not; whether it is waived, and by which waiver. Without an ID all findings at the line are shown. \
      Exit codes: 0, or 2 where there is no such line or the file could not be read whole.

      Examples:
        bulwark explain pod/non-root
        bulwark explain pod/non-root --at deploy/web.yaml:23
      """)

  @Argument(help: "For example pod/non-root, pod, C-0013, CKV_K8S_16.", completion: .checkNames)
  var id: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Option(help: "How to print it: text, json or markdown.")
  var format = Format.text

  @Option(
    help: ArgumentHelp("Explain what is at FILE:LINE or FILE:LINE:COLUMN.", valueName: "place"),
    completion: .file())
  var at: String?

  @OptionGroup(title: "Options for a place")
  var line: LineOptions

  func validate() throws {
    guard let at else {
      if line.isGiven { throw ValidationError("the options to judge by belong to --at FILE:LINE") }
      return
    }
    guard FilePlace(at) != nil else {
      throw ValidationError("'\(at)' is no place; write it as web.yaml:23 or web.yaml:23:9")
    }
    if format == .markdown { throw ValidationError("--at is explained in text or json") }
  }

  func run() throws {
    if let place = at.flatMap(FilePlace.init) { return try explain(place) }
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

  private func explain(_ place: FilePlace) throws {
    let wanted = try id.map { try checks(named: $0).map { type(of: $0).about.id } }
    let explained = try line.explain(place, wanted)
    let output = Output(descriptor: STDOUT_FILENO)
    if format == .json {
      LineJSON(toolVersion: Bulwark.version).write(explained, to: output)
    } else {
      LineText(style: Terminal.standardOutputStyle).write(explained, to: output)
    }
    output.flush()
    guard !explained.report.errors.isEmpty else { return }
    for line in LineText.errors(explained) { warn(line) }
    throw ExitCode(2)
  }
}
