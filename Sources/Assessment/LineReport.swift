internal import Checks
internal import Documents
public import Findings
public import Judgement
internal import Kubernetes

/// What a scan of one file says of one line of it.
public struct LineReport: Sendable {
  /// The scan's report with the findings at the line only.
  public let report: Report
  public let place: FilePlace
  /// The objects that stand at the line.
  public let subjects: [Subject]
  /// The waivers of those findings that count only because a waiver is over.
  let lapsed: [ObjectIdentifier: Waiver]
  /// What each of the checks that were asked about makes of the line.
  public let answers: [LineAnswer]

  /// The waiver that would cover a finding if it were not over.
  public func lapsedWaiver(of finding: Finding) -> Waiver? { lapsed[ObjectIdentifier(finding)] }
}

/// What one check makes of a line.
public struct LineAnswer: Sendable {
  public enum Outcome: String, Sendable {
    case found
    /// It has findings in the object, at other lines.
    case elsewhere
    case passed
    case notApplicable = "not-applicable"
    /// It lacks evidence that a file by itself may not hold.
    case notAssessed = "not-assessed"
    /// The configuration leaves it out.
    case leftOut = "left-out"
  }

  public let check: String
  public let outcome: Outcome
  /// Why, in words that stand behind the check's name.
  public let reason: String
  /// For `elsewhere`, the lines of its findings.
  public let lines: [Int]
}

/// Why nothing can be said of a line.
public struct LineError: Error, Sendable {
  public let message: String
}

extension Scan {
  /// Scans the one file of a place, and tells what is at its line.
  ///
  /// - Parameters:
  ///   - asked: The ids of the checks to answer for; where it is nil, all findings are told and no answers
  ///     given.
  ///   - baseline: Marks the findings that it knows.
  /// - Throws: `LineError` where there is no such file or line, or the file could not be read.
  public func explain(
    _ place: FilePlace, checks asked: [String]?, baseline: Baseline?
  ) throws(LineError) -> LineReport {
    var lookup = PathLookup(directory: nil)
    if case .success(.folder) = lookup.look(up: place.file) {
      throw LineError(message: "\(place.file) is a folder; name one of its files")
    }
    var scan = self
    scan.paths = [place.file]
    let input = scan.read()
    guard let text = input.texts.first, let tree = text.tree else {
      let text = input.texts.first
      throw LineError(
        message: input.listing.errors.first.map { "\($0.path): \($0.message)" }
          ?? text?.errors.first.map { "\($0.file): \($0.message)" }
          ?? text?.unassessed.first.map { "\($0.file): \($0.message)" }
          ?? "\(place.file) is a template that is not rendered; name the rendered file")
    }
    guard let range = tree.source.range(of: place) else {
      let count = tree.source.writtenLines
      throw LineError(
        message: "\(place.file) has no \(place.column == nil ? "line" : "place") \(place.position); "
          + "it has \(count) \(count == 1 ? "line" : "lines")")
    }
    var report = scan.judge(input)
    if let baseline { report.compare(with: baseline, isComplete: false) }
    let objects = text.objects.filter { $0.node.range.touches(range) }
    let near = report.listed.filter { $0.place.tree === tree && $0.place.range.touches(range) }
    let answers = asked.map { ids in
      let judge = LineJudge(
        objects: objects, workloads: text.workloads, range: range, atLine: near,
        context: scan.context(of: input.texts), selected: Set(scan.checks.map { type(of: $0).about.id }))
      return ids.compactMap { id in Registry.check(id).map(judge.answer) }
    }
    let kept = Set(near.filter { asked?.contains($0.check) ?? true }.map { ObjectIdentifier($0) })
    _ = report.leaveOut { !kept.contains(ObjectIdentifier($0)) }
    return LineReport(
      report: report, place: place, subjects: objects.map(Subject.init),
      lapsed: lapsedWaivers(of: report.findings, in: input.texts), answers: answers ?? [])
  }
}

/// Asks checks about the objects at a line.
private struct LineJudge {
  let objects: [KubernetesObject]
  let workloads: [Workload]
  let range: Range<Int>
  /// The findings of the run at the line.
  let atLine: [Finding]
  let context: Context
  /// The ids of the checks that the run was to have.
  let selected: Set<String>

  func answer(of check: any Check) -> LineAnswer {
    let about = type(of: check).about
    func answer(_ outcome: LineAnswer.Outcome, _ reason: String, lines: [Int] = []) -> LineAnswer {
      LineAnswer(check: about.id, outcome: outcome, reason: reason, lines: lines)
    }
    if atLine.contains(where: { $0.check == about.id }) { return answer(.found, "has a finding here") }
    guard selected.contains(about.id) else { return answer(.leftOut, "is left out by the configuration") }
    guard about.takesPart(in: context.profile, minor: context.version.minor) else {
      return answer(
        .notApplicable, "takes no part in the profile \(context.profile.rawValue) for \(context.version)")
    }
    if check is any JudgementCheck {
      return answer(.passed, "finds nothing wrong with a waiver or an attestation here")
    }
    guard let first = objects.first else {
      return answer(.notApplicable, "looks at \(about.scope.name), and no object stands here")
    }
    let outcome = run(check)
    let lines = outcome.findings.map { $0.place.tree.source.position(at: $0.place.range.lowerBound).line }
    let names = objects.map { "\($0.kind) \($0.namespace.map { "\($0)/" } ?? "")\($0.name)" }.joined(
      separator: ", ")
    if !lines.isEmpty {
      let list = Set(lines).sorted()
      let places = "\(list.count == 1 ? "line" : "lines") \(list.map(String.init).joined(separator: ", "))"
      return answer(.elsewhere, "has no finding here, but in \(names) at \(places)", lines: list)
    }
    if outcome.judged.contains(where: { $0 > 0 }) {
      return answer(.passed, "passes: it looked at \(names) and found nothing")
    }
    if case .kinds(let kinds) = about.scope, !objects.contains(where: { kinds.contains($0.kind) }) {
      return answer(.notApplicable, "looks at \(about.scope.name), and here stands \(names)")
    }
    if !about.needs.isEmpty {
      return answer(.notAssessed, "cannot say anything here without \(about.needs.joined(separator: ", "))")
    }
    if first.role == .patch {
      return answer(.notApplicable, "finds nothing here; a patch is judged for what it says only")
    }
    return answer(.notApplicable, "looks at \(about.scope.name), and has nothing to judge in \(names)")
  }

  private func run(_ check: any Check) -> CheckRunner.Outcome {
    let here = workloads.filter { workload in objects.contains { $0 === workload.object } }
    return CheckRunner(checks: [check], context: context).run(
      objects: objects, workloads: here, tree: objects.first?.node.tree)
  }
}

extension Range<Int> {
  /// Whether two stretches of a text share a byte, or an empty one lies in or at the other.
  fileprivate func touches(_ other: Range<Int>) -> Bool {
    isEmpty || other.isEmpty
      ? lowerBound <= other.upperBound && other.lowerBound <= upperBound : overlaps(other)
  }
}
