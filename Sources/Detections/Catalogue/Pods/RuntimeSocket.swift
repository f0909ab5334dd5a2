internal import Documents

struct RuntimeSocket: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-07", .critical, "Container runtime socket mounted",
    why: """
      Whoever speaks to the runtime starts a privileged container at once.
      """,
    serves: ["threat/volume-mounts", "pod/no-host-path"], techniques: ["T1611"], level: .request,
    scope: .podSpecs,
    normal: ["old build systems"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "the socket",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}],"volumes":[{"name":"v","hostPath":{"path":"/var/run/docker.sock"}}]}}}
        """#),
      EventExample(
        "the folder that holds it",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}],"volumes":[{"name":"v","hostPath":{"path":"/run/containerd/"}}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "another folder",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}],"volumes":[{"name":"v","hostPath":{"path":"/var/log/pods"}}]}}}
        """#)
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    for volume in spec.items("volumes") {
      guard let path = volume["hostPath"]?["path"]?.text else { continue }
      let normal = HostPath.normalised(path)
      if HostPath.holdsRuntimeSocket(normal) { return "mounted \(normal), where the runtime listens" }
    }
    return nil
  }
}
