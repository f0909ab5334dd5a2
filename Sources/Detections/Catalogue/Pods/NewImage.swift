internal import Documents
internal import Kubernetes

struct NewImage: Detection {
  static let about = DetectionAbout(
    "AUD-POD-14", .low, "Image repository seen for the first time",
    why: """
      Programs change their versions and seldom their images.
      """,
    serves: ["threat/registry-tamper", "threat/baseline-deviation"], techniques: ["T1610", "T1525"],
    level: .request,
    scope: .podSpecs,
    window: "repositories of a namespace; the first day only learns",
    normal: ["new programs"],
    runbook: .imageProvenance,
    fires: [
      EventExample(
        "a miner on the third day",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"evil/x"}]}}}
        """#)
    ],
    quiet: [
      EventExample(
        "another version",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:2"}]}}}
        """#),
      EventExample(
        "all is new at first",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    for container in event.containers {
      guard container.image != nil else { continue }
      if context.isNew(Term(container.imageName), for: Term(event.namespace), warmUp: 86_400) {
        return Hit("brought an image that namespace \(event.namespace) never had: \(container.imageName)")
      }
    }
    return nil
  }
}
