internal import Documents

struct SensitiveHostPath: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-02", .high, "Sensitive hostPath mount",
    why: """
      Files of the node hold its keys and decide what it runs. Whoever writes them owns the node.
      """,
    serves: ["threat/volume-mounts", "pod/no-host-path"], techniques: ["T1611", "T1552"], level: .request,
    scope: .podSpecs,
    normal: ["log shippers on /var/log", "agents that read /proc and /sys"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "the kubelet's folder",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}],"volumes":[{"name":"v","hostPath":{"path":"/var/lib/kubelet"}}]}}}
        """#),
      EventExample(
        "by a detour",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}],"volumes":[{"name":"v","hostPath":{"path":"//srv/../etc/"}}]}}}
        """#),
      EventExample(
        "a folder above it",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}],"volumes":[{"name":"v","hostPath":{"path":"/"}}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "a folder of the program's own, in a system namespace",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"kube-system","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}],"volumes":[{"name":"v","hostPath":{"path":"/srv/data"}}]}}}
        """#),
      EventExample(
        "another volume",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}],"volumes":[{"name":"v","configMap":{"name":"c"}}]}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let spec = event.podSpec else { return nil }
    if let what = find(in: spec, of: event, context.settings) {
      return Hit("\(what) in \(event.described)")
    }
    // Another path of the node is a word worth, where no component of the cluster mounts it.
    guard !context.settings.isSystem(namespace: event.namespace), !event.isInstaller(context.settings),
      let path = spec.items("volumes").lazy.compactMap({ $0["hostPath"]?["path"]?.text }).first(where: { _ in
        true
      })
    else { return nil }
    return Hit("mounted \(HostPath.normalised(path)) of the node in \(event.described)", severity: .low)
  }

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    for volume in spec.items("volumes") {
      guard let path = volume["hostPath"]?["path"]?.text else { continue }
      let normal = HostPath.normalised(path)
      if HostPath.isSensitive(normal) { return "mounted \(normal) of the node" }
    }
    return nil
  }
}
