internal import Documents
internal import Findings
internal import Kubernetes

struct MatchingRules: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/unmatched",
    severity: .low,
    title: "Write rules that some request matches",
    why: """
      A rule that no request can match is read as a grant or as a limit, and is neither. What was meant gets \
      granted in a hurry, and mostly too widely.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .role(
        "nodes lie in no namespace",
        """
        - apiGroups: [""]
          resources: [pods, ⟦nodes⟧]
          verbs: [get, list]
        """),
      .clusterRole(
        "deployments are of apps",
        """
        - apiGroups: [""]
          resources: [pods, ⟦deployments⟧, deployments/scale]
          verbs: [get]
        """),
      .clusterRole(
        "such requests carry no name",
        """
        - apiGroups: [""]
          resources: [pods]
          resourceNames: [⟦web⟧]
          verbs: [deletecollection]
        """),
    ],
    passes: [
      .role(
        "its own namespace, by name",
        """
        - apiGroups: [""]
          resources: [namespaces, pods]
          verbs: [get]
        """),
      .clusterRole(
        "each has its group in the rule",
        """
        - apiGroups: ["", apps, widgets.example.com]
          resources: [pods, deployments, widgets]
          verbs: [get]
        - apiGroups: ["*"]
          resources: [deployments]
          verbs: [get]
        - apiGroups: [extensions]
          resources: [deployments]
          verbs: [get]
        """),
      .clusterRole(
        "a name that server-side apply carries",
        """
        - apiGroups: [""]
          resources: [pods]
          resourceNames: [web]
          verbs: [create, patch, list]
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let role = context.accessRole(object) else { return }
    for rule in role.rules where !role.isDefault(rule) {
      if rule.names == .given, rule.verbs == .deleteCollection,
        let name = rule.nameNodes.first(where: { _ in true })
      {
        tell("deletecollection carries no name", name, report)
      }
      findUnmatched(rule, of: role, report)
    }
  }

  /// Looks at rules of Kubernetes' own API groups only: what others hold, their definitions say.
  private func findUnmatched(_ rule: PolicyRule, of role: AccessRole, _ report: Reporter) {
    let groups = rule.groupNodes.compactMap(\.text)
    let served = groups.flatMap { APIResources.builtIn.of(group: $0) }
    guard !groups.isEmpty, groups.allSatisfy({ APIResources.builtIn.hasGroup($0) }) else { return }
    var told: Set<Substring> = []
    for node in rule.resourceNodes {
      guard let text = node.text, let name = text.split(separator: "/").first, name != "*",
        told.insert(name).inserted
      else { continue }
      let own = served.filter { $0.name == name }
      if own.isEmpty {
        guard let other = APIResources.builtIn.named(String(name)).first(where: { $0.name == name }) else {
          continue
        }
        tell("is of the API group \(other.group.isEmpty ? "\"\" (core)" : other.group)", node, report)
      } else if !role.isClusterRole, name != "namespaces", own.allSatisfy({ !$0.isNamespaced }),
        !Self.isAskedInNamespaces(rule, name)
      {
        tell("lies in no namespace, which only a ClusterRole can grant", node, report)
      }
    }
  }

  /// Whoever binds a ClusterRole in a namespace needs the right to bind it there; a pod was held to the
  /// policies that its account might use in its namespace.
  private static func isAskedInNamespaces(_ rule: PolicyRule, _ name: Substring) -> Bool {
    name == "clusterroles" && !rule.verbs.isDisjoint(with: .bind)
      || name == "podsecuritypolicies" && !rule.verbs.isDisjoint(with: .use)
  }

  private func tell(_ what: String, _ word: Node, _ report: Reporter) {
    let text = word.text ?? ""
    report(
      "has a rule that nothing matches: \(text) \(what)", at: .value(word), discriminator: text,
      remedy: .advice("Remove it, or write what was meant"))
  }
}
