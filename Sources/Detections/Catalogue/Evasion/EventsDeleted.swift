struct EventsDeleted: Detection {
  static let about = DetectionAbout(
    "AUD-EVA-01", .medium, "Events deleted",
    why: """
      They tell what happened to pods; nobody needs to delete them.
      """,
    serves: ["threat/log-volume-low", "logging/events-kept"], techniques: ["T1070"],
    scope: EventScope(["events"], .deletes, by: .outsiders),
    suppressed: ["the controllers that clear away"],
    runbook: .evidenceTamper,
    fires: [
      EventExample(
        "all",
        #"""
        {"verb":"deletecollection","user":{"username":"jane"},"objectRef":{"resource":"events","namespace":"shop"},"responseStatus":{"code":200}}
        """#)
    ],
    quiet: [
      EventExample(
        "the end of a namespace",
        #"""
        {"verb":"deletecollection","user":{"username":"system:serviceaccount:kube-system:namespace-controller"},"objectRef":{"resource":"events","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "listed",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"events","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isByController else { return nil }
    return Hit("deleted events, first those of \(event.place)", isOfAccount: true)
  }
}
