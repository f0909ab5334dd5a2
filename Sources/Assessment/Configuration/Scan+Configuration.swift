internal import Checks
internal import Findings
public import Guide
public import Judgement
internal import Kubernetes

extension Scan {
  /// Takes over what a configuration says of a run. What the caller sets afterwards wins.
  public mutating func apply(_ loaded: ConfigurationFile.Loaded) {
    self.loaded = loaded
    let configuration = loaded.configuration
    if let profile = configuration.profile { self.profile = profile }
    if let text = configuration.kubernetesVersion, let version = KubernetesVersion(text) {
      self.version = version
    }
  }
}

extension Finding {
  /// The finding with the severity that its check has in a configuration.
  func weighed(by severities: [String: Severity]) -> Finding {
    severities[check].map(weighing) ?? self
  }
}

extension Report {
  /// Gives the findings the severities of the configuration.
  mutating func weigh(by severities: [String: Severity]) {
    guard !severities.isEmpty else { return }
    findings = findings.map { $0.weighed(by: severities) }
  }

  /// Says which checks are newer than the rule set that the configuration locks.
  mutating func lockRules(_ rules: Int?, abouts: [About] = Registry.names.abouts) {
    guard let rules else { return }
    let newer = Dictionary(abouts.filter { $0.since > rules }.map { ($0.id, $0.since) }) { first, _ in first }
    guard !newer.isEmpty else { return }
    advisory = Set(newer.keys)
    var counts: [String: Int] = [:]
    for finding in findings where advisory.contains(finding.check) { counts[finding.check, default: 0] += 1 }
    for (id, count) in counts.sorted(by: { $0.key < $1.key }) {
      let findings = count == 1 ? "1 finding does" : "\(count) findings do"
      warnings.append(
        "\(id) is newer than the locked rule set: its \(findings) not fail the run before rules: \"\(newer[id] ?? 0)\""
      )
    }
  }

  /// The severity of the gravest finding that makes a run fail: those of checks that are newer than the
  /// locked rule set do not.
  public var gravest: Severity? {
    findings.lazy.filter { !advisory.contains($0.check) }.map(\.severity).max()
  }

  /// Whether a finding makes a run fail.
  public func fails(at threshold: Threshold) -> Bool { gravest.map(threshold.isReached) ?? false }
}
