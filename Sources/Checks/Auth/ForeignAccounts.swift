internal import AccessControl
internal import Findings
internal import Kubernetes

struct ForeignAccounts: BindingCheck {
  static let about = About(
    id: "auth/workload-identity/foreign-namespace",
    severity: .medium,
    title: "Let no account change what lies in the namespaces of others",
    why: """
      Whoever takes over one pod then changes another team's namespace. A wall between namespaces is as high \
      as the bindings that reach over it are few.
      """,
    scope: .kinds(["RoleBinding"]),
    fails: [
      .roleBinding(
        "writes into the namespace shop", to: "edit",
        """
        - kind: ServiceAccount
          name: ⟦deployer⟧
          namespace: ci
        """)
    ],
    passes: [
      .roleBinding(
        "reads", to: "view",
        """
        - kind: ServiceAccount
          name: prometheus
          namespace: monitoring
        """),
      .roleBinding(
        "its own namespace, named or not", to: "edit",
        """
        - kind: ServiceAccount
          name: deployer
          namespace: shop
        - kind: ServiceAccount
          name: other
        """),
      .roleBinding(
        "a role that is not in the input", to: "elsewhere",
        """
        - kind: ServiceAccount
          name: deployer
          namespace: ci
        """),
    ])

  func judge(_ binding: AccessBinding, in context: Context, report: Reporter) {
    guard !binding.isClusterWide, let here = binding.object.namespace, !DefaultObjects.hold(binding) else {
      return
    }
    let foreign = binding.subjects.filter { subject in
      subject.account.flatMap(\.namespace).map { !$0.isEmpty && $0 != here } ?? false
    }
    guard !foreign.isEmpty,
      !context.authorizer.verbs(of: binding).isDisjoint(with: Self.changes)
    else { return }
    for subject in foreign {
      report(
        "lets \(subject.words) change what lies in namespace \(here)", at: .value(subject.nameNode),
        discriminator: subject.words,
        remedy: .advice("Bind an account of namespace \(here), or a role that reads"))
    }
  }

  private static let changes: Verbs = [.create, .update, .patch, .delete, .deleteCollection]
}
