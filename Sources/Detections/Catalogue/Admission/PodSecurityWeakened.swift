internal import Documents

struct PodSecurityWeakened: Detection {
  static let about = DetectionAbout(
    "AUD-ADM-03", .high, "Pod Security label weakened on a namespace",
    why: """
      A label decides whether privileged pods may run.
      """,
    serves: ["threat/admission-config-change", "pod/admission-policy"], techniques: ["T1562.001"],
    level: .request,
    scope: EventScope(["namespaces"], .applies),
    window: "the level of each namespace",
    runbook: .admissionTamper,
    fires: [
      EventExample(
        "lowered",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":201},"requestObject":{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"restricted"}}}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":200},"requestObject":{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"baseline"}}}}
        """#),
      EventExample(
        "opened",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":200},"requestObject":{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"privileged"}}}}
        """#),
      EventExample(
        "removed",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":200},"requestObject":{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":null}}}}
        """#),
    ],
    quiet: [
      EventExample(
        "raised",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":201},"requestObject":{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"baseline"}}}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":200},"requestObject":{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"restricted"}}}}
        """#),
      EventExample(
        "another label",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"namespaces","name":"shop"},"responseStatus":{"code":200},"requestObject":{"metadata":{"labels":{"team":"shop"}}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let labels = event.object?["metadata"]?["labels"] ?? event.requestObject?["metadata"]?["labels"]
    else { return nil }
    let enforced = labels[key: "pod-security.kubernetes.io/enforce"]
    let level = ["privileged": 0, "baseline": 1, "restricted": 2][enforced?.text ?? ""] ?? 0
    let before = context.replace(Term(event.objectName), with: String(level)).flatMap { Int($0) }
    // A patch that sets the label to null removes it.
    let isRemoved = event.verbs == .patch && enforced?.isNull == true
    if let before, level < before, event.verbs != .patch || enforced != nil || event.responseObject != nil {
      return Hit("lowered Pod Security of namespace \(event.objectName)")
    }
    let isOpened = event.verbs != .create && enforced?.text == "privileged" && before != 0
    return isRemoved || isOpened ? Hit("opened namespace \(event.objectName) to privileged pods") : nil
  }
}
