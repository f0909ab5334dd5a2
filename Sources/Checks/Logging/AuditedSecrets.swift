internal import Documents
internal import Findings
internal import Kubernetes

struct AuditedSecrets: ObjectCheck {
  static let about = About(
    id: "logging/secrets-metadata-only",
    severity: .high,
    title: "Record requests for secrets, and never the secrets",
    why: """
      A trail with the bodies of Secrets is a store of all credentials, read by everyone who reads logs. \
      Without any record nobody learns which credentials were taken.
      """,
    scope: .kinds(["Policy"]),
    needs: ["the audit policy of the API server"],
    fails: [
      Example(
        "bodies for everything, as in the first edition of the guidance",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: ⟦RequestResponse⟧
        """),
      Example(
        "the rule for secrets comes too late",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: ⟦RequestResponse⟧
          resources:
          - group: ""
        - level: Metadata
        """),
      Example(
        "no trail",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: ⟦None⟧
          resources:
          - group: ""
            resources: [secrets]
        - level: Metadata
        """),
    ],
    passes: [
      Example(
        "metadata first",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: Metadata
          resources:
          - group: ""
            resources: [secrets, serviceaccounts/token]
          - group: authentication.k8s.io
        - level: RequestResponse
        """),
      Example(
        "the request for a token holds none",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: Request
          resources:
          - group: ""
            resources: [serviceaccounts/token]
        - level: Metadata
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.group == "audit.k8s.io" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = AuditPolicy(object) else { return }
    var leaked: [(String, Node?)] = []
    var lost: [(String, Node?)] = []
    for (probe, limit) in AuditProbe.secrets {
      let (level, rule) = policy.level(of: probe.request)
      if level > limit { leaked.append((probe.what, rule)) }
      if level == .none { lost.append((probe.what, rule)) }
    }
    for case (let rule?, let whats) in AuditProbe.grouped(leaked) {
      report(
        "writes the values of \(AuditProbe.words(whats)) into the audit log",
        at: rule["level"].map { .value($0) } ?? .key(rule),
        remedy: .advice(
          "Begin the rules with level Metadata for secrets, serviceaccounts/token and authentication.k8s.io"))
    }
    for (rule, whats) in AuditProbe.grouped(lost) {
      report(
        "does not record \(AuditProbe.words(whats))",
        at: (rule?["level"]).map { .value($0) } ?? policy.node["rules"].map { .key($0) } ?? .key(policy.node),
        remedy: .advice("Record them at level Metadata"))
    }
  }
}
