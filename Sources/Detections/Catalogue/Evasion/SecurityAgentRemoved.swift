internal import Documents

struct SecurityAgentRemoved: Detection {
  static let about = DetectionAbout(
    "AUD-EVA-02", .critical, "Logging or security agent removed",
    why: """
      First the eyes, then the attack.
      """,
    serves: ["threat/logging-service-down"], techniques: ["T1562.001", "T1562.008"],
    scope: EventScope(
      ["deployments", "daemonsets", "statefulsets", "deployments/scale", "statefulsets/scale"],
      [.update, .patch, .delete, .deletecollection], attempts: true),
    normal: ["upgrades"],
    runbook: .evidenceTamper,
    parameters: [.securityWorkloads, .installers],
    fires: [
      EventExample(
        "deleted",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"logging","name":"fluent-bit"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "scaled to nothing",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","subresource":"scale","namespace":"kyverno","name":"kyverno-admission-controller"},"responseStatus":{"code":200},"requestObject":{"spec":{"replicas":0}}}
        """#),
    ],
    quiet: [
      EventExample(
        "another",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "scaled up",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","subresource":"scale","namespace":"kyverno","name":"kyverno"},"responseStatus":{"code":200},"requestObject":{"spec":{"replicas":3}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isByController, event.kind != .provider, event.kind != .controlPlane else { return nil }
    let name = event.objectName.lowercased()
    let known = Self.agents + context.settings.list(.securityWorkloads).map { $0.lowercased() }
    guard !event.isInstaller(context.settings),
      let agent = known.first(where: { name == $0 || name.holds(word: $0) })
    else { return nil }
    if Verbs.deletes.contains(event.verbs) {
      return Hit(
        "\(event.outcome == .succeeded ? "removed" : "tried to remove") \(event.described) (\(agent))")
    }
    guard event.object?["spec"]?["replicas"]?.int == 0 else { return nil }
    return Hit("stopped \(event.described) (\(agent))")
  }

  private static let agents = [
    "bulwark", "fluent-bit", "fluentbit", "fluentd", "vector", "promtail", "alloy", "filebeat", "logstash",
    "otel-collector",
    "falco", "tetragon", "tracee", "kubearmor", "kyverno", "gatekeeper", "kubewarden", "trivy-operator",
    "datadog-agent",
    "wazuh", "osquery", "sysdig", "aqua", "neuvector", "node-exporter", "prometheus", "alertmanager",
  ]
}
