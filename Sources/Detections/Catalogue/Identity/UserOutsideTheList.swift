struct UserOutsideTheList: Detection {
  static let about = DetectionAbout(
    "AUD-ANON-09", .low, "User outside the approved list",
    why: """
      A name that nobody has approved: a forgotten certificate, or one that somebody has signed for \
      himself.
      """,
    serves: ["threat/baseline-deviation"], techniques: ["T1078"],
    scope: EventScope(by: .person),
    normal: ["people who are new"],
    runbook: .stolenToken,
    parameters: [.approvedUsers],
    fires: [
      EventExample(
        "not on the list", settings: ["approved-users": ["alice"]],
        #"""
        {"verb":"list","user":{"username":"mallory"},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "no list, and a new namespace",
        #"""
        {"verb":"create","user":{"username":"some-user"},"objectRef":{"resource":"namespaces","name":"foo"},"responseStatus":{"code":201}}
        """#),
    ],
    quiet: [
      EventExample(
        "on the list", settings: ["approved-users": ["alice"]],
        #"""
        {"verb":"list","user":{"username":"alice"},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "no list, and an everyday request",
        #"""
        {"verb":"list","user":{"username":"mallory"},"objectRef":{"resource":"pods","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let name = event.effective.name
    let approved = context.settings.approvedUsers
    guard !approved.contains(name) else { return nil }
    if approved.isEmpty {
      // Without a list, only what concerns the whole cluster is worth a word.
      guard event.resource == "namespaces", [.create, .delete].contains(event.verbs),
        event.subresource.isEmpty,
        !context.settings.breakGlass.contains(name), name != "minikube-user"
      else { return nil }
      return Hit("\(event.deed) \(event.described), and no list says who may", isOfAccount: true)
    }
    return Hit("is not on the list of approved users", isOfAccount: true)
  }
}
