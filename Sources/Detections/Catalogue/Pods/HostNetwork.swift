internal import Documents

struct HostNetwork: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-04", .medium, "hostNetwork requested",
    why: """
      The pod reaches what listens on the node's own addresses, and no network policy holds for it.
      """,
    serves: ["threat/atypical-pod-deployment", "pod/no-host-network"], techniques: ["T1611", "T1557"],
    level: .request,
    scope: .podSpecs,
    normal: ["agents on every node"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "set",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"hostNetwork":true,"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#)
    ],
    quiet: [
      EventExample(
        "false",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"hostNetwork":false,"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
      EventExample(
        "absent",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    spec["hostNetwork"]?.bool == true ? "asked for hostNetwork" : nil
  }
}
