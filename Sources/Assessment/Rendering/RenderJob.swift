internal import Documents
internal import Glibc
internal import Kubernetes

/// One run of a program that renders.
struct RenderJob: Sendable {
  /// Nil where it was not found.
  let program: String?
  /// What would have been needed.
  let name: String
  /// The chart's folder or the kustomization's file, as the user sees it.
  let file: String
  let arguments: [String]
  /// The positions of the files that the output stands for.
  let covers: [Int]
  /// The chart's index in the listing; nil for a kustomization.
  let chart: Int?
  let realFolder: [UInt8]
  /// Shown with findings.
  let folder: String
  /// What may be shown again: all of a kustomization's resources, or the templates of a chart without
  /// actions, each by its own file.
  let sources: [TracedSource]
  /// The patches of a kustomization that have a target of their own.
  var patches: [TargetedPatch] = []
  /// The values of a chart; the file that counts first comes first.
  var values: [Tree] = []

  /// The way back from the output that stands for a file.
  func tracer(for file: String, template: ChartTemplate? = nil) -> Tracer {
    let sources = chart == nil ? self.sources : self.sources.filter { $0.file == file }
    return Tracer(
      program: program?.programName ?? name, folder: folder, sources: sources, patches: patches,
      template: template)
  }
}

/// Why a run gave nothing to scan.
struct RenderFailure: Error {
  let message: String
}

extension RenderOutcome {
  mutating func note(_ job: RenderJob, _ message: String) {
    if let chart = job.chart { settledCharts.insert(chart) }
    unassessed.append(
      Unassessed(
        file: job.file, line: nil, reason: job.chart == nil ? .kustomizationNotRendered : .chartNotRendered,
        message: "the \(job.chart == nil ? "kustomization" : "chart") is not rendered: \(message)"))
  }
}

extension Renderer {
  func run(_ job: RenderJob) -> Result<[RenderedText], RenderFailure> {
    guard let program = job.program else { return .failure(.init(message: "no \(job.name) on PATH")) }
    guard String(validating: job.realFolder, as: UTF8.self) != nil else {
      return .failure(.init(message: "its path is no UTF-8"))
    }
    guard let home = TemporaryHome() else {
      return .failure(.init(message: "no temporary folder could be made"))
    }
    // The home is removed when the program is dead.
    return withExtendedLifetime(home) {
      var process = ChildProcess(program, job.arguments)
      process.environment = ["HOME": home.path, "TMPDIR": home.path, "PATH": ""]
      process.folder = home.path
      process.timeLimit = timeLimit
      process.outputLimit = outputLimit
      let outcome: ChildProcess.Outcome
      do throws(ChildProcess.Failure) {
        outcome = try process.run()
      } catch {
        return .failure(.init(message: "\(program) \(error.message)"))
      }
      guard outcome.ending == .exit(0) else {
        return .failure(.init(message: "\(program) \(outcome.ending.words)\(outcome.lastLines)"))
      }
      return texts(of: job, outcome.output, program)
    }
  }

  private func texts(
    of job: RenderJob, _ output: [UInt8], _ program: String
  ) -> Result<[RenderedText], RenderFailure> {
    let intake = Intake(kustomizations: Kustomizations())
    var texts: [RenderedText] = []
    let sections =
      job.chart == nil
      ? [HelmOutput.Section(template: nil, bytes: output)] : HelmOutput.sections(of: output)
    for section in sections {
      let path = section.template.flatMap { templatePath($0, of: job) }
      // Where there is no such file, as for a packed subchart, the chart stands for it.
      let shown = job.chart == nil ? job.file : (job.file == "./" ? "" : job.file) + (path ?? "Chart.yaml")
      let text = intake.read(section.bytes, named: shown)
      if let error = text.errors.first {
        let line = error.position.map { ", line \($0.line)" } ?? ""
        return .failure(.init(message: "the output of \(program) cannot be read\(line): \(error.message)"))
      }
      let template = path.flatMap { self.template($0, shown, of: job) }
      texts.append(RenderedText(text: text, tracer: job.tracer(for: shown, template: template)))
    }
    guard texts.contains(where: { !$0.text.objects.isEmpty }) else {
      return .failure(.init(message: "\(program) put out no Kubernetes object"))
    }
    return .success(texts)
  }

  /// The path, below the chart, of a template that helm names by the chart's name and that path; nil where
  /// there is no such file.
  private func templatePath(_ name: String, of job: RenderJob) -> String? {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let path = steps.joined(separator: "/")
    guard !path.isEmpty, !steps.contains(".."), !path.utf8.contains(0),
      status(job.realFolder + [Byte.slash] + path.utf8, follow: false)?.isRegular == true
    else { return nil }
    return path
  }

  private func template(_ path: String, _ shown: String, of job: RenderJob) -> ChartTemplate? {
    guard job.chart != nil else { return nil }
    let location = job.realFolder + [Byte.slash] + path.utf8
    let descriptor = openPath(location, flags: O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    let bytes = try? contents(of: descriptor, regularOnly: true, limit: ChartTemplate.sizeLimit)
    let isOwn = path.hasPrefix("templates/")
    return bytes.map { ChartTemplate(file: shown, text: $0.text, values: isOwn ? job.values : []) }
  }
}

extension ChildProcess.Ending {
  fileprivate var words: String {
    switch self {
    case .exit(let code): "exited with \(code)"
    case .signal(let number): "was ended by signal \(number)"
    }
  }
}

extension ChildProcess.Outcome {
  /// The last lines of standard error, behind a colon.
  fileprivate var lastLines: String {
    let lines = errors.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let words = lines.suffix(3).map { Array($0.prefix(400)).text }.joined(separator: " / ")
    return words.isEmpty ? "" : ": \(words)"
  }
}
