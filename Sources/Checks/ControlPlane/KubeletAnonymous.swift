internal import Components
internal import Documents
internal import Findings

struct KubeletAnonymous: KubeletCheck {
  static let about = About(
    id: "controlplane/kubelet-anonymous-off",
    severity: .critical,
    title: "Have kubelets refuse requests without credentials",
    why: """
      Whoever reaches the kubelet's port and is let in runs commands in every pod of the node and reads their \
      logs, without a trace in the audit log.
      """,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("switched on", "authentication: {anonymous: {enabled: ⟦true⟧}}"),
      .process("without a file the old default counts", missing: 1, "/usr/bin/kubelet\n--v=2"),
      .process(
        "a flag counts before the file", "kubelet\n--config=/var/lib/kubelet/config.yaml\n⟦--anonymous-auth⟧"),
    ],
    passes: [
      .kubelet("the file's default is off", "maxPods: 110"),
      .process("a file", "kubelet\n--config=/var/lib/kubelet/config.yaml"),
      .process("switched off", "kubelet\n--anonymous-auth=false"),
      Example(
        "a flag counts before the file",
        """
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        authentication:
          anonymous: {enabled: true}
        ---
        apiVersion: node.bulwark.dev/v1
        kind: NodeCommand
        metadata: {name: kubelet}
        command: [kubelet, --config=/c.yaml, --anonymous-auth=false]
        """),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--anonymous-auth", field: "authentication.anonymous.enabled", isKeptByFile: true,
      isKeptByLegacy: false, demand: .isFalse, keeps: { $0.bool == false },
      message: "lets requests in without credentials", value: .bool(false),
      advice:
        "Set authentication.anonymous.enabled: false in the file of --config, and remove --anonymous-auth")
  ]
}
