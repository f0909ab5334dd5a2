internal import Components
internal import Documents
internal import Findings

struct KubeletEvents: KubeletCheck {
  static let about = About(
    id: "logging/events-kept",
    severity: .low,
    title: "Do not let kubelets drop events",
    why: """
      Above the limit events are lost without a trace, and an intruder can bring that about. Zero does not \
      mean unlimited: the client then sends five a second.
      """,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("zero is five", "eventRecordQPS: ⟦0⟧"),
      .process("few", "kubelet\n--config=/c.yaml\n⟦--event-qps=1⟧"),
    ],
    passes: [
      .kubelet("the default", "maxPods: 110"),
      .kubelet("many", "eventRecordQPS: 50"),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--event-qps", field: "eventRecordQPS", isKeptByFile: true, isKeptByLegacy: true,
      demand: .number { $0 >= 5 }, keeps: { ($0.int ?? 0) >= 5 },
      message: "drops events above a few a second",
      value: .int(50), advice: "Set eventRecordQPS: 50 in the file of --config")
  ]
}
