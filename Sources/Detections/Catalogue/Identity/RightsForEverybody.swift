internal import Documents

struct RightsForEverybody: BindingDetection {
  static let about = DetectionAbout(
    "AUD-ANON-04", .critical, "Binding that grants rights to everybody",
    why: """
      What anonymous users or all accounts are granted, an attacker has from the start.
      """,
    serves: ["threat/anonymous-activity", "auth/no-anonymous-bindings"], techniques: ["T1098", "T1562"],
    level: .request,
    scope: EventScope(EventScope.bindings, .applies),
    suppressed: ["the bindings that system:apiserver restores at its start"],
    runbook: .rbacChange,
    fires: [
      EventExample(
        "cluster-admin for anonymous users",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"name":"cluster-admin"},"subjects":[{"kind":"Group","name":"system:unauthenticated"}]}}
        """#)
    ],
    quiet: [
      EventExample(
        "a person",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"name":"view"},"subjects":[{"kind":"User","name":"alice"}]}}
        """#),
      EventExample(
        "the API server restores its own",
        #"""
        {"verb":"create","user":{"username":"system:apiserver"},"objectRef":{"resource":"clusterrolebindings","apiGroup":"rbac.authorization.k8s.io","name":"system:discovery"},"responseStatus":{"code":201},"requestObject":{"roleRef":{"name":"system:discovery"},"subjects":[{"kind":"Group","name":"system:authenticated"}]}}
        """#),
    ])

  func find(
    role: String, subjects: [Node], of event: AuditEvent, _ settings: DetectionSettings
  ) -> String? {
    if event.effective.name == "system:apiserver", Self.bootstrap.contains(role) { return nil }
    let everybody = subjects.compactMap { $0["name"]?.text }.first { Self.everybody.contains($0) }
    return everybody.map { "gives \(role.isEmpty ? "its role" : role) to \($0)" }
  }

  private static let everybody: Set<String> = [
    "system:anonymous", "system:unauthenticated", "system:authenticated", "system:serviceaccounts",
  ]
  private static let bootstrap: Set<String> = [
    "system:public-info-viewer", "system:basic-user", "system:discovery",
    "system:service-account-issuer-discovery",
  ]
}
