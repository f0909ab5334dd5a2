internal import Documents
internal import Findings
internal import Kubernetes

struct CertificateApproval: RoleCheck {
  static let about = About(
    id: "auth/escalation-verbs/certificates",
    severity: .critical,
    title: "Let few approve or sign certificates",
    why: "An approved request is a login for any name, valid until it expires: nothing withdraws it.",
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "any client",
        """
        - apiGroups: [certificates.k8s.io]
          resources: [⟦signers⟧]
          verbs: [approve]
        """),
      .clusterRole(
        "one signer that makes logins, and one that makes none",
        """
        - apiGroups: [certificates.k8s.io]
          resources: [⟦signers⟧]
          verbs: [approve]
          resourceNames: [kubernetes.io/kube-apiserver-client]
        """),
      .clusterRole(
        "half of it, or a certificate of no login", severity: .medium,
        """
        - apiGroups: [certificates.k8s.io]
          resources: [⟦certificatesigningrequests/approval⟧]
          verbs: [update]
        - apiGroups: [certificates.k8s.io]
          resources: [⟦signers⟧]
          verbs: [sign]
          resourceNames: [example.com/web]
        """),
    ],
    passes: [
      .clusterRole(
        "asking for certificates",
        """
        - apiGroups: [certificates.k8s.io]
          resources: [certificatesigningrequests]
          verbs: [create, get, list, watch]
        """),
      .role(
        "signers lie in no namespace",
        """
        - apiGroups: [certificates.k8s.io]
          resources: [signers]
          verbs: [approve]
        """),
    ])

  let grant = Grant(
    verbs: [.approve, .sign, .update, .patch], groups: .certificates, resources: [.signers, .approval])
  var isForCluster: Bool { true }
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    let approves = !rule.verbs.isDisjoint(with: [.approve, .sign])
    var open: Resources = approves ? .signers : []
    if !rule.verbs.isDisjoint(with: [.update, .patch]) { open.formUnion(.approval) }
    guard let place = rule.resource(open) else { return }
    let isLogin =
      open.contains(.signers) && rule.resource(.signers) != nil && rule.verbs.contains(.approve)
      && makesLogins(rule)
    report(
      isLogin
        ? "may approve certificates that log in as anybody"
        : "takes part in approving or signing certificates",
      at: .value(place), severity: isLogin ? .critical : .medium,
      discriminator: "\(rule.resourceWords(open)) \(rule.names)",
      remedy: .advice("Name the signers that are needed in resourceNames, and no others"))
  }

  private func makesLogins(_ rule: PolicyRule) -> Bool {
    rule.names != .given
      || rule.nameNodes.contains {
        $0.textIs("kubernetes.io/*") || $0.textIs("kubernetes.io/kube-apiserver-client")
          || $0.textIs("kubernetes.io/kube-apiserver-client-kubelet")
      }
  }
}
