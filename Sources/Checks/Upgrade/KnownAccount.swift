internal import Findings
internal import Kubernetes

struct KnownAccount: BindingCheck {
  static let about = About(
    id: "upgrade/remove-unused/missing-account",
    severity: .low,
    title: "Bind accounts that exist",
    why: """
      Rights wait for the name: whoever may make service accounts in that namespace makes this one and has \
      them.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [Example("the namespace has other accounts", manifests("⟦web⟧", account: "wbe"))],
    passes: [
      Example("it is there", manifests("web", account: "web")),
      Example("every namespace has it", manifests("default", account: "web")),
      Example("its namespace is not in the input", manifests("web", account: "other", in: "ops")),
      Example("a pod runs as it", manifests("web", account: "other", more: pod)),
    ])

  private static let pod = """

    ---
    apiVersion: v1
    kind: Pod
    metadata:
      name: web
      namespace: shop
    spec:
      serviceAccountName: web
      containers: []

    """

  /// An account, and a binding to one.
  private static func manifests(
    _ name: String, account: String, in namespace: String = "shop", more: String = ""
  ) -> String {
    """
    apiVersion: v1
    kind: ServiceAccount
    metadata:
      name: \(account)
      namespace: \(namespace)
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata:
      name: web
      namespace: shop
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: view
    subjects:
    - kind: ServiceAccount
      name: \(name)
      namespace: shop
    """ + more
  }

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard binding.object.role == .manifest else { return }
    for subject in binding.subjects {
      guard let account = subject.account, account.name != "default",
        let namespace = account.namespace ?? binding.object.namespace, namespace != "kube-system"
      else { continue }
      let inventory = context.inventory
      // Somebody makes what pods run as, be it a chart of its own.
      guard !inventory.objects(ofKind: "ServiceAccount", in: namespace).isEmpty,
        inventory.object("ServiceAccount", account.name, in: namespace) == nil,
        !inventory.workloads(of: namespace).contains(where: { $0.serviceAccountName == account.name })
      else { continue }
      report(
        "grants to \(subject.words), which namespace \(namespace) does not have",
        at: .value(subject.nameNode),
        discriminator: subject.words, remedy: .advice("Name an account that exists, or remove the subject"))
    }
  }
}
