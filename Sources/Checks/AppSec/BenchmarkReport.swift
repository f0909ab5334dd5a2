internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct BenchmarkReport: ObjectCheck {
  static let about = About(
    id: "appsec/cis-benchmark",
    severity: .medium,
    title: "Run the CIS benchmark, and settle what it finds",
    why: """
      The guidance leaves the details of hosts and components to the benchmark. What its report calls manual is \
      not passed either: somebody has to look.
      """,
    scope: .kinds(["BenchmarkSection"]),
    needs: ["a report of kube-bench as JSON"],
    fails: [
      Example(
        "failed",
        """
        {"Controls": [{"id": "1", "version": "cis-1.9", "tests": [{"section": "1.1", "results": [
          {"test_number": "1.1.1", "test_desc": "Ensure modes", "status": ⟦"FAIL"⟧},
          {"test_number": "1.1.2", "test_desc": "Ensure owners", "status": "PASS"}]}]}]}
        """),
      Example(
        "left to a person", severity: .low,
        """
        {"Controls": [{"id": "1", "version": "cis-1.9", "tests": [{"section": "1.1", "results": [
          {"test_number": "1.1.9", "test_desc": "Ensure modes (Manual)", "status": ⟦"WARN"⟧}]}]}]}
        """),
    ],
    passes: [
      Example(
        "passed",
        """
        {"Controls": [{"id": "1", "version": "cis-1.9", "tests": [{"section": "1.1", "results": [
          {"test_number": "1.1.1", "test_desc": "Ensure modes", "status": "PASS"},
          {"test_number": "1.1.2", "test_desc": "Of another layout", "status": "INFO"}]}]}]}
        """)
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.group == "kube-bench" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let version = object.node["version"]?.text ?? "the benchmark"
    for result in object.node.items("tests").flatMap({ Array($0.items("results")) }) {
      guard let status = result.given("status"), status.textIs("FAIL") || status.textIs("WARN") else {
        continue
      }
      let number = result["test_number"]?.text ?? ""
      let isFailed = status.textIs("FAIL")
      report(
        "\(isFailed ? "fails" : "leaves to a person") \(version) \(number): \(result["test_desc"]?.text ?? "")",
        at: .value(status), severity: isFailed ? nil : .low, discriminator: "\(version) \(number)",
        remedy: .advice(
          result["remediation"]?.text.map(Self.firstLine) ?? "See \(number) in the benchmark, or waive it"))
    }
  }

  private static func firstLine(_ text: String) -> String {
    String(text.split(separator: "\n").first ?? "See the benchmark").filter { $0 != "\r" }
  }
}
