internal import AuditPolicies
internal import Documents
internal import Findings
internal import Kubernetes

struct AuditCoverage: ObjectCheck {
  static let about = About(
    id: "logging/audit-policy-coverage",
    severity: .high,
    title: "Record every request that an attack shows in",
    why: """
      The first rule that matches decides, and what no rule matches is not recorded. An attacker who knows \
      the gap works in it unseen.
      """,
    scope: .kinds(["Policy"]),
    needs: ["the audit policy of the API server"],
    fails: [
      Example(
        "no rule for the rest, and pods without their subresources",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        ⟦rules⟧:
        - level: RequestResponse
          resources:
          - group: ""
            resources: [pods]
        - level: Metadata
          resources:
          - group: rbac.authorization.k8s.io
        """),
      Example(
        "a rule that is meant to save space and stands before the others",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: ⟦None⟧
          verbs: [get, list, watch]
        - level: RequestResponse
        """),
      Example(
        "no rules at all",
        """
        apiVersion: audit.k8s.io/v1
        ⟦kind⟧: Policy
        """),
    ],
    passes: [
      Example(
        "everything, without the secrets",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: Metadata
          resources:
          - group: ""
            resources: [secrets]
        - level: RequestResponse
        """),
      Example(
        "noise of single accounts may go",
        """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: None
          users: ["system:kube-proxy"]
          verbs: [watch]
        - level: None
          nonResourceURLs: ["/healthz*"]
        - level: None
          resources:
          - group: ""
            resources: [events]
        - level: Metadata
          resources:
          - group: ""
            resources: ["*/exec"]
        - level: RequestResponse
        """),
      Example(
        "another kind of policy",
        """
        apiVersion: kyverno.io/v1
        kind: Policy
        spec:
          rules: []
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.group == "audit.k8s.io" }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = AuditPolicy(object) else { return }
    let lost = PolicySight.all(under: policy).flatMap { sight in
      // Everybody leaves out the events, which are noise in their thousands; `audit policy` says what that hides.
      sight.gaps.filter { $0.level == .none && $0.request.resource != "events" }
        .map { (sight.about.id, $0.rule) }
    }
    for (rule, ids) in AuditProbe.grouped(lost) {
      let what = ids.count == 1 ? "what a detection looks for" : "what \(ids.count) detections look for"
      guard let rule else {
        report(
          "does not record \(what), \(AuditProbe.words(ids)): no rule matches it",
          at: policy.node["rules"].map { .key($0) } ?? policy.node["kind"].map { .key($0) }
            ?? .key(policy.node),
          remedy: .advice("End the rules with `- level: Metadata`, which matches all the rest"))
        continue
      }
      report(
        "leaves out \(what): \(AuditProbe.words(ids))", at: rule["level"].map { .value($0) } ?? .key(rule),
        remedy: .advice(
          "Narrow the rule to the users, verbs and resources that are mere noise; `bulwark audit policy` tells which requests are lost"
        ))
    }
  }
}
