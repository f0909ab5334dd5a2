internal import Documents

struct EscapeBundle: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-08", .critical, "Several host-level settings in one pod",
    why: """
      Each of them has honest uses. Together they are the recipe of an escape.
      """,
    serves: ["threat/atypical-pod-deployment", "threat/volume-mounts"], techniques: ["T1611"],
    level: .request,
    scope: .podSpecs,
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "the node's root and its processes",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"hostPID":true,"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"privileged":true}}]}}}
        """#),
      EventExample(
        "by the command",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","command":["nsenter","-t","1","-m","sh"]}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "one alone",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"hostNetwork":true,"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#)
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    var found = [any PodDetection]()
    for part in Self.parts where part.find(in: spec, of: event, settings) != nil { found.append(part) }
    if found.count >= 2 {
      return "asked at once: " + found.map { type(of: $0).about.title }.joined(separator: ", ")
    }
    return event.containers.contains { $0.line.holds(word: "nsenter") || $0.line.holds("chroot /host") }
      ? "enters the host by its command" : nil
  }

  private static let parts: [any PodDetection] = [
    PrivilegedContainer(), SensitiveHostPath(), HostPID(), HostNetwork(), HostIPC(), DangerousCapability(),
  ]
}
