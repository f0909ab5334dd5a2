internal import Documents
internal import Findings
internal import Kubernetes

struct EffectiveRules: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/rules",
    severity: .low,
    title: "Remove what grants nothing from rules",
    why: """
      A rule without effect is read as a grant or as a limit, and is neither; mended by somebody later, it \
      grants what nobody reviewed.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "no patterns, no versions, no capitals",
        """
        - apiGroups: [""]
          resources: [⟦pods/*⟧]
          verbs: [get]
        - apiGroups: [⟦core⟧]
          resources: [pods]
          verbs: [⟦Get⟧]
        """),
      .role(
        "a Role grants no paths",
        """
        - verbs: [get]
          nonResourceURLs: [⟦/metrics⟧]
        """),
    ],
    passes: [
      .clusterRole(
        "as they should be",
        """
        - apiGroups: [""]
          resources: [pods, pods/log, '*/scale']
          verbs: [get, custom:verb]
        - verbs: [get]
          nonResourceURLs: [/metrics]
        """),
      .clusterRole(
        "the star",
        """
        - apiGroups: ["*"]
          resources: ["*"]
          verbs: ["*"]
        """),
      .clusterRole(
        "null",
        """
        - apiGroups:
          resources:
          verbs:
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let role = context.accessRole(object) else { return }
    for rule in role.rules {
      if rule.isForPaths, !role.isClusterRole, let path = rule.pathNodes.first(where: { _ in true }) {
        tell("grants no paths, which only a ClusterRole can", path, report)
      }
      if rule.resources.contains(.other) {
        for word in rule.resourceNodes
        where word.withText({ $0.count > 2 && $0.suffix(2).elementsEqual("/*".utf8) }) ?? false {
          tell("is no pattern for subresources", word, report)
        }
      }
      if rule.groups.contains(.other) {
        for word in rule.groupNodes where word.textIs("core") || word.textIs("v1") {
          tell("is no API group: the core group is the empty string", word, report)
        }
      }
      if rule.verbs.contains(.other) {
        for word in rule.verbNodes where word.withText({ $0.contains { (65...90).contains($0) } }) ?? false {
          tell("is no verb: verbs are in lower case", word, report)
        }
      }
    }
  }

  private func tell(_ what: String, _ word: Node, _ report: Reporter) {
    let text = word.text ?? ""
    report(
      "has a rule without effect: \(text) \(what)", at: .value(word), discriminator: text,
      remedy: .advice("Remove it, or write what was meant"))
  }
}
