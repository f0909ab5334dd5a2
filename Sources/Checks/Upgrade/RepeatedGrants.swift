internal import Documents
internal import Findings
internal import Kubernetes

/// The remedy is always safe: what it removes is said once more beside it.
struct RepeatedGrants: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/repeated",
    severity: .low,
    title: "Say each grant once",
    why: """
      Whoever takes a right away, or a subject, removes it at one place, and it is still there at the other.
      """,
    scope: .kinds(["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"]),
    fails: [
      .clusterRole(
        "the same rule, in other order",
        """
        - apiGroups: [""]
          resources: [pods, configmaps]
          verbs: [get, list]
        - ⟦apiGroups⟧: [""]
          resources: [configmaps, pods]
          verbs: [list, get]
        """),
      .roleBinding(
        "the same account", to: "view",
        """
        - kind: ServiceAccount
          name: web
          namespace: shop
        - ⟦kind⟧: ServiceAccount
          name: web
        """),
    ],
    passes: [
      .clusterRole(
        "one name more",
        """
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get]
          resourceNames: [a]
        - apiGroups: [""]
          resources: [secrets]
          verbs: [get]
          resourceNames: [a, b]
        """),
      .roleBinding(
        "a user and a group", to: "view",
        """
        - kind: User
          name: ops
          apiGroup: rbac.authorization.k8s.io
        - kind: Group
          name: ops
          apiGroup: rbac.authorization.k8s.io
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    if let role = context.accessRole(object), role.rules.count > 1 {
      // Rules that say the same weigh the same: mostly no two do.
      let weights = Dictionary(grouping: role.rules.indices) { Weight(role.rules[$0]) }
      guard weights.count < role.rules.count else { return }
      let alike = role.rules.filter { weights[Weight($0)]?.count ?? 0 > 1 }
      findRepeats(of: alike.map { ($0.node, content(of: $0)) }, "rule", report)
    } else if let binding = context.accessBinding(object), binding.subjects.count > 1 {
      findRepeats(
        of: binding.subjects.map { ($0.node, content(of: $0, object.namespace)) }, "subject", report)
    }
  }

  private struct Weight: Hashable {
    let verbs: Verbs
    let groups: APIGroups
    let resources: Resources

    init(_ rule: PolicyRule) { (verbs, groups, resources) = (rule.verbs, rule.groups, rule.resources) }
  }

  private func findRepeats(of items: [(node: Node, content: [[String]])], _ noun: String, _ report: Reporter)
  {
    var seen: Set<[[String]]> = []
    for (node, content) in items where !content.isEmpty && !seen.insert(content).inserted {
      report(
        "says the same \(noun) twice", at: .value(node),
        discriminator: content.map { $0.joined(separator: ",") }.joined(separator: " "),
        remedy: Remedy(.safe, "Remove the second \(noun)", .remove(node)))
    }
  }

  private func content(of rule: PolicyRule) -> [[String]] {
    [rule.verbNodes, rule.groupNodes, rule.resourceNodes, rule.nameNodes, rule.pathNodes].map {
      Set($0.compactMap(\.text)).sorted()
    }
  }

  private func content(of subject: RoleSubject, _ namespace: String?) -> [[String]] {
    guard subject.whom != .nobody else { return [] }
    let place = subject.account.map { $0.namespace ?? namespace ?? "" } ?? ""
    return [[subject.node["kind"]?.text ?? ""], [place], [subject.nameNode.text ?? ""]]
  }
}
