import Assessment
import Findings
import Judgement
import Testing

@Suite("Baseline") struct BaselineTests {
  private let pod = """
    apiVersion: v1
    kind: Pod
    metadata: {name: a, namespace: shop}
    spec:
      hostPID: true
      containers: [{name: c, image: x}]

    """

  @Test("it knows what it was made of, and nothing is gone")
  func same() throws {
    var report = try scanned(["a.yaml": pod])
    let before = report.findings.map(\.check)
    let baseline = Baseline(of: report.findings)
    #expect(baseline.total == before.count && before.count > 5)
    #expect(report.compare(with: baseline, isComplete: true) == baseline)
    #expect(report.findings.isEmpty && report.listed.map(\.check) == before)
    #expect(report.listed.allSatisfy(report.isBaselined) && report.baselined == before.count)
  }

  @Test("a second finding like a known one is new")
  func multiset() throws {
    let baseline = Baseline(of: try scanned(["a.yaml": pod]).findings)
    var report = try scanned(["a.yaml": pod, "b.yaml": pod])
    let left = report.compare(with: baseline, isComplete: true)
    #expect(left == baseline)
    #expect(report.findings.count == baseline.total && report.baselined == baseline.total)
    #expect(report.findings.allSatisfy { $0.place.tree.source.name.hasSuffix("b.yaml") })
    let both = Baseline(of: try scanned(["a.yaml": pod, "b.yaml": pod]).findings)
    #expect(both.entries.allSatisfy { $0.count == 2 })
  }

  @Test("what occurs less often is gone, and the rest is kept")
  func gone() throws {
    let both = Baseline(of: try scanned(["a.yaml": pod, "b.yaml": pod]).findings)
    var report = try scanned(["a.yaml": pod])
    let left = report.compare(with: both, isComplete: true)
    report.sayWhatIsGone()
    #expect(left == Baseline(of: try scanned(["a.yaml": pod]).findings))
    #expect(report.warnings.count == 1)
    #expect(report.warnings.first?.hasPrefix("\(left.total) findings of the baseline are gone") ?? false)
  }

  @Test("nothing is called gone where not all could be assessed, nor for checks that did not run")
  func notGone() throws {
    let baseline = Baseline(of: try scanned(["a.yaml": pod]).findings)
    var report = try scanned([:])
    #expect(report.compare(with: baseline, isComplete: false) == baseline)
    report.sayWhatIsGone()
    #expect(report.warnings.isEmpty)
    var scan = Scan(paths: ["/dev/null"])
    scan.checks = scan.checks.filter { type(of: $0).about.id == "pod/no-host-pid" }
    var other = scan.run()
    let left = other.compare(with: baseline, isComplete: true)
    #expect(left.total == baseline.total - 1)
    #expect(!left.entries.contains { $0.entry.check == "pod/no-host-pid" })
  }

  @Test("the fingerprint of one check under the name of another hides nothing")
  func deception() throws {
    var report = try scanned(["a.yaml": pod])
    let grave = try #require(report.findings.first { $0.check == "pod/no-host-pid" })
    let entry = Baseline.Entry(
      check: "pod/image-tag", subject: "Pod shop/a", fingerprint: Fingerprint(grave).description)
    report.compare(with: Baseline([entry: 1]), isComplete: true)
    #expect(report.findings.contains { $0 === grave } && report.baselined == 0)
  }

  @Test("what is left out of the report is counted, and its verdict stays")
  func minimumSeverity() throws {
    var report = try scanned(["a.yaml": pod])
    let high = report.findings.filter { $0.severity >= .high }
    let all = report.findings.count
    report.compare(with: Baseline(of: high.prefix(1)), isComplete: true)
    report.leaveOut(below: .high)
    #expect(report.listed.count == high.count && report.findings.count == high.count - 1)
    #expect(report.counts.belowSeverity == all - high.count && high.count < all)
    #expect(report.assessments.contains { $0.id == "pod/read-only-rootfs" && $0.verdict == .fail })
  }
}
