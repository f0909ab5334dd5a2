internal import Assessment
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// Closes findings round by round until a round closes nothing more: one fix can bring to light what
/// another finding had hidden, and two that meet at one place are made one after the other.
struct FixRounds {
  private let fixing: Fixing
  private(set) var input: ScanInput
  private(set) var current: Report
  private let gravestBefore: Severity?
  private var files: [Int: FileFix] = [:]
  /// Findings whose edits failed the proof.
  private var dropped: Set<FindingKey> = []
  /// Files in which a proof failed: from then on they get one edit at a time, to find the one that fails.
  private var careful: Set<Int> = []

  /// Far more than real files need; bounds what a hostile one can cost.
  private static let limit = 100

  init(fixing: Fixing, input: ScanInput) {
    self.fixing = fixing
    self.input = input
    current = fixing.scan.judge(input)
    gravestBefore = current.gravest
  }

  mutating func run() {
    for _ in 0..<Self.limit {
      let attempts = self.attempts()
      guard !attempts.isEmpty else { return }
      carryOut(attempts)
    }
    // What is left in careful files was never proven.
    for finding in current.findings where isWanted(finding) { dropped.insert(FindingKey(finding)) }
  }

  private func isWanted(_ finding: Finding) -> Bool {
    fixing.wants(finding) && !dropped.contains(FindingKey(finding))
  }

  /// A wanted finding whose change can be made, taken by itself.
  struct Step {
    let finding: Finding
    let change: Change
    /// Where the edit begins.
    let place: Int
  }

  func step(_ finding: Finding) -> Step? {
    guard isWanted(finding), let change = finding.remedy?.change, let edit = (try? change.edits())?.first
    else { return nil }
    return Step(finding: finding, change: change, place: edit.range.lowerBound)
  }

  // MARK: One round

  /// What one round tries in one file.
  struct Attempt {
    let position: Int
    let tree: Tree
    let steps: [Step]
    let edits: [Edit]

    var changes: [Change] { steps.map(\.change) }
  }

  private func attempts() -> [Attempt] {
    var wanted: [ObjectIdentifier: [Step]] = [:]
    for finding in current.findings {
      guard let step = step(finding) else { continue }
      wanted[ObjectIdentifier(finding.place.tree), default: []].append(step)
    }
    return input.positions.compactMap { position in
      guard let tree = input.tree(at: position), var steps = wanted[ObjectIdentifier(tree)] else {
        return nil
      }
      if careful.contains(position) { steps = Array(steps.prefix(1)) }
      let batch = Change.batch(steps.map(\.change))
      guard !batch.edits.isEmpty else { return nil }
      let refused = Set(batch.refused.map(\.position))
      let made = steps.indices.filter { !refused.contains($0) }.map { steps[$0] }
      return Attempt(position: position, tree: tree, steps: made, edits: batch.edits)
    }
  }

  private mutating func carryOut(_ attempts: [Attempt]) {
    var next = input
    var texts: [Int: EditedText] = [:]
    for attempt in attempts {
      var text = files[attempt.position]?.text ?? EditedText(attempt.tree.source.bytes)
      text.apply(attempt.edits)
      texts[attempt.position] = text
      next.replace(at: attempt.position, with: text.bytes)
    }
    var after = fixing.scan.judge(next)
    let failed = failures(attempts, in: next, after)
    for attempt in attempts {
      if failed.contains(attempt.position) {
        next.restore(at: attempt.position, from: input)
        if attempt.steps.count == 1 {
          dropped.insert(FindingKey(attempt.steps[0].finding))
        } else {
          careful.insert(attempt.position)
        }
      } else {
        accept(attempt, texts[attempt.position])
      }
    }
    if !failed.isEmpty { after = fixing.scan.judge(next) }
    input = next
    current = after
  }

  private mutating func accept(_ attempt: Attempt, _ text: EditedText?) {
    var file =
      files[attempt.position]
      ?? FileFix(
        position: attempt.position, candidate: input.listing.files[attempt.position], tree: attempt.tree,
        text: EditedText(attempt.tree.source.bytes))
    for step in attempt.steps {
      file.closed.append((step.finding, file.text.originalOffset(of: step.place)))
    }
    if let text { file.text = text }
    files[attempt.position] = file
  }

  // MARK: The result

  var report: FixReport {
    var report = FixReport(listing: input.listing)
    report.files = files.values.sorted { $0.position < $1.position }
    report.left = current.findings.map { ($0, reason(for: $0)) }
    let patches = Set(
      input.inventory.objects.filter { $0.role == .patch }.map { ObjectIdentifier($0.node.tree) })
    report.leftInPatches = report.left.count { patches.contains(ObjectIdentifier($0.finding.place.tree)) }
    report.errors = current.errors
    report.unassessed = current.unassessed
    report.gravest = (gravestBefore, current.gravest)
    return report
  }

  private func reason(for finding: Finding) -> FixReport.Reason {
    guard let remedy = finding.remedy else { return .manual("there is no known remedy") }
    guard remedy.safety != .manual, let change = remedy.change else { return .manual(remedy.summary) }
    if finding.subject.origin != nil {
      return .manual("\(remedy.summary) (at \(finding.sourceLine), for all that is rendered from it)")
    }
    do throws(EditRefusal) {
      if try change.edits().isEmpty { return .manual("\(remedy.summary) (the text says so already)") }
    } catch {
      return .manual("\(remedy.summary) (\(error.message))")
    }
    if dropped.contains(FindingKey(finding)) { return .dropped }
    guard finding.severity >= fixing.leastSeverity, fixing.selects(finding.check) else { return .notSelected }
    return .review
  }
}

extension Finding {
  /// `web.yaml:12`.
  fileprivate var sourceLine: String {
    let source = place.tree.source
    return "\(source.name):\(source.position(at: place.range.lowerBound).line)"
  }
}
