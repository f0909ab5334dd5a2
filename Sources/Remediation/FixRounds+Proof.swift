internal import Assessment
internal import Documents
internal import Findings

extension FixRounds {
  /// The files whose edits do not do what they are for, or do more.
  func failures(_ attempts: [Attempt], in next: ScanInput, _ after: Report) -> Set<Int> {
    var (old, new) = (FindingCounts(current.findings), FindingCounts(after.findings))
    var failed: Set<Int> = []
    for attempt in attempts {
      let position = attempt.position
      guard let tree = next.tree(at: position),
        next.errorCount(at: position) == input.errorCount(at: position),
        Change.hold(attempt.changes, from: attempt.tree, in: tree)
      else {
        failed.insert(position)
        continue
      }
      for step in attempt.steps where !old.remove(step.finding) { failed.insert(position) }
    }
    // What is there now and was not before, or was to be gone.
    let excess = new.excess(over: old)
    guard !excess.isEmpty else { return failed }
    for finding in after.findings where excess.contains(FindingKey(finding)) {
      let key = FindingKey(finding)
      let holders = attempts.filter { $0.steps.contains { FindingKey($0.finding) == key } }.map(\.position)
      guard holders.isEmpty else {
        failed.formUnion(holders)
        continue
      }
      let file = attempts.first { next.tree(at: $0.position) === finding.place.tree }
      if isUncovered(finding, by: file) { continue }
      // A finding in a file that was not edited came through another object: any edit may have brought it.
      failed.formUnion(file.map { [$0.position] } ?? attempts.map(\.position))
    }
    return failed
  }

  /// Whether a finding was there all along and will be closed in its turn, or was hidden by one of its
  /// object that is closed now: a graver one (a pod in the node's namespaces cannot have a user namespace),
  /// or one that made the verdict of others unreliable (`privileged: "true"` means nothing).
  private func isUncovered(_ finding: Finding, by attempt: Attempt?) -> Bool {
    if step(finding) != nil { return true }
    let subject = finding.subject
    return attempt?.steps.map(\.finding).contains {
      ($0.severity > finding.severity || $0.check.hasPrefix("input/")) && $0.subject.kind == subject.kind
        && $0.subject.name == subject.name
        && $0.subject.namespace == subject.namespace
    } ?? false
  }
}
