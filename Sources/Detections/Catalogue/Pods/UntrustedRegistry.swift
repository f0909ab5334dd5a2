internal import Documents
internal import Kubernetes

struct UntrustedRegistry: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-13", .medium, "Image from outside the approved registries",
    why: """
      An image that nobody has approved brings what it likes.
      """,
    serves: ["threat/registry-tamper", "image/trusted-registry"], techniques: ["T1525", "T1204.003"],
    level: .request,
    scope: .podSpecs,
    normal: ["images of new vendors"],
    runbook: .imageProvenance,
    parameters: [.approvedRegistries],
    fires: [
      EventExample(
        "from Docker Hub", settings: ["trusted-registries": ["registry.example.com"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"nginx"}]}}}
        """#)
    ],
    quiet: [
      EventExample(
        "approved", settings: ["trusted-registries": ["registry.example.com"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
      EventExample(
        "no list",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"nginx"}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    let approved = settings.list(.approvedRegistries)
    guard !approved.isEmpty else { return nil }
    for container in event.containers {
      guard let reference = container.image else { continue }
      if !approved.contains(where: reference.lies(at:)) { return "brought the image \(container.imageName)" }
    }
    return nil
  }
}
