public import Findings

/// The findings that a team knows of and has put off: a multiset, in which no file and no line stands.
/// A second finding like a known one is new.
public struct Baseline: Sendable, Equatable {
  /// What two findings share when a baseline takes them for the same. The fingerprint alone would do,
  /// but then a line that names a harmless check could hide a grave finding from who reads the file.
  public struct Entry: Sendable, Hashable {
    public let check: String
    /// For the reader: "Deployment shop/web, container web".
    public let subject: String
    /// As in the report: 16 hexadecimal digits.
    public let fingerprint: String

    public init(check: String, subject: String, fingerprint: String) {
      self.check = check
      self.subject = subject
      self.fingerprint = fingerprint
    }

    public init(_ finding: Finding) {
      let object = finding.subject
      let name = object.name.isEmpty ? "(no name)" : object.name
      var subject = "\(object.kind) \(object.namespace.map { "\($0)/" } ?? "")\(name)"
      if let container = finding.container, !container.isEmpty { subject += ", container \(container)" }
      self.init(
        check: finding.check, subject: subject, fingerprint: Fingerprint(finding).description)
    }
  }

  /// How often each occurs; never 0.
  private var counts: [Entry: Int]

  /// - Parameter counts: How often each finding may occur, from 1.
  public init(_ counts: [Entry: Int] = [:]) { self.counts = counts }

  public init(of findings: some Sequence<Finding>) {
    counts = [:]
    for finding in findings { counts[Entry(finding), default: 0] += 1 }
  }

  /// All entries in the order of the file: check, subject, fingerprint.
  public var entries: [(entry: Entry, count: Int)] {
    counts.map { (entry: $0.key, count: $0.value) }.sorted {
      ($0.entry.check, $0.entry.subject, $0.entry.fingerprint)
        < ($1.entry.check, $1.entry.subject, $1.entry.fingerprint)
    }
  }

  /// How many findings it holds, repeated ones as often as they may occur.
  public var total: Int { counts.values.reduce(0, +) }

  /// What a baseline says of the findings of a run.
  public struct Comparison: Sendable {
    /// For each finding, whether the baseline knows it. Of more than it knows, the last are new.
    public let isKnown: [Bool]
    /// What the baseline knows and the run did not find.
    public let gone: Baseline
  }

  /// - Parameter findings: In the order of the report.
  public func comparison(with findings: [Finding]) -> Comparison {
    var left = counts
    let isKnown = findings.map { finding in
      let entry = Entry(finding)
      guard let count = left[entry] else { return false }
      left[entry] = count > 1 ? count - 1 : nil
      return true
    }
    return Comparison(isKnown: isKnown, gone: Baseline(left))
  }

  /// The entries of all but some checks.
  public func without(checks: Set<String>) -> Baseline {
    Baseline(counts.filter { !checks.contains($0.key.check) })
  }

  /// What is left without the findings of another.
  public func without(_ other: Baseline) -> Baseline {
    var left = counts
    for (entry, count) in other.counts {
      guard let old = left[entry] else { continue }
      left[entry] = old > count ? old - count : nil
    }
    return Baseline(left)
  }
}
