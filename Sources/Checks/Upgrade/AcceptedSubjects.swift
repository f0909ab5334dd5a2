internal import Documents
internal import Findings
internal import Kubernetes

struct AcceptedSubjects: BindingCheck {
  static let about = About(
    id: "upgrade/remove-unused/refused-subject",
    severity: .low,
    title: "Name subjects as the API server takes them",
    why: """
      The API server refuses the whole binding: nobody gets what it means to grant, and the next quick remedy \
      grants more.
      """,
    scope: .kinds(["RoleBinding", "ClusterRoleBinding"]),
    fails: [
      .clusterBinding(
        "API groups that are those of another kind", to: "view",
        """
        - kind: ServiceAccount
          name: web
          namespace: shop
          apiGroup: ⟦rbac.authorization.k8s.io⟧
        - kind: Group
          name: ops
          apiGroup: ⟦v1⟧
        """),
      .clusterBinding(
        "an account of no namespace", to: "view",
        """
        - kind: ServiceAccount
          name: ⟦web⟧
        """),
      .clusterBinding(
        "a kind that there is not", to: "view",
        """
        - kind: ⟦serviceaccount⟧
          name: web
          namespace: shop
        """),
    ],
    passes: [
      .clusterBinding(
        "left out, and written out", to: "view",
        """
        - kind: ServiceAccount
          name: web
          namespace: shop
          apiGroup: ""
        - kind: Group
          name: ops
        - kind: User
          name: ana
          apiGroup: rbac.authorization.k8s.io
        """),
      .roleBinding(
        "an account of the binding's namespace", to: "view",
        """
        - kind: ServiceAccount
          name: web
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    for subject in binding.subjects { judge(subject, of: binding, report) }
  }

  private func judge(_ subject: RoleSubject, of binding: AccessBinding, _ report: Reporter) {
    guard let kind = subject.node.given("kind"), let name = subject.node.given("name") else { return }
    let isAccount = kind.textIs("ServiceAccount")
    guard isAccount || kind.textIs("User") || kind.textIs("Group") else {
      let remedy = Remedy.advice("Write ServiceAccount, User or Group")
      return tell("names a subject of the kind \(kind.text ?? "")", kind, remedy, report)
    }
    if let group = subject.node.given("apiGroup"),
      !group.textIs(isAccount ? "" : "rbac.authorization.k8s.io"),
      isAccount || !group.textIs("")
    {
      let what = "gives \(subject.words) the API group \(group.text ?? "")"
      return tell(what, group, isAccount ? Self.noGroup(group) : Self.rightGroup(group), report)
    }
    if isAccount, binding.isClusterWide, binding.object.role == .manifest,
      subject.account?.namespace ?? "" == ""
    {
      let what = "names the account \(name.text ?? "") of no namespace"
      tell(what, name, .advice("Write its namespace"), report)
    }
  }

  private static func noGroup(_ group: Node) -> Remedy {
    Remedy(.review, "Leave apiGroup out", .remove(group))
  }

  private static func rightGroup(_ group: Node) -> Remedy {
    Remedy(
      .review, "Write apiGroup: rbac.authorization.k8s.io",
      .replace(group, with: .string("rbac.authorization.k8s.io")))
  }

  private func tell(_ what: String, _ place: Node, _ remedy: Remedy, _ report: Reporter) {
    report(
      "\(what), which the API server refuses", at: .value(place), discriminator: place.text ?? "",
      remedy: remedy)
  }
}
