internal import Documents

struct AggregationAdded: Detection {
  static let about = DetectionAbout(
    "AUD-ADM-05", .high, "API service or conversion webhook added",
    why: """
      Whole groups of the API are answered by somebody else from then on.
      """,
    serves: ["threat/admission-config-change"], techniques: ["T1546"],
    scope: EventScope(["apiservices", "customresourcedefinitions"], .applies, by: .outsiders),
    normal: ["metrics-server, operators"],
    runbook: .admissionTamper,
    parameters: [.installers],
    fires: [
      EventExample(
        "an API service",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"apiservices","apiGroup":"apiregistration.k8s.io","name":"v1.evil"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a conversion",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"customresourcedefinitions","apiGroup":"apiextensions.k8s.io","name":"shops"},"responseStatus":{"code":200},"requestObject":{"spec":{"conversion":{"strategy":"Webhook"}}}}
        """#),
    ],
    quiet: [
      EventExample(
        "its status",
        #"""
        {"verb":"update","user":{"username":"system:apiserver"},"objectRef":{"resource":"apiservices","subresource":"status","apiGroup":"apiregistration.k8s.io","name":"v1.x"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "no conversion",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"customresourcedefinitions","apiGroup":"apiextensions.k8s.io","name":"shops"},"responseStatus":{"code":201},"requestObject":{"spec":{}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isInstaller(context.settings) else { return nil }
    if event.resource == "apiservices" { return Hit("\(event.deed) API service \(event.objectName)") }
    guard event.object?["spec"]?["conversion"]?["strategy"]?.text == "Webhook" else { return nil }
    return Hit("\(event.deed) \(event.described), whose objects a webhook converts")
  }
}
