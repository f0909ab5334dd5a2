internal import Documents

struct AttackTool: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-16", .high, "Tool of attackers deployed",
    why: """
      These images look for ways out of the pod and into the cluster.
      """,
    serves: ["threat/atypical-pod-deployment", "threat/image-masquerade"],
    techniques: ["T1588.002", "T1613"], level: .request,
    scope: .podSpecs,
    normal: ["tests that were agreed on"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "as an image",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"aquasec/kube-hunter:0.6"}]}}}
        """#),
      EventExample(
        "in a command",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","command":["sh","-c","apt install nmap"]}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "no tool",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"example.com/unmapped"}]}}}
        """#)
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    for container in event.containers {
      if let tool = Self.tools.first(in: container.imageText) ?? Self.tools.first(in: container.line) {
        return "brought the tool \(tool)"
      }
    }
    return nil
  }

  private static let tools = WordList([
    "kube-hunter", "peirates", "kubeletctl", "botb", "nmap", "masscan", "hydra", "metasploit", "kali",
    "deepce",
    "amicontained", "trufflehog", "cdk-team",
  ])
}
