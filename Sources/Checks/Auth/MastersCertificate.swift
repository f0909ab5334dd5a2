internal import Documents
internal import Findings
internal import Kubernetes

struct MastersCertificate: CertificateCheck {
  static let about = About(
    id: "auth/break-glass/certificate",
    severity: .high,
    title: "Give nobody a certificate of system:masters for daily use",
    why: """
      No authoriser is asked about the group, no binding takes its rights away, and no list tells who holds such a \
      certificate. It counts until it expires or the CA is replaced.
      """,
    scope: .kinds(["NodeCertificate"]),
    needs: ["the certificates of a node"],
    fails: [
      .certificate("an administrator's kubeconfig", "use: user\norganizations: [⟦system:masters⟧]"),
      .certificate("among others", "use: user\norganizations: [ops, ⟦system:masters⟧]"),
    ],
    passes: [
      .certificate(
        "a group whose rights a binding gives", "use: user\norganizations: [kubeadm:cluster-admins]"),
      .certificate("a component's own", "use: other\norganizations: [system:masters]"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { isUsed(as: "user", object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard isUsed(as: "user", object) else { return }
    for group in object.node.items("organizations") where group.textIs("system:masters") {
      report(
        "logs in as system:masters, which no authoriser limits", at: .value(group),
        remedy: .advice(
          "Bind a group of your own (kubeadm:cluster-admins since 1.29) to cluster-admin, issue a certificate of it, and lock this one away"
        ))
    }
  }
}
