internal import Documents

struct IngressWithoutTLS: Detection {
  static let about = DetectionAbout(
    "AUD-NET-03", .low, "Ingress without TLS",
    why: """
      Passwords cross the Internet in the clear.
      """,
    serves: ["network/external-tls"], techniques: ["T1040"], level: .request,
    scope: EventScope(["ingresses"], .applies),
    runbook: .exposure,
    fires: [
      EventExample(
        "none",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"ingresses","apiGroup":"networking.k8s.io","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"rules":[{"host":"shop.example.com"}]}}}
        """#),
      EventExample(
        "of another host",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"ingresses","apiGroup":"networking.k8s.io","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"tls":[{"hosts":["a.example.com"]}],"rules":[{"host":"shop.example.com"}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "covered",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"ingresses","apiGroup":"networking.k8s.io","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"tls":[{"hosts":["*.example.com"]}],"rules":[{"host":"shop.example.com"}]}}}
        """#),
      EventExample(
        "a certificate for all",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"ingresses","apiGroup":"networking.k8s.io","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"tls":[{"secretName":"t"}],"rules":[{"host":"shop.example.com"}]}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let spec = event.object?["spec"] else { return nil }
    let covered = spec.items("tls").flatMap { $0.items("hosts").compactMap(\.text) }
    if spec.items("tls").contains(where: { $0.items("hosts").contains { _ in true } == false }) { return nil }
    let hosts = spec.items("rules").map { $0["host"]?.text ?? "" }
    let open = hosts.first { host in
      !covered.contains { $0 == host || $0.hasPrefix("*.") && host.hasSuffix($0.dropFirst()) }
    }
    guard let open, event.verbs != .patch || event.responseObject != nil else { return nil }
    return Hit("serves \(open.isEmpty ? "every host" : open) without TLS by \(event.described)")
  }
}
