import Findings
import TestSupport

@testable import Assessment

/// What the tests of rendering share: a folder, a pod with a finding, and where findings came to stand.
protocol RenderingSuite {
  var folder: TemporaryFolder { get }
}

extension RenderingSuite {
  var pod: String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      hostPID: true
      containers:
      - name: c
        image: x

    """
  }

  func lines(_ report: Report, _ check: String) -> [String] {
    report.findings.filter { $0.check == check }.map { finding in
      let source = finding.place.tree.source
      let line = source.position(at: finding.place.range.lowerBound).line
      let isTraced = finding.subject.origin.map { $0.isTraced ? "traced" : "rendered" } ?? "written"
      return "\(folder.relative(source.name)):\(line) \(finding.subject.name) \(isTraced)"
    }
  }
}
