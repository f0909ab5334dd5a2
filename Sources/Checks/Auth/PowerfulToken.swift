internal import AccessControl
internal import Findings
internal import Guide
internal import Kubernetes

struct PowerfulToken: WorkloadCheck {
  static let about = About(
    id: "auth/workload-identity/powerful-token",
    severity: .high,
    title: "Keep powerful tokens out of pods",
    why: """
      The token lies in a file of the container: whoever runs one command there, or reads one file through the \
      program, has all that its account can do.
      """,
    scope: .pods,
    fails: [
      Example("reads every Secret of the cluster", manifests("ClusterRole", verbs: "list", pod: "⟦web⟧")),
      Example(
        "may create pods in its namespace", severity: .medium,
        manifests("Role", resources: "pods", verbs: "create", pod: "⟦web⟧")),
    ],
    passes: [
      Example(
        "no token is mounted",
        manifests("ClusterRole", verbs: "list", pod: "web\n  automountServiceAccountToken: false")),
      Example("little power", manifests("Role", resources: "configmaps", verbs: "get", pod: "web")),
      Example("another account", manifests("ClusterRole", verbs: "list", pod: "other")),
    ])

  /// A pod whose account `web` has a role.
  private static func manifests(
    _ kind: String, resources: String = "secrets", verbs: String, pod account: String
  ) -> String {
    let place = kind == "Role" ? "\n  namespace: shop" : ""
    return """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: \(kind)
      metadata:
        name: web\(place)
      rules:
      - apiGroups: [""]
        resources: [\(resources)]
        verbs: [\(verbs)]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: \(kind)Binding
      metadata:
        name: web\(place)
      roleRef:
        apiGroup: rbac.authorization.k8s.io
        kind: \(kind)
        name: web
      subjects:
      - kind: ServiceAccount
        name: web
        namespace: shop
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
        namespace: shop
      spec:
        serviceAccountName: \(account)
        containers:
        - name: web
          image: example.com/web:1

      """
  }

  /// Pods whose account the input binds to something.
  func applies(to workload: Workload, in context: Context) -> Bool {
    guard let namespace = workload.object.namespace, context.inventory.hasBindings else { return false }
    return context.isBound(account: workload.serviceAccountName, in: namespace)
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let namespace = workload.object.namespace, mountsToken(workload, context) else { return }
    let name = workload.serviceAccountName
    let risks = context.risks(ofAccount: name, in: namespace)
    guard let worst = risks.first, worst.severity >= .high else { return }
    let field = workload.spec.given("serviceAccountName") ?? workload.spec.given("serviceAccount")
    let scope = worst.scope == .cluster ? " in the whole cluster" : ""
    report(
      "holds a token that can \(worst.permission.words)\(scope)",
      at: field.map { .value($0) } ?? .missing(under: workload.spec, "serviceAccountName"),
      severity: worst.severity == .critical ? .high : .medium, discriminator: worst.permission.id,
      remedy: .advice("Take the right from the account, or the work to a pod that nobody can reach"))
  }

  /// What the pod says counts before what its account says; a volume of its own mounts one in any case.
  private func mountsToken(_ workload: Workload, _ context: Context) -> Bool {
    let projects = workload.volumes.contains { volume in
      volume.given("projected")?.items("sources").contains { $0.given("serviceAccountToken") != nil } ?? false
    }
    if projects { return true }
    if let mounts = workload.flag("automountServiceAccountToken") { return mounts }
    let account = context.inventory.object(
      "ServiceAccount", workload.serviceAccountName, in: workload.object.namespace)
    return account?.node.given("automountServiceAccountToken")?.bool != false
  }
}

extension Inventory {
  fileprivate var hasBindings: Bool {
    !objects(ofKind: "RoleBinding").isEmpty || !objects(ofKind: "ClusterRoleBinding").isEmpty
  }
}
