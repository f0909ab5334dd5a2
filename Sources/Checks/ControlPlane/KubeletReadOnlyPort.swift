internal import Components
internal import Documents
internal import Findings

struct KubeletReadOnlyPort: KubeletCheck {
  static let about = About(
    id: "controlplane/kubelet-readonly-port",
    severity: .high,
    title: "Close the kubelet's read-only port",
    why: """
      Port 10255 tells everybody who asks, without TLS or credentials, which pods run on the node, with their \
      environment as far as it is written in the manifest.
      """,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("open", "readOnlyPort: ⟦10255⟧"),
      .process("without a file it is open by default", missing: 1, "kubelet\n--v=2"),
      .process("by a flag", "kubelet\n--config=/c.yaml\n⟦--read-only-port=10255⟧"),
    ],
    passes: [
      .kubelet("closed by default", "maxPods: 110"),
      .kubelet("closed", "readOnlyPort: 0"),
      .process("closed by a flag", "kubelet\n--read-only-port=0"),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--read-only-port", field: "readOnlyPort", isKeptByFile: true, isKeptByLegacy: false,
      demand: .number { $0 == 0 }, keeps: { $0.int == 0 },
      message: "tells everybody about its pods on the read-only port", value: .int(0),
      advice: "Set readOnlyPort: 0 in the file of --config, and have scrapers use 10250 with a token")
  ]
}
