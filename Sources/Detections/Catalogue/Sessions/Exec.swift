internal import Kubernetes

struct Exec: Detection {
  static let about = DetectionAbout(
    "AUD-EXEC-01", .medium, "Exec into a pod",
    why: """
      A shell in a container sees its secrets and speaks with its account.
      """,
    serves: ["threat/api-from-pod", "threat/atypical-request-pattern"], techniques: ["T1609"],
    scope: EventScope(["pods/exec"], [.get, .create], attempts: true),
    normal: ["people on call", "operators that exec"],
    runbook: .interactiveAccess,
    fires: [
      EventExample(
        "by WebSocket",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"requestURI":"/api/v1/namespaces/shop/pods/web/exec?command=id","responseStatus":{"code":101}}
        """#),
      EventExample(
        "by SPDY",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","subresource":"exec","namespace":"shop","name":"web"},"responseStatus":{"code":101}}
        """#),
    ],
    quiet: [
      EventExample(
        "only read",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":200}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let command = event.command.joined(separator: " ")
    let deed = event.outcome == .succeeded ? "opened" : "tried to open"
    return Hit(
      "\(deed) a session in \(event.place)\(command.isEmpty ? "" : ": \(CredentialMask.masked(command))")")
  }
}
