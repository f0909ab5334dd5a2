struct FootholdToWorkload: Detection {
  static let about = DetectionAbout(
    "AUD-SEQ-02", .critical, "From anonymous access to a workload",
    why: """
      The open door was used.
      """,
    serves: ["threat/anonymous-activity", "threat/cryptojacking"], techniques: ["T1190", "T1610", "T1496"],
    scope: EventScope(EventScope.workloads, .create, by: .outsiders),
    window: "an hour by address",
    follows: ["AUD-ANON-01", "AUD-ANON-03"],
    runbook: .cryptominer,
    fires: [
      EventExample(
        "listed without credentials, then a pod",
        #"""
        {"verb":"list","user":{"username":"system:anonymous"},"objectRef":{"resource":"pods","namespace":"default"},"sourceIPs":["203.0.113.9"],"responseStatus":{"code":200}}
        {"verb":"create","user":{"username":"system:serviceaccount:default:default"},"objectRef":{"resource":"pods","namespace":"default","name":"x"},"sourceIPs":["203.0.113.9"],"responseStatus":{"code":201}}
        """#)
    ],
    quiet: [
      EventExample(
        "from elsewhere",
        #"""
        {"verb":"list","user":{"username":"system:anonymous"},"objectRef":{"resource":"pods","namespace":"default"},"sourceIPs":["203.0.113.9"],"responseStatus":{"code":200}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"default","name":"x"},"sourceIPs":["192.0.2.7"],"responseStatus":{"code":201}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.peer.isEmpty, event.address?.isLoopback != true, !event.isByController,
      let before = context.lastFired(["AUD-ANON-01", "AUD-ANON-03"], by: event.peer, seconds: 3600)
    else { return nil }
    return Hit(
      "created \(event.described) from \(event.peer), where \(before) was seen before", key: event.peer,
      isOfAccount: true)
  }
}
