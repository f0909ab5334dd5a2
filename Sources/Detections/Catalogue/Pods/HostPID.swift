internal import Documents

struct HostPID: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-03", .high, "hostPID requested",
    why: """
      The pod sees every process of the node, reads its environment and can enter it.
      """,
    serves: ["threat/atypical-pod-deployment", "pod/no-host-pid"], techniques: ["T1611"], level: .request,
    scope: .podSpecs,
    normal: ["agents on every node"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "set",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"hostPID":true,"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#)
    ],
    quiet: [
      EventExample(
        "false",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"hostPID":false,"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
      EventExample(
        "absent",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    spec["hostPID"]?.bool == true ? "asked for hostPID" : nil
  }
}
