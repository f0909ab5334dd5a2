internal import Documents

struct HostIPC: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-05", .medium, "hostIPC requested",
    why: """
      The pod shares memory with processes of the node.
      """,
    serves: ["threat/atypical-pod-deployment", "pod/no-host-ipc"], techniques: ["T1611"], level: .request,
    scope: .podSpecs,
    normal: ["agents on every node"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "set",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"hostIPC":true,"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#)
    ],
    quiet: [
      EventExample(
        "false",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"hostIPC":false,"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
      EventExample(
        "absent",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    spec["hostIPC"]?.bool == true ? "asked for hostIPC" : nil
  }
}
