internal import Documents
internal import Findings
internal import Kubernetes

struct DefaultAccountBinding: ObjectCheck {
  static let about = About(
    id: "auth/workload-identity",
    severity: .high,
    title: "Grant permissions to accounts of single workloads, not to default or to all of them",
    why: """
      Every pod that names no account runs as `default`. What that account, or the group of all accounts, \
      may do, an intruder may do from the least of the pods.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      Example(
        "the default account, under each of its names",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: reader
        subjects:
        - kind: ServiceAccount
          name: ⟦default⟧
          namespace: shop
        - kind: User
          apiGroup: rbac.authorization.k8s.io
          name: ⟦system:serviceaccount:shop:default⟧
        """),
      Example(
        "all accounts, of the cluster or of a namespace",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: all
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: view
        subjects:
        - kind: Group
          apiGroup: rbac.authorization.k8s.io
          name: ⟦system:serviceaccounts⟧
        - kind: Group
          apiGroup: rbac.authorization.k8s.io
          name: ⟦system:serviceaccounts:shop⟧
        """),
    ],
    passes: [
      Example(
        "an account of its own",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: reader
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        - kind: User
          apiGroup: rbac.authorization.k8s.io
          name: default
        """),
      Example(
        "what Kubernetes itself grants to all accounts",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata:
          name: system:service-account-issuer-discovery
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: system:service-account-issuer-discovery
        subjects:
        - kind: Group
          apiGroup: rbac.authorization.k8s.io
          name: system:serviceaccounts
        """),
      Example(
        "a binding of another API group",
        """
        apiVersion: example.com/v1
        kind: RoleBinding
        metadata:
          name: web
        subjects:
        - kind: ServiceAccount
          name: default
        """),
    ])

  /// Roles that a cluster or OpenShift binds to all accounts from the start: they open nothing.
  private static let harmless: [StaticString] = [
    "system:service-account-issuer-discovery", "system:image-puller", "system:discovery",
    "system:basic-user", "system:public-info-viewer",
  ]

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "rbac.authorization.k8s.io"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let subjects = object.node.given("subjects"), let role = object.node["roleRef"]?["name"],
      !Self.harmless.contains(where: role.textIs)
    else { return }
    for subject in subjects.children {
      guard let name = subject["name"], let whom = grantee(subject, name) else { continue }
      report(
        "grants \(role.text ?? "") to \(whom)", at: .value(name),
        discriminator: "\(name.text ?? "") \(subject["namespace"]?.text ?? "")",
        remedy: .advice("Give the workload that needs it an account of its own, and bind the role to that"))
    }
  }

  private func grantee(_ subject: Node, _ name: Node) -> String? {
    guard let kind = subject["kind"] else { return nil }
    if kind.textIs("ServiceAccount") {
      guard name.textIs("default") else { return nil }
      let namespace = subject.given("namespace")?.text.map { " of namespace \($0)" } ?? ""
      return "the default account\(namespace)"
    }
    if kind.textIs("User"), let text = name.text, text.hasPrefix("system:serviceaccount:"),
      text.hasSuffix(":default")
    {
      return "the default account of namespace \(text.split(separator: ":").dropFirst(2).first ?? "")"
    }
    guard kind.textIs("Group"), let text = name.text else { return nil }
    if text == "system:serviceaccounts" { return "all service accounts of the cluster" }
    guard text.hasPrefix("system:serviceaccounts:") else { return nil }
    return "all service accounts of namespace \(text.dropFirst(23))"
  }
}
