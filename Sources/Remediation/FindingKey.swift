internal import Documents
internal import Findings

/// What makes a finding the same before and after an edit: lines move, and the nearest key above a
/// missing field is another one once a neighbour has made its parent.
struct FindingKey: Hashable {
  private let check: String
  private let kind: String
  private let namespace: String?
  private let name: String
  private let container: String?
  private let discriminator: String?
  private let file: String

  init(_ finding: Finding) {
    check = finding.check
    kind = finding.subject.kind
    namespace = finding.subject.namespace
    name = finding.subject.name
    container = finding.container
    discriminator = finding.discriminator
    file = finding.place.tree.source.name
  }
}

/// How often each finding stands in a report.
struct FindingCounts {
  private var counts: [FindingKey: Int] = [:]

  init(_ findings: [Finding]) {
    counts.reserveCapacity(findings.count)
    for finding in findings { counts[FindingKey(finding), default: 0] += 1 }
  }

  /// Takes one away; false where there was none.
  mutating func remove(_ finding: Finding) -> Bool {
    guard let count = counts[FindingKey(finding)], count > 0 else { return false }
    counts[FindingKey(finding)] = count - 1
    return true
  }

  /// What stands here more often than there.
  func excess(over other: FindingCounts) -> Set<FindingKey> {
    Set(counts.keys.filter { counts[$0, default: 0] > other.counts[$0, default: 0] })
  }
}
