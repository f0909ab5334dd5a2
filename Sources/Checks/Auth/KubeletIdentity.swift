internal import Documents
internal import Findings
internal import Kubernetes

/// Source: kubernetes.io, "Using Node Authorization".
struct KubeletIdentity: CertificateCheck {
  static let about = About(
    id: "auth/rbac-enabled/kubelet-identity",
    severity: .high,
    title: "Log kubelets in as nodes",
    why: """
      The node authoriser and NodeRestriction limit a kubelet to its own pods by its name and group. Any other \
      identity has what RBAC gives it, and reads the Secrets of all nodes.
      """,
    scope: .kinds(["NodeCertificate"]),
    needs: ["the certificates of a node"],
    fails: [
      .certificate(
        "an administrator",
        "use: kubelet-client\ncommonName: system:node:worker-1\n⟦organizations⟧: [system:masters]"),
      .certificate(
        "a name for all nodes", "use: kubelet-client\ncommonName: ⟦kubelet⟧\norganizations: [system:nodes]"),
      .certificate(
        "one more group",
        "use: kubelet-client\ncommonName: system:node:a\norganizations: [system:nodes, ⟦system:masters⟧]"
      ),
    ],
    passes: [
      .certificate(
        "a node", "use: kubelet-client\ncommonName: system:node:worker-1\norganizations: [system:nodes]"),
      .certificate(
        "somebody else's", "use: other\ncommonName: kube-proxy\norganizations: [system:node-proxier]"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    isUsed(as: "kubelet-client", object)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard isUsed(as: "kubelet-client", object) else { return }
    let advice = Remedy.advice(
      "Issue it anew for system:node:<name of the node> in system:nodes; kubelets do so themselves by TLS bootstrapping"
    )
    if let name = object.node.given("commonName"), !(name.text ?? "").hasPrefix("system:node:") {
      report("logs the kubelet in by a name that is no node's", at: .value(name), remedy: advice)
    }
    guard let groups = object.node.given("organizations") else { return }
    if !groups.children.contains(where: { $0.textIs("system:nodes") }) {
      report("logs the kubelet in outside of system:nodes", at: .key(groups), remedy: advice)
    } else {
      for group in groups.children where group.textIs("system:masters") {
        report(
          "logs the kubelet in as system:masters, which nothing limits", at: .value(group), remedy: advice)
      }
    }
  }
}
