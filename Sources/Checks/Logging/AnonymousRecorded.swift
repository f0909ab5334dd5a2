internal import Documents
internal import Findings
internal import Kubernetes

struct AnonymousRecorded: ObjectCheck {
  static let about = About(
    id: "logging/anonymous-recorded",
    severity: .medium,
    title: "Record requests of nobody, and logins that fail",
    why: """
      Who looks for a way in comes without credentials or with wrong ones. A rejected login has no user at all, \
      so only a rule that names neither users nor groups records it.
      """,
    scope: .kinds(["Policy"]),
    needs: ["the audit policy of the API server"],
    fails: [
      Example(
        "anonymous requests are left out",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: ⟦None⟧
          users: ["system:anonymous"]
        - level: Metadata
        """),
      Example(
        "only those with a group are recorded",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        ⟦rules⟧:
        - level: Metadata
          userGroups: ["system:authenticated", "system:unauthenticated"]
        """),
    ],
    passes: [
      Example(
        "a rule for all the rest",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: None
          nonResourceURLs: ["/healthz*", "/readyz", "/livez"]
        - level: Metadata
        """),
      Example(
        "another kind of policy",
        """
        apiVersion: kyverno.io/v1
        kind: Policy
        spec: {rules: []}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { AuditPolicy(object) != nil }

  private static let probes: [(what: String, request: AuditPolicy.Request)] = [
    (
      "requests without credentials",
      AuditPolicy.Request("list", "secrets", by: "system:anonymous", of: ["system:unauthenticated"])
    ),
    ("logins that fail", AuditPolicy.Request("list", "secrets", by: "", of: [])),
  ]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = AuditPolicy(object) else { return }
    for (what, request) in Self.probes {
      let (level, rule) = policy.level(of: request)
      guard level == .none else { continue }
      let place =
        rule.map { rule in rule["level"].map(Place.value) ?? .key(rule) }
        ?? .missing(under: policy.node, "rules")
      report(
        "does not record \(what)", at: place, discriminator: what,
        remedy: .advice("Take the rule away, and end the rules with `- level: Metadata`"))
    }
  }
}
