struct TokenMintedAndUsed: Detection {
  static let about = DetectionAbout(
    "AUD-SEQ-03", .critical, "Token minted, then used from another place",
    why: """
      The token was made to be carried away.
      """,
    serves: ["auth/token-protection", "threat/api-from-pod"], techniques: ["T1528", "T1550.001"],
    scope: EventScope(by: .named),
    window: "24 hours by account",
    runbook: .stolenToken,
    fires: [
      EventExample(
        "minted and used",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"sourceIPs":["192.0.2.7"],"responseStatus":{"code":201}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"secrets","namespace":"shop"},"sourceIPs":["203.0.113.9"],"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "used where it always was",
        #"""
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.0.0.7"],"responseStatus":{"code":200}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"sourceIPs":["192.0.2.7"],"responseStatus":{"code":201}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.0.0.7"],"responseStatus":{"code":200}}
        """#),
      EventExample(
        "a node, for its pods",
        #"""
        {"verb":"create","user":{"username":"system:node:n1"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"responseStatus":{"code":201}}
        {"verb":"list","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop"},"sourceIPs":["10.0.0.7"],"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    if event.resource == "serviceaccounts", event.subresource == "token", event.verbs == .create {
      guard event.kind == .person || event.kind == .anonymous else { return nil }
      context.replace(
        "minted \(event.namespace):\(event.name)", with: event.effective.name)
      return nil
    }
    guard !event.peer.isEmpty, let account = event.effective.serviceAccount,
      context.isNew(event.origin.peerTerm, for: event.effective.term, warmUp: 0),
      let minter = context.recall("minted \(account.namespace):\(account.name)", seconds: 86_400)
    else { return nil }
    return Hit(
      "acted from \(event.peer) for the first time, after \(minter) had minted its token", isOfAccount: true)
  }
}
