internal import Documents

struct ExternalAddresses: Detection {
  static let about = DetectionAbout(
    "AUD-NET-02", .high, "Service with external addresses",
    why: """
      It draws the traffic to these addresses to itself (CVE-2020-8554).
      """,
    serves: ["network/service-exposure"], techniques: ["T1557"], level: .request,
    scope: EventScope(["services", "services/status"], .applies, by: .outsiders),
    runbook: .networkTamper,
    fires: [
      EventExample(
        "an address",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"services","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"externalIPs":["203.0.113.9"]}}}
        """#),
      EventExample(
        "the status",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"services","subresource":"status","namespace":"shop","name":"web"},"responseStatus":{"code":200},"requestObject":{"status":{"loadBalancer":{"ingress":[{"ip":"203.0.113.9"}]}}}}
        """#),
    ],
    quiet: [
      EventExample(
        "none",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"services","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"externalIPs":[]}}}
        """#),
      EventExample(
        "the cloud",
        #"""
        {"verb":"patch","user":{"username":"system:cloud-controller-manager"},"objectRef":{"resource":"services","subresource":"status","namespace":"shop","name":"web"},"responseStatus":{"code":200},"requestObject":{"status":{"loadBalancer":{"ingress":[]}}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    if let addresses = event.object?["spec"]?.items("externalIPs").compactMap(\.text), !addresses.isEmpty {
      return Hit("drew \(addresses.prefix(3).joined(separator: ", ")) to \(event.described)")
    }
    guard event.subresource == "status", event.kind == .person,
      event.requestObject?["status"]?["loadBalancer"]?["ingress"] != nil
    else { return nil }
    return Hit("wrote the address of the load balancer of \(event.described) by hand")
  }
}
