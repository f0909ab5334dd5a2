internal import Documents
internal import Findings
internal import Kubernetes

struct AdmissionConfiguration: RoleCheck {
  static let about = About(
    id: "auth/escalation-verbs/admission",
    severity: .critical,
    title: "Let few change what admits objects",
    why: """
      A mutating webhook or policy rewrites every later object and sees each Secret that is written; a \
      removed validating one lets everything pass.
      """,
    scope: .kinds(["Role", "ClusterRole"]),
    fails: [
      .clusterRole(
        "mutating",
        """
        - apiGroups: [admissionregistration.k8s.io]
          resources: [⟦mutatingwebhookconfigurations⟧]
          verbs: [create, get]
        """),
      .clusterRole(
        "validating", severity: .high,
        """
        - apiGroups: [admissionregistration.k8s.io]
          resources: [⟦validatingadmissionpolicies⟧]
          verbs: [delete]
        """),
      .clusterRole(
        "its own, by name", severity: .medium,
        """
        - apiGroups: [admissionregistration.k8s.io]
          resources: [⟦mutatingwebhookconfigurations⟧]
          verbs: [get, patch]
          resourceNames: [web]
        """),
    ],
    passes: [
      .clusterRole(
        "reading",
        """
        - apiGroups: [admissionregistration.k8s.io]
          resources: [mutatingwebhookconfigurations]
          verbs: [get, list, watch]
        """),
      .role(
        "they lie in no namespace",
        """
        - apiGroups: [admissionregistration.k8s.io]
          resources: [mutatingwebhookconfigurations]
          verbs: [create]
        """),
      .clusterRole(
        "creation cannot be limited by name",
        """
        - apiGroups: [admissionregistration.k8s.io]
          resources: [validatingwebhookconfigurations]
          verbs: [create]
          resourceNames: [web]
        """),
    ])

  let grant = Grant(
    verbs: [.create, .update, .patch, .delete, .deleteCollection], groups: .admission,
    resources: [.mutating, .validating])
  var isForCluster: Bool { true }
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter) {
    guard let place = rule.resource(grant.resources) else { return }
    let isNamed = rule.names == .given
    if isNamed, rule.verbs.isDisjoint(with: [.update, .patch, .delete]) { return }
    let rewrites = rule.resource(.mutating) != nil && !rule.verbs.isDisjoint(with: .write)
    let resources = rule.resourceWords(grant.resources)
    report(
      rewrites
        ? "may have every object rewritten: \(resources)" : "may weaken what admits objects: \(resources)",
      at: .value(place), severity: isNamed ? .medium : rewrites ? .critical : .high,
      discriminator: "\(resources) \(rule.verbWords(grant.verbs)) \(rule.names)",
      remedy: .advice("Name its own configuration in resourceNames, and grant only update and patch"))
  }
}
