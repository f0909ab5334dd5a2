internal import Documents
internal import Findings
internal import Kubernetes

struct AuditRules: ObjectCheck {
  static let about = About(
    id: "logging/audit-policy-coverage/dead-rule",
    severity: .medium,
    title: "Write audit rules that can match",
    why: """
      A rule that never matches, or a key that the API server drops, looks like coverage: the gap shows when \
      the trail is needed.
      """,
    scope: .kinds(["Policy"]),
    fails: [
      Example(
        "names that no request has",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: Request
          resources:
          - group: ⟦apps/v1⟧
            resources: [deployments]
        - level: Request
          resources:
          - group: ""
            resources: [⟦deployments⟧, ⟦Pods⟧]
        - level: Request
          verbs: [⟦"*"⟧]
        - level: ⟦All⟧
        """),
      Example(
        "a key that is dropped, so that the rule matches everything",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: None
          ⟦resource⟧: [events]
        - level: Metadata
        """),
      Example(
        "the end of requests left out",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived, ⟦ResponseComplete⟧]
        rules:
        - level: Metadata
        """),
      Example(
        "a group for all groups, before there was one", minor: 35,
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: Request
          resources:
          - group: ⟦"*"⟧
        """),
    ],
    passes: [
      Example(
        "every way to write it",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: [RequestReceived]
        omitManagedFields: true
        rules:
        - level: Metadata
          users: [jane]
          userGroups: ["system:nodes"]
          verbs: [get, list]
          namespaces: [""]
          omitStages: [RequestReceived]
          omitManagedFields: false
          resources:
          - group: ""
            resources: ["*", "pods/*", "*/exec", pods/log]
            resourceNames: [web]
        - level: None
          nonResourceURLs: ["/healthz*"]
        - level: Request
          resources:
          - group: "*"
        """),
      Example(
        "custom resources have groups of their own",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: Request
          resources:
          - group: shop.example.com
            resources: [orders]
          - group: apps
            resources: [deployments]
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.group == "audit.k8s.io" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = AuditPolicy(object) else { return }
    stages(policy.node, report)
    for rule in policy.rules {
      stages(rule, report)
      level(rule, report)
      for key in rule.children where !Self.keys.contains(key.key ?? "") {
        report(
          "has the key \(key.key ?? ""), which the API server drops: the rule matches more than it says",
          at: .key(key), remedy: .advice("Write the key that is meant, such as `resources`"))
      }
      for key: StaticString in ["users", "userGroups", "verbs"] {
        for value in rule.given(key)?.children.map({ $0 }) ?? [] where value.textIs("*") {
          report(
            "has `*` among its \(key), which is a name like any other: the rule never matches",
            at: .value(value), remedy: .advice("Leave \(key) out to match all"))
        }
      }
      for entry in rule.given("resources")?.children.map({ $0 }) ?? [] { resources(entry, context, report) }
    }
  }

  private func stages(_ node: Node, _ report: Reporter) {
    for stage in node.given("omitStages")?.children.map({ $0 }) ?? [] where stage.textIs("ResponseComplete") {
      report(
        "omits the stage ResponseComplete: whether a request succeeded is not recorded", at: .value(stage),
        remedy: Remedy(.review, "Omit RequestReceived only", .remove(stage)))
    }
  }

  private func level(_ rule: Node, _ report: Reporter) {
    guard let level = rule["level"], !["None", "Metadata", "Request", "RequestResponse"].contains(level.text)
    else { return }
    report(
      "has a level that the API server refuses, with the whole policy", at: .value(level),
      remedy: .advice("Write None, Metadata, Request or RequestResponse"))
  }

  private func resources(_ entry: Node, _ context: Context, _ report: Reporter) {
    let group = entry.given("group")
    if let group, let text = group.text, text.contains("/") || text == "*" && !context.isAtLeast(36) {
      report(
        "names the group \(text), which the API server refuses", at: .value(group),
        remedy: .advice(text == "*" ? "Name every group" : "Name the group without a version"))
      return
    }
    let isCore = group?.text?.isEmpty ?? true
    for resource in entry.given("resources")?.children.map({ $0 }) ?? [] {
      guard let text = resource.text else { continue }
      let name = text.prefix { $0 != "/" }
      guard name != name.lowercased() || isCore && Self.elsewhere.contains(String(name)) else { continue }
      report(
        isCore && name == name.lowercased()
          ? "looks for \(text) in the core group, where there are none: it never matches"
          : "names the resource \(text), but resources are written in small letters: it never matches",
        at: .value(resource),
        remedy: .advice("Write the plural in small letters, under the group that has it"))
    }
  }

  private static let keys: Set<String> = [
    "level", "users", "userGroups", "verbs", "resources", "namespaces", "nonResourceURLs", "omitStages",
    "omitManagedFields",
  ]

  /// Resources that are often looked for in the core group, and lie elsewhere.
  private static let elsewhere: Set<String> = [
    "deployments", "replicasets", "daemonsets", "statefulsets", "jobs", "cronjobs", "roles", "rolebindings",
    "clusterroles", "clusterrolebindings", "ingresses", "networkpolicies", "customresourcedefinitions",
    "validatingwebhookconfigurations", "mutatingwebhookconfigurations", "storageclasses",
    "certificatesigningrequests", "leases", "poddisruptionbudgets", "horizontalpodautoscalers",
  ]
}
