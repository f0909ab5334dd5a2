internal import Documents

struct PrivilegedContainer: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-01", .high, "Privileged container requested",
    why: """
      A privileged container has every power of the node it runs on.
      """,
    serves: ["threat/atypical-pod-deployment", "threat/root-or-privileged-start", "pod/no-privileged"],
    techniques: ["T1611", "T1610"], level: .request,
    scope: .podSpecs,
    normal: ["agents on every node: networks, storage, logs"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "a pod",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"privileged":true}}]}}}
        """#),
      EventExample(
        "the template of a cron job",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"cronjobs","apiGroup":"batch","namespace":"shop","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"jobTemplate":{"spec":{"template":{"spec":{"initContainers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"privileged":true}}]}}}}}}}
        """#),
      EventExample(
        "a patch, by what came of it",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":200},"requestObject":[{"op":"add"}],"responseObject":{"spec":{"template":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"privileged":true}}]}}}}}
        """#),
    ],
    quiet: [
      EventExample(
        "absent is false",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":null}]}}}
        """#),
      EventExample(
        "refused by admission",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":403},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4","securityContext":{"privileged":true}}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    let container = event.containers.first {
      $0["securityContext"]?["privileged"]?.bool == true
        || $0["securityContext"]?["windowsOptions"]?["hostProcess"]?.bool == true
    }
    if let container { return "asked for the privileged container \(container.name)" }
    return spec["securityContext"]?["windowsOptions"]?["hostProcess"]?.bool == true
      ? "asked for a host process of Windows" : nil
  }
}
