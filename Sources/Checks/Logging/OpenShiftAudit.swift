internal import Documents
internal import Findings
internal import Kubernetes

/// Source: openshift/api, config/v1/types_apiserver.go. Without a profile `Default` counts: metadata of every request.
struct OpenShiftAudit: ObjectCheck {
  static let about = About(
    id: "logging/audit-enabled/openshift",
    severity: .critical,
    title: "Leave the audit log of OpenShift on",
    why: """
      With the profile None the API servers write down nothing, for all or for the groups of a rule. Who did what \
      to the cluster is then known to nobody.
      """,
    scope: .kinds(["APIServer"]),
    fails: [
      .openShift("nothing at all", "audit: {profile: ⟦None⟧}"),
      .openShift(
        "nothing of a group", severity: .high,
        "audit: {customRules: [{group: system:authenticated:oauth, profile: ⟦None⟧}]}"),
    ],
    passes: [
      .openShift("the default", "audit: {}"),
      .openShift("more than that", "audit: {profile: WriteRequestBodies}"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.isOpenShiftServers
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let audit = object.node["spec"]?.given("audit") else { return }
    if let profile = audit.given("profile"), profile.textIs("None") {
      report(
        "records nothing", at: .value(profile),
        remedy: Remedy(
          .review, "Set spec.audit.profile: Default", .replace(profile, with: .string("Default"))))
    }
    for rule in audit.items("customRules") {
      guard let profile = rule.given("profile"), profile.textIs("None") else { continue }
      let group = rule["group"]?.text ?? ""
      report(
        "records nothing of the group \(group)", at: .value(profile), severity: .high, discriminator: group,
        remedy: .advice("Give the rule the profile Default, or remove it"))
    }
  }
}
