internal import Documents

struct LongLivedToken: Detection {
  static let about = DetectionAbout(
    "AUD-CRED-05", .high, "Long-lived or privileged token",
    why: """
      A token that lives for months outlives every clean-up.
      """,
    serves: ["auth/token-protection"], techniques: ["T1098"], level: .request,
    scope: EventScope(["serviceaccounts/token", "secrets"], .create),
    runbook: .stolenToken,
    fires: [
      EventExample(
        "a year",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"expirationSeconds":31536000}}}
        """#),
      EventExample(
        "of an account of the system",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"kube-system","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a secret that holds one",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop","name":"t"},"responseStatus":{"code":201},"requestObject":{"type":"kubernetes.io/service-account-token"}}
        """#),
    ],
    quiet: [
      EventExample(
        "an hour",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"serviceaccounts","subresource":"token","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"expirationSeconds":3600}}}
        """#),
      EventExample(
        "the token controller of old clusters",
        #"""
        {"verb":"create","user":{"username":"system:kube-controller-manager"},"objectRef":{"resource":"secrets","namespace":"shop","name":"default-token-x"},"responseStatus":{"code":201},"requestObject":{"type":"kubernetes.io/service-account-token"}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard ![.node, .controlPlane, .provider].contains(event.kind), !event.effective.isSystemAccount else {
      return nil
    }
    if event.resource == "secrets" {
      // The level Metadata, which secrets should be kept at, shows only the name.
      guard event.object?["type"]?.text == "kubernetes.io/service-account-token" else { return nil }
      return Hit("made a token without end: secret \(event.place)")
    }
    if event.namespace == "kube-system" {
      return Hit("minted a token of \(event.place), an account of the system")
    }
    guard let seconds = (event.requestObject ?? event.responseObject)?["spec"]?["expirationSeconds"]?.int,
      seconds > 86_400
    else { return nil }
    return Hit("minted a token of \(event.place) for \(seconds / 86_400) days")
  }
}
