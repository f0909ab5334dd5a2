internal import Components
internal import Documents
internal import Findings

struct SeccompDefault: KubeletCheck {
  static let about = About(
    id: "pod/seccomp/node-default",
    severity: .medium,
    title: "Have kubelets confine containers that ask for nothing",
    why: """
      A pod that names no profile runs unconfined unless its node says otherwise. With the default on, one \
      forgotten field no longer opens all system calls.
      """,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("off by default", missing: 1, "maxPods: 110"),
      .kubelet("switched off", "seccompDefault: ⟦false⟧"),
    ],
    passes: [
      .kubelet("on", "seccompDefault: true"),
      .process("on, by a flag", "kubelet\n--seccomp-default"),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--seccomp-default", field: "seccompDefault", isKeptByFile: false, isKeptByLegacy: false,
      demand: .isTrue, keeps: { $0.bool == true }, message: "leaves containers without a profile unconfined",
      value: .bool(true), advice: "Set seccompDefault: true in the file of --config (1.27 and later)")
  ]
}
