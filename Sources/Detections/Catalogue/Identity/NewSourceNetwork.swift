struct NewSourceNetwork: Detection {
  static let about = DetectionAbout(
    "AUD-ANON-07", .medium, "Credential used from a new source network",
    why: """
      The same credentials from a network that their owner has never used: he travels, or somebody \
      else has them.
      """,
    serves: ["threat/baseline-deviation", "threat/atypical-request-pattern"], techniques: ["T1078"],
    scope: EventScope(by: .person),
    window: "networks of an account; the first day only learns",
    normal: ["people who travel", "runners with addresses that change"],
    runbook: .stolenToken,
    parameters: [.trustedProxies],
    fires: [
      EventExample(
        "another network on the third day",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["192.0.2.7"],"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["198.51.100.7"],"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "the same network",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["192.0.2.7"],"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["192.0.2.9"],"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":200}}
        """#),
      EventExample(
        "somebody who was never seen before",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["192.0.2.7"],"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let address = context.settings.client(of: event) else { return nil }
    let network = address.network.description
    guard context.isNew(Term(network), for: event.effective.term, warmUp: 86_400) else { return nil }
    return Hit("used a network for the first time: \(network)", isOfAccount: true)
  }
}
