internal import Documents
internal import Kubernetes

struct ImageSwapped: Detection {
  static let about = DetectionAbout(
    "AUD-POD-15", .medium, "Image of a live workload swapped for another",
    why: """
      A new repository under an old name is how a backdoor takes the place of a program.
      """,
    serves: ["threat/registry-tamper"], techniques: ["T1525", "T1554"], level: .requestResponse,
    scope: EventScope(Self.templates, .applies),
    window: "the repository of each container",
    normal: ["moves to another registry"],
    runbook: .imageProvenance,
    fires: [
      EventExample(
        "another repository",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}}}
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":200},"responseObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"evil/web:1.4"}]}}}}}
        """#)
    ],
    quiet: [
      EventExample(
        "another tag",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}}}
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":200},"responseObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.5"}]}}}}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    for container in event.containers {
      guard container.image != nil else { continue }
      let key: Term = "\(event.objectTerm)/\(container.name)"
      if let before = context.replace(key, with: container.imageName), before != container.imageName {
        return Hit("swapped the image of \(event.described): \(before) became \(container.imageName)")
      }
    }
    return nil
  }

  private static let templates = ["deployments", "daemonsets", "statefulsets", "cronjobs"]
}
