internal import Findings
internal import Kubernetes

struct DefaultAccountToken: ObjectCheck {
  static let about = About(
    id: "pod/no-sa-token-automount/account",
    severity: .medium,
    title: "Switch token mounting off at default service accounts",
    why: """
      Every pod that names no account runs as `default`. Permissions that it ever gets reach all of them \
      through the token.
      """,
    scope: .kinds(["ServiceAccount"]),
    fails: [
      Example(
        "the default account mounts its token",
        """
        ⟦apiVersion⟧: v1
        kind: ServiceAccount
        metadata:
          name: default
          namespace: shop
        """),
      Example(
        "and says so",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: default
          namespace: shop
        automountServiceAccountToken: ⟦true⟧
        """),
    ],
    passes: [
      Example(
        "switched off",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: default
          namespace: shop
        automountServiceAccountToken: false
        """),
      Example(
        "other accounts are judged at the pods that use them",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: web
          namespace: shop
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.name == "default" else { return }
    let field = object.node.given("automountServiceAccountToken")
    guard field?.bool != false else { return }
    let remedy = Remedy(
      .review, "Set automountServiceAccountToken: false",
      .set(under: object.node, path: "automountServiceAccountToken", to: .bool(false)))
    if let field {
      report("mounts its token into every pod that names no account", at: .value(field), remedy: remedy)
    } else {
      report(
        "mounts its token into every pod that names no account",
        at: .missing(under: object.node, "automountServiceAccountToken"), remedy: remedy)
    }
  }
}
