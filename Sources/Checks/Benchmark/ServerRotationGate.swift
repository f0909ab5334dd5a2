internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct ServerRotationGate: FlagCheck, ObjectCheck {
  static let about = About(
    id: "cis/server-certificate-rotation",
    severity: .low,
    title: "Leave the feature RotateKubeletServerCertificate on",
    why: """
      It is on by default, and lets kubelets ask for a certificate that the cluster's CA signs. Without it they \
      serve by one that nobody can verify, or by one that somebody must renew by hand.
      """,
    profiles: .benchmark,
    scope: .commands(of: .controllerManager, .kubelet, configuredBy: ["KubeletConfiguration"]),
    needs: ["the flags of the controller manager, the kubelet's configuration"],
    fails: [
      .command(
        "switched off",
        "kube-controller-manager\n⟦--feature-gates=RotateKubeletServerCertificate=false,NodeSwap=true⟧"),
      .process("by the kubelet's flag", "kubelet\n⟦--feature-gates=RotateKubeletServerCertificate=false⟧"),
      .kubelet("in its file", "featureGates:\n  RotateKubeletServerCertificate: ⟦false⟧"),
    ],
    passes: [
      .command("on by default", "kube-controller-manager\n--feature-gates=NodeSwap=true"),
      .kubelet("the same in a file", "featureGates:\n  RotateKubeletServerCertificate: true"),
    ])

  var forms: [CheckForm] { [.command(self), .object(self)] }

  private static let message = "keeps kubelets from certificates of the cluster's CA"
  private static let advice = "Take RotateKubeletServerCertificate=false out of the feature gates"

  static let rules: [FlagRule] = [Component.controllerManager, .kubelet].map { component in
    FlagRule(
      component: component, flag: "--feature-gates",
      demand: .list { !$0.contains("RotateKubeletServerCertificate=false") },
      defaultKeeps: FlagRule.always, message: message, cure: .advice(advice))
  }

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "kubelet.config.k8s.io"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let gate = object.node.given("featureGates")?.given("RotateKubeletServerCertificate"),
      gate.bool == false
    else { return }
    report(
      Self.message, at: .value(gate), discriminator: "featureGates",
      remedy: Remedy(.review, Self.advice, .remove(gate)))
  }
}
