internal import Documents

struct ControllerAccountAssigned: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-17", .high, "Account of a controller assigned to an ordinary pod",
    why: """
      The accounts of the built-in controllers can do much. A pod that runs under one inherits it.
      """,
    serves: ["threat/atypical-pod-deployment", "auth/least-privilege"], techniques: ["T1078.004", "T1548"],
    level: .request,
    scope: EventScope(EventScope.workloads, .create, by: .outsiders),
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "clusterrole-aggregation-controller",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"kube-system","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"serviceAccountName":"clusterrole-aggregation-controller","containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#)
    ],
    quiet: [
      EventExample(
        "an account of its own",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"kube-system","name":"x"},"responseStatus":{"code":201},"requestObject":{"spec":{"serviceAccountName":"ingress-controller","containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#)
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    guard event.namespace == "kube-system",
      let account = spec["serviceAccountName"]?.text ?? spec["serviceAccount"]?.text,
      Accounts.bootstrapControllers.contains(account)
    else { return nil }
    return "runs as \(account)"
  }
}
