internal import Documents

struct WebhookOutside: Detection {
  static let about = DetectionAbout(
    "AUD-ADM-04", .high, "Webhook that points outside the cluster",
    why: """
      Every object goes to whoever answers there.
      """,
    serves: ["threat/admission-config-change"], techniques: ["T1546", "T1567"], level: .request,
    scope: EventScope(["mutatingwebhookconfigurations", "validatingwebhookconfigurations"], .applies),
    runbook: .admissionTamper,
    fires: [
      EventExample(
        "by URL",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"mutatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"webhooks":[{"clientConfig":{"url":"https://hook.example.com/mutate"}}]}}
        """#)
    ],
    quiet: [
      EventExample(
        "a service",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"mutatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"webhooks":[{"clientConfig":{"service":{"name":"hook"}}}]}}
        """#),
      EventExample(
        "a service by its name",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"mutatingwebhookconfigurations","apiGroup":"admissionregistration.k8s.io","name":"x"},"responseStatus":{"code":201},"requestObject":{"webhooks":[{"clientConfig":{"url":"https://hook.shop.svc:8443/x"}}]}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let configuration = event.object else { return nil }
    for webhook in configuration.items("webhooks") {
      guard let url = webhook["clientConfig"]?["url"]?.text else { continue }
      let host = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
      let name = host.split(separator: ":").first ?? ""
      if name.hasSuffix(".svc") || name.hasSuffix(".svc.cluster.local") || name == "localhost"
        || name == "127.0.0.1"
      {
        continue
      }
      return Hit("sends objects to \(host) by \(event.described)")
    }
    return nil
  }
}
