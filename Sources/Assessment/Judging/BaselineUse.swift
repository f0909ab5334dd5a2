internal import Checks
public import Judgement

extension Report {
  /// Sets aside the findings that a baseline knows, and says how many of it are gone.
  ///
  /// - Parameter isComplete: All of the input could be assessed. Else nothing can be called gone.
  /// - Returns: The baseline without what is gone.
  @discardableResult
  public mutating func compare(with baseline: Baseline, isComplete: Bool) -> Baseline {
    let comparison = baseline.comparison(with: findings)
    setAside(comparison.isKnown)
    guard isComplete else { return baseline }
    // Of checks that did not run, nothing was looked for.
    let idle = Set(Registry.checks.map { type(of: $0).about.id }).subtracting(ran)
    let gone = comparison.gone.without(checks: idle)
    goneFromBaseline = gone.total
    return baseline.without(gone)
  }

  /// Takes up all findings: they are known from here on.
  ///
  /// - Returns: The baseline that they make.
  public mutating func takeUpFindings() -> Baseline {
    let baseline = Baseline(of: findings)
    setAside(findings.map { _ in true })
    return baseline
  }

  /// Warns of what the baseline knows and the run did not find.
  public mutating func sayWhatIsGone() {
    guard goneFromBaseline > 0 else { return }
    let findings =
      goneFromBaseline == 1
      ? "1 finding of the baseline is" : "\(goneFromBaseline) findings of the baseline are"
    warnings.append(
      "\(findings) gone: write it anew (--baseline with --write-baseline keeps what is left)")
  }

  private mutating func setAside(_ isKnown: [Bool]) {
    everything = listed
    let pairs = zip(findings, isKnown)
    known = Set(pairs.lazy.filter(\.1).map { ObjectIdentifier($0.0) })
    findings = pairs.filter { !$0.1 }.map(\.0)
  }
}
