internal import Documents

struct PinnedToNode: PodDetection {
  static let about = DetectionAbout(
    "AUD-POD-10", .medium, "Pod placed on a node by name, or on the control plane",
    why: """
      Who passes by the scheduler picks his neighbours; on the control plane they hold the keys of \
      the cluster.
      """,
    serves: ["threat/atypical-pod-deployment"], techniques: ["T1610", "T1611"], level: .request,
    scope: EventScope(["pods"], .create),
    normal: ["kubectl debug node"],
    suppressed: ["daemon-set-controller", "nodes that mirror their static pods"],
    runbook: .dangerousPod,
    fires: [
      EventExample(
        "by name",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"nodeName":"cp-1","containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
      EventExample(
        "by toleration",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"tolerations":[{"key":"node-role.kubernetes.io/control-plane","operator":"Exists"}],"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "left to the scheduler",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
      EventExample(
        "the kubelet mirrors its own",
        #"""
        {"verb":"create","user":{"username":"system:node:cp-1"},"objectRef":{"resource":"pods","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"nodeName":"cp-1","containers":[{"name":"web","image":"registry.example.com/shop/web:1.4"}]}}}
        """#),
    ])

  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String? {
    guard event.effective.kind != .node,
      event.effective.name != "system:serviceaccount:kube-system:daemon-set-controller"
    else { return nil }
    if let node = spec["nodeName"]?.text, !node.isEmpty { return "chose the node \(node)" }
    let keys = spec.items("tolerations").compactMap { $0["key"]?.text }
    return keys.contains {
      $0 == "node-role.kubernetes.io/control-plane" || $0 == "node-role.kubernetes.io/master"
    }
      ? "tolerates the control plane" : nil
  }
}
