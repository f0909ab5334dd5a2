import Assessment
import Checks
import Documents
import Findings
import Invariants
import Kubernetes
import Reporting

/// The whole way of a text: objects, all checks in every profile, planned edits, both reports.
@_cdecl("fuzz")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let parsed = parse(bytes, name: "fuzz")
  checkInvariants(parsed)
  var objects: [KubernetesObject] = []
  for document in parsed.documents {
    if case .objects(let read) = KubernetesObject.read(document) { objects += read }
  }
  guard !objects.isEmpty else { return 0 }
  let inventory = Inventory(objects: objects)
  for profile in Profile.allCases {
    let runner = CheckRunner(
      checks: Registry.checks, context: Context(inventory: inventory, profile: profile))
    let findings = runner.run(objects: objects, workloads: inventory.workloads, tree: parsed.tree).findings
    for finding in findings { check(finding, parsed) }
    var report = Report(profile: profile, version: .latest)
    report.findings = findings
    let output = Output { _ in }
    TextReport(style: Style(isColoured: true)).write(report, to: output)
    JSONReport(toolVersion: "fuzz").write(report, to: output)
  }
  return 0
}

private func check(_ finding: Finding, _ parsed: ParsedText) {
  precondition(finding.place.range.upperBound <= parsed.source.bytes.count)
  _ = Fingerprint(finding)
  guard parsed.source.encoding == .utf8, let edits = try? finding.remedy?.change?.edits() else { return }
  guard let edited = applying(edits, to: parsed.source.bytes) else { preconditionFailure("edits overlap") }
  let after = parse(edited, name: "edited", claim: parsed.tree.format == .json ? .json : .yaml)
  precondition(after.errors.count <= parsed.errors.count, "an edit broke the text")
}

@_cdecl("FuzzScan_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt {
  runFuzzer(count, arguments) { fuzz($0, $1) }
}
