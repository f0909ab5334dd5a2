internal import Documents

struct RootInRestrictedNamespace: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-09", .low, "Container started as root in a restricted namespace",
    why: """
      Where nothing should run as root, a container that asks for it is out of place.
      """,
    serves: ["threat/root-or-privileged-start", "pod/non-root"], techniques: ["T1610"], level: .request,
    scope: .podSpecs,
    normal: ["charts of vendors"],
    runbook: .dangerousPod,
    parameters: [.restrictedNamespaces],
    fires: [
      EventExample(
        "as user 0", settings: ["restricted-namespaces": ["shop"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"runAsUser":0}}]}}}
        """#)
    ],
    quiet: [
      EventExample(
        "elsewhere",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"runAsUser":0}}]}}}
        """#),
      EventExample(
        "another user", settings: ["restricted-namespaces": ["shop"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"runAsUser":1000}}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    guard settings.restrictedNamespaces.contains(event.namespace) else { return nil }
    for context in [spec["securityContext"]] + event.containers.map({ $0["securityContext"] }) {
      if context?["runAsUser"]?.int == 0 || context?["runAsNonRoot"]?.bool == false { return "runs as root" }
      if context?["allowPrivilegeEscalation"]?.bool == true { return "may gain privileges" }
    }
    return nil
  }
}
