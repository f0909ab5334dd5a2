struct KnownHostileAddress: Detection {
  static let about = DetectionAbout(
    "AUD-ANON-06", .high, "API call from an address on a threat list",
    why: """
      An address that is known to be hostile, or that no client can have, spoke to the API server.
      """,
    serves: ["threat/atypical-request-pattern"], techniques: ["T1090.003"],
    scope: EventScope(ending: .attempts),
    normal: ["lists that are out of date"],
    runbook: .stolenToken,
    parameters: [.threatAddresses],
    fires: [
      EventExample(
        "an address on the list", settings: ["threat-addresses": ["185.220.101.0/24"]],
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["185.220.101.4"],"responseStatus":{"code":200}}
        """#),
      EventExample(
        "the address of a public resolver",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["8.8.8.8"],"responseStatus":{"code":200}}
        """#),
    ],
    quiet: [
      EventExample(
        "an ordinary address",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["192.168.1.1"],"responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    for hop in event.sourceIPs {
      guard let address = hop == event.peer ? event.address : Address(hop) else { continue }
      guard address.lies(in: context.settings.threatAddresses) || Self.impossible.contains(address) else {
        continue
      }
      let end = event.outcome == .succeeded ? "was answered" : "was refused"
      return Hit("\(end) at \(hop), which is on the list", key: hop, isOfAccount: true)
    }
    return nil
  }

  /// Addresses that no client of a cluster has: public resolvers, and those that people forge for want of a
  /// better one. An event that shows them has passed through somebody's hands.
  private static let impossible = Set(
    ["8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "1.2.3.4", "5.5.5.5", "6.6.6.6"]
      .compactMap(Address.init))
}
