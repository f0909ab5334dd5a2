struct NewStaticPod: Detection {
  static let about = DetectionAbout(
    "AUD-POD-19", .high, "Static pod that the node never had",
    why: """
      A file in the manifest folder of a node becomes a pod without anybody's leave.
      """,
    serves: ["threat/atypical-pod-deployment"], techniques: ["T1543", "T1610"],
    scope: EventScope(["pods"], .create, by: .node),
    window: "static pods of a node; the first day only learns",
    normal: ["upgrades of the control plane"],
    runbook: .nodeCompromise,
    fires: [
      EventExample(
        "on the third day",
        #"""
        {"verb":"create","user":{"username":"system:node:cp-1"},"objectRef":{"resource":"pods","namespace":"kube-system","name":"etcd-cp-1"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":201}}
        {"verb":"create","user":{"username":"system:node:cp-1"},"objectRef":{"resource":"pods","namespace":"kube-system","name":"helper-cp-1"},"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":201}}
        """#)
    ],
    quiet: [
      EventExample(
        "announced again",
        #"""
        {"verb":"create","user":{"username":"system:node:cp-1"},"objectRef":{"resource":"pods","namespace":"kube-system","name":"etcd-cp-1"},"stageTimestamp":"2026-01-01T00:00:00Z","responseStatus":{"code":201}}
        {"verb":"create","user":{"username":"system:node:cp-1"},"objectRef":{"resource":"pods","namespace":"kube-system","name":"etcd-cp-1"},"stageTimestamp":"2026-01-03T00:00:00Z","responseStatus":{"code":201}}
        """#)
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    let node = event.effective.name.dropFirst("system:node:".count)
    let name = event.objectName
    let base = name.hasSuffix("-\(node)") ? String(name.dropLast(node.count + 1)) : name
    guard context.isNew(Term(base), for: event.effective.term, warmUp: 86_400) else { return nil }
    return Hit("announced a static pod for the first time: \(event.place)")
  }
}
