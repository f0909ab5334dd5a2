struct TokenMinted: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-04", .medium, "Service-account token minted",
    why: """
      A token is the account for as long as it lives, wherever it is used.
      """,
    serves: ["auth/token-protection", "threat/api-from-pod"], techniques: ["T1098", "T1528"],
    scope: EventScope(["serviceaccounts/token"], .create),
    normal: ["operators of secrets, CSI drivers"],
    suppressed: [
      "nodes, clouds, accounts of kube-system, an account for itself",
      "the controller manager for accounts of kube-system",
    ],
    runbook: .stolenToken,
    fires: [
      EventExample(
        "by a person",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "the controller manager, of an account that is none of its own",
        #"""
        {"verb":"create","user":{"username":"system:kube-controller-manager"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"responseStatus":{"code":201}}
        """#),
    ],
    quiet: [
      EventExample(
        "a node, for its pods",
        #"""
        {"verb":"create","user":{"username":"system:node:n1"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "one's own",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "refused",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"responseStatus":{"code":403}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let user = event.effective
    guard event.kind != .node, !user.isSystemAccount, event.kind != .provider else { return nil }
    if event.kind == .controlPlane, event.namespace == "kube-system" || user.name == "system:apiserver" {
      return nil
    }
    if let own = user.serviceAccount, own.namespace == event.namespace, own.name == event.name { return nil }
    return Hit("minted a token of \(event.place)")
  }
}
