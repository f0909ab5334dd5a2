internal import Documents
internal import Findings
internal import Kubernetes

struct AuditBodies: ObjectCheck {
  static let about = About(
    id: "logging/audit-policy-coverage/level",
    severity: .medium,
    title: "Record what was asked for where it decides over the cluster",
    why: """
      At Metadata the trail says that a pod or a role was changed, not into what: whether the pod was \
      privileged, or the role allowed everything, cannot be found out afterwards.
      """,
    scope: .kinds(["Policy"]),
    fails: [
      Example(
        "metadata for everything",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: ⟦Metadata⟧
        """)
    ],
    passes: [
      Example(
        "bodies where they matter",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: Request
          verbs: [create, update, patch]
          resources:
          - group: ""
            resources: [pods, pods/ephemeralcontainers]
          - group: rbac.authorization.k8s.io
          - group: admissionregistration.k8s.io
        - level: Metadata
        """),
      Example(
        "what is not recorded at all is logging/audit-policy-coverage",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: None
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.group == "audit.k8s.io" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = AuditPolicy(object) else { return }
    let bare = AuditProbe.bodies.compactMap { probe -> (String, Node?)? in
      let (level, rule) = policy.level(of: probe.request)
      return level == .metadata ? (probe.what, rule) : nil
    }
    for case (let rule?, let whats) in AuditProbe.grouped(bare) {
      report(
        "does not record the content of \(AuditProbe.words(whats))",
        at: rule["level"].map { .value($0) } ?? .key(rule),
        remedy: .advice("Put a rule at level Request for them before this one"))
    }
  }
}
