import Checks
import Findings
import Judgement
import Testing

@testable import Assessment

/// A locked rule set: what a later one brings warns, and fails no run.
@Suite("The locked rule set") struct RuleLockTests {
  private static let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  hostIPC: true\n  containers:\n  - name: c\n    image: x\n"

  private func about(_ id: String, since: Int) -> About {
    About(id: id, severity: .high, title: "", why: "", scope: .pods, since: since, fails: [], passes: [])
  }

  /// The report on a pod with two weaknesses, one of them of a check that the second rule set brought.
  private func report(lockedAt rules: Int?, newer: [String] = ["pod/no-host-pid"]) throws -> Report {
    var report = try scanned(["pod.yaml": Self.pod])
    _ = report.leaveOut { !["pod/no-host-pid", "pod/no-host-ipc"].contains($0.check) }
    report.warnings = []
    let ids = ["pod/no-host-pid", "pod/no-host-ipc"]
    report.lockRules(rules, abouts: ids.map { about($0, since: newer.contains($0) ? 2 : 1) })
    return report
  }

  @Test("findings of newer checks are listed and warned of, and fail no run")
  func newer() throws {
    let all = try report(lockedAt: 1, newer: ["pod/no-host-pid", "pod/no-host-ipc"])
    #expect(all.findings.count == 2 && all.warnings.count == 2)
    #expect(!all.fails(at: .low))
    #expect(
      all.warnings.last
        == #"pod/no-host-pid is newer than the locked rule set: its 1 finding does not fail the run before rules: "2""#
    )
  }

  @Test("findings of older checks fail the run as ever")
  func older() throws {
    let mixed = try report(lockedAt: 1)
    #expect(mixed.warnings.count == 1 && mixed.fails(at: .high))
    _ = try #require(mixed.findings.first { $0.check == "pod/no-host-pid" })
  }

  @Test("nothing changes without a lock, or with a lock at the newest", arguments: [nil, 2])
  func open(_ rules: Int?) throws {
    let report = try report(lockedAt: rules, newer: ["pod/no-host-pid", "pod/no-host-ipc"])
    #expect(report.warnings.isEmpty && report.fails(at: .high))
  }

  @Test("no check is newer than the newest rule set")
  func current() {
    for about in Registry.names.abouts { #expect((1...RuleSet.current).contains(about.since), "\(about.id)") }
  }
}
