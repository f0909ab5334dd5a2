internal import Documents
internal import Findings
internal import Kubernetes

struct BoundRole: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused",
    severity: .low,
    title: "Remove roles that no binding names",
    why: """
      A role that nobody holds is a key that lies about: one binding gives it to somebody, and nobody \
      reviews it until then.
      """,
    scope: .kinds(["Role"]),
    fails: [
      Example(
        "its namespace has other bindings",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: ⟦old⟧
          namespace: shop
        rules:
        - apiGroups: [""]
          resources: [pods]
          verbs: [get]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: web
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """)
    ],
    passes: [
      .role(
        "where no binding is given, they stand elsewhere",
        """
        - apiGroups: [""]
          resources: [pods]
          verbs: [get]
        """),
      Example(
        "bound",
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata:
          name: web
          namespace: shop
        rules:
        - apiGroups: [""]
          resources: [pods]
          verbs: [get]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: web
          namespace: shop
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: Role
          name: web
        subjects:
        - kind: ServiceAccount
          name: web
          namespace: shop
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.isAccessControl && object.namespace != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.role == .manifest, context.inventory.isUnbound(object),
      !object.name.hasPrefix("system:"), let name = object.metadata?["name"]
    else { return }
    report(
      "is named by no binding of its namespace", at: .value(name),
      remedy: .advice("Remove the role, or bind it to who needs it"))
  }
}
