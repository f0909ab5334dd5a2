struct TokenInTwoPlaces: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-12", .high, "Bound token used from two addresses",
    why: """
      A token that is bound to one pod comes from one place. The second has a copy.
      """,
    serves: ["auth/token-protection", "threat/api-from-pod"], techniques: ["T1550.001", "T1528"],
    scope: EventScope(by: .serviceAccount),
    window: "2 addresses in 10 minutes by pod",
    normal: ["clusters with two API endpoints that hide addresses differently"],
    runbook: .stolenToken,
    fires: [
      EventExample(
        "two",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"],"authentication.kubernetes.io/pod-uid":["u1"]}},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.0.0.7"],"responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"],"authentication.kubernetes.io/pod-uid":["u1"]}},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["203.0.113.9"],"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "two pods",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-1"],"authentication.kubernetes.io/pod-uid":["u1"]}},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.0.0.7"],"responseStatus":{"code":200}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web","extra":{"authentication.kubernetes.io/pod-name":["web-2"],"authentication.kubernetes.io/pod-uid":["u2"]}},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.0.0.8"],"responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.user.token.podUID.isEmpty, !event.peer.isEmpty else { return nil }
    let addresses = context.distinct(
      event.origin.peerTerm, for: Term(event.user.token.podUID), seconds: 600, limit: 8)
    guard addresses >= 2 else { return nil }
    return Hit(
      "used the token of pod \(event.user.token.pod) from \(addresses) addresses, last from \(event.peer)",
      isOfAccount: true)
  }
}
