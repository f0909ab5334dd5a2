internal import Documents

struct DangerousCapability: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-06", .high, "Dangerous capability added",
    why: """
      Some capabilities are as good as root on the node.
      """,
    serves: ["threat/atypical-pod-deployment", "pod/drop-capabilities"], techniques: ["T1611", "T1068"],
    level: .request,
    scope: .podSpecs,
    normal: ["service meshes (NET_ADMIN in an init container)"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "the mightiest",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"capabilities":{"add":["SYS_ADMIN"]}}}]}}}
        """#),
      EventExample(
        "with prefix, in lower case",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"capabilities":{"add":["cap_bpf"]}}}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "a harmless one",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"capabilities":{"add":["NET_BIND_SERVICE"]}}}]}}}
        """#),
      EventExample(
        "dropped, not added",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"capabilities":{"drop":["ALL"]}}}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    for container in event.containers {
      guard let capabilities = container["securityContext"]?["capabilities"] else { continue }
      for name in capabilities.items("add").compactMap(\.text) {
        let upper = name.uppercased()
        let bare = upper.hasPrefix("CAP_") ? String(upper.dropFirst(4)) : upper
        if Self.dangerous.contains(bare) { return "added the capability \(bare)" }
      }
    }
    return nil
  }

  private static let dangerous: Set<String> = [
    "ALL", "SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "DAC_READ_SEARCH",
    "DAC_OVERRIDE",
    "NET_ADMIN", "NET_RAW", "BPF", "SYSLOG",
  ]
}
