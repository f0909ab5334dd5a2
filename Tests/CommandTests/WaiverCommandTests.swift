import Foundation
import Testing

/// Findings that somebody has decided to live with.
@Suite("Waivers") struct WaiverCommandTests {
  private static let head = "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec:\n"
  private static let tail = "  containers:\n  - name: c\n    image: x\n"
  private static let bad = head + "  hostPID: true\n" + tail

  private func json(_ run: Sandbox.Run) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  /// The scan's exit code, and each finding as `check line`, with the origin of its waiver.
  private func scan(_ box: Sandbox, _ arguments: String...) throws -> (code: Int32, found: [String]) {
    let fixed = ["scan", "--format", "json", "--now", "2026-06-01", "--check"]
    let checks =
      "pod/no-host-pid,input/waiver-expired,input/waiver-unused,input/waiver-too-broad,input/waiver-malformed"
    let run = try box.run(#require(Sandbox.program), fixed + [checks] + arguments)
    let findings = try json(run)["findings"] as? [[String: Any]] ?? []
    return (
      run.code,
      findings.map { finding in
        let line = (finding["location"] as? [String: Any])?["line"] as? Int ?? 0
        let origin = (finding["waiver"] as? [String: Any])?["origin"] as? String
        return "\(finding["check"] ?? "") \(line)" + (origin.map { " \($0)" } ?? "")
      }
    )
  }

  private func configuration(_ selector: String, until: String = "2027-01-31") -> String {
    "waivers:\n- check: pod/no-host-pid\n  \(selector)\n  reason: r\n  owner: o\n  expires: \(until)\n"
  }

  @Test(
    "a comment covers its entry, on the line or above it, and nothing beside it",
    arguments: [
      ("  # D\n  hostPID: true\n", "pod/no-host-pid 6 comment"),
      ("  hostPID: true # D\n", "pod/no-host-pid 5 comment"),
      ("  # D\n  # more words\n  hostPID: true\n", "pod/no-host-pid 7 comment"),
      ("  hostPID: true\n  # D\n", "pod/no-host-pid 5|input/waiver-unused 6"),
      ("  # D\n\n  hostPID: true\n", "input/waiver-unused 5|pod/no-host-pid 7"),
      ("  hostname: '# D'\n  hostPID: true\n", "pod/no-host-pid 6"),
    ])
  func comments(_ lines: String, _ expected: String) throws {
    let directive = #"bulwark:allow pod/no-host-pid reason="a, b" until=2026-06-01"#
    let box = try Sandbox([
      "pod.yaml": Self.head + lines.replacing("# D", with: "# \(directive)")
        + Self.tail
    ])
    let (code, found) = try scan(box)
    #expect(found.joined(separator: "|") == expected)
    #expect(code == (expected.hasSuffix("comment") ? 0 : 1))
    #expect(try scan(box, "--no-inline-waivers").found.map { $0.prefix(15) } == ["pod/no-host-pid"])
  }

  @Test("a comment above the object, and one above its spec, cover what is in them")
  func enclosing() throws {
    let directive = "# bulwark:allow pod/no-host-pid reason=r until=2027-01-31\n"
    for text in [directive + Self.bad, Self.bad.replacing("spec:", with: directive + "spec:")] {
      #expect(try scan(Sandbox(["pod.yaml": text])).found == ["pod/no-host-pid 6 comment"])
    }
  }

  @Test("an annotation covers its object only, in JSON as well")
  func annotations() throws {
    let value = #"pod/no-host-ipc reason=\"x, y\",pod/no-host-pid reason=\"r\" until=2027-01-31"#
    let pod =
      #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","annotations":{"bulwark.dev/allow":"\#(value)"}},"spec":{"hostPID":true,"containers":[]}}"#
    let box = try Sandbox(["a.json": pod, "b.yaml": Self.bad])
    let (_, found) = try scan(box)
    #expect(found.contains("pod/no-host-pid 1 annotation") && found.contains("pod/no-host-pid 5"))
  }

  @Test(
    "all selectors of a waiver must match",
    arguments: [
      ("name: a", true), ("name: '?'", true), ("name: b", false), ("kind: Pod", true),
      ("kind: Deployment", false),
      ("namespace: shop", true), ("namespace: sho", false), ("container: c", false), ("path: deploy/", true),
      ("path: deploy/*.yaml", true), ("path: other/", false), ("{name: a, kind: Job}", false),
    ])
  func selectors(_ selector: String, _ waives: Bool) throws {
    let lines = selector.trimmingCharacters(in: .init(charactersIn: "{}")).replacing(", ", with: "\n  ")
    let box = try Sandbox([".bulwark.yaml": configuration(lines), "deploy/pod.yaml": Self.bad])
    let (code, found) = try scan(box)
    #expect(code == (waives ? 0 : 1))
    #expect(found.contains("pod/no-host-pid 5 configuration") == waives)
    #expect(found.contains("input/waiver-unused 2") != waives)
  }

  @Test("an expired waiver waives nothing and is said; a run over a part calls none unused")
  func lifetimes() throws {
    let box = try Sandbox([
      ".bulwark.yaml": configuration("name: a", until: "2026-05-31"), "deploy/pod.yaml": Self.bad,
      "cm.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
    ])
    #expect(try scan(box).found == ["input/waiver-expired 2", "pod/no-host-pid 5"])
    try box.write(".bulwark.yaml", configuration("name: a", until: "2026-06-01"))
    #expect(try scan(box).found == ["pod/no-host-pid 5 configuration"])
    #expect(try scan(box, "cm.yaml").found.isEmpty)
    try box.write(".bulwark.yaml", configuration("kind: '*'"))
    #expect(try scan(box).found.first == "input/waiver-too-broad 2")
    #expect(try box.bulwark("scan", "--now", "2026-02-30").code == 2)
  }

  @Test("waived findings are listed by every format that can, and counted by none")
  func formats() throws {
    let box = try Sandbox([".bulwark.yaml": configuration("name: a"), "pod.yaml": Self.bad])
    let arguments = ["--now", "2026-06-01", "--check", "pod/no-host-pid"]
    func output(_ more: String...) throws -> String {
      try box.run(#require(Sandbox.program), ["scan"] + arguments + more).output
    }
    let report = try output("--format", "json")
    #expect(report.contains(#""waived":1,"baselined":0"#) && report.contains(#""critical":0,"high":0"#))
    #expect(report.contains(#""id":"pod/no-host-pid","verdict":"fail","findings":0,"waived":1"#))
    #expect(
      try output("--format", "sarif").contains(#""suppressions":[{"kind":"external","status":"accepted""#))
    #expect(try output("--format", "markdown").contains("Waived: 1 finding"))
    #expect(try output().contains("Not counted: 1 waived (-v lists them)"))
    #expect(try output("-v").contains("(waived: r)"))
    #expect(try !output("--format", "junit").contains("<failure"))
  }

  @Test(
    "a waiver with a fault is an error of the configuration",
    arguments: [
      (
        "- check: pod/no-host-pit\n  reason: r\n  owner: o",
        "2:10: there is no check 'pod/no-host-pit'; did you mean"
      ),
      ("- check: input/duplicate-key\n  reason: r\n  owner: o", "2:10: input/duplicate-key cannot be waived"),
      ("- check: pod/no-host-pid\n  owner: o", "2:3: a waiver needs the key reason"),
      (
        "- check: pod/no-host-pid\n  reason: r\n  owner: o\n  expires: 2027-02-30",
        "5:12: '2027-02-30' is no date"
      ),
      ("- check: pod/no-host-pid\n  reason: r\n  owner: o\n  path: 'a['", "5:9: 'a[' is no pattern"),
    ])
  func faults(_ waiver: String, _ fault: String) throws {
    let box = try Sandbox([".bulwark.yaml": "waivers:\n\(waiver)\n", "pod.yaml": Self.bad])
    let run = try box.bulwark("scan")
    #expect(run.code == 2 && run.errors.contains(".bulwark.yaml:\(fault)"), "\(run.errors)")
  }
}
