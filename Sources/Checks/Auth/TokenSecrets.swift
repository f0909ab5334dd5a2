internal import Documents
internal import Findings
internal import Kubernetes

struct TokenSecrets: ObjectCheck {
  static let about = About(
    id: "auth/token-protection",
    severity: .high,
    title: "Do not make Secrets with tokens that never expire",
    why: """
      The token in such a Secret is valid until the Secret is deleted, from anywhere, for whoever may read \
      Secrets or finds a copy. Tokens that pods are given expire, and end with the pod.
      """,
    scope: .kinds(["Secret"]),
    fails: [
      Example(
        "asks for one",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: deployer-token
          annotations:
            kubernetes.io/service-account.name: deployer
        type: ⟦kubernetes.io/service-account-token⟧
        """),
      Example(
        "the way into a new cluster for whoever has it",
        severity: .medium,
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: bootstrap-token-07401b
          namespace: kube-system
        type: ⟦bootstrap.kubernetes.io/token⟧
        stringData:
          token-id: 07401b
          usage-bootstrap-authentication: "true"
        """),
    ],
    passes: [
      Example(
        "other Secrets",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: deployer-token
        type: Opaque
        """),
      Example(
        "a bootstrap token that expires",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: bootstrap-token-07401b
          namespace: kube-system
        type: bootstrap.kubernetes.io/token
        stringData:
          token-id: 07401b
          expiration: "2026-03-10T03:22:11Z"
        """),
    ])

  /// Other Secrets say nothing about tokens.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    guard object.group.isEmpty, let type = object.node["type"] else { return false }
    return type.textIs("kubernetes.io/service-account-token") || type.textIs("bootstrap.kubernetes.io/token")
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let type = object.node["type"] else { return }
    if type.textIs("kubernetes.io/service-account-token") {
      let account = object.metadata?.given("annotations")?["kubernetes.io/service-account.name"]?.text
      report(
        "holds a token of service account \(account ?? "(not named)") that never expires", at: .value(type),
        remedy: .advice("Use a projected token, or kubectl create token --duration where a person needs one"))
    } else if type.textIs("bootstrap.kubernetes.io/token"), expiration(of: object) == nil {
      report(
        "is a bootstrap token that never expires", at: .value(type), severity: .medium,
        remedy: .advice("Give it an expiration; kubeadm token create does"))
    }
  }

  private func expiration(of object: KubernetesObject) -> Node? {
    object.node.given("stringData")?.given("expiration") ?? object.node.given("data")?.given("expiration")
  }
}
