internal import Documents

struct ScaleBurst: Detection {
  static let about = DetectionAbout(
    "AUD-MINE-06", .medium, "Workload scaled up steeply",
    why: """
      A program that grows tenfold at once does something else than before.
      """,
    serves: ["threat/cryptojacking"], techniques: ["T1496"], level: .request,
    scope: EventScope(
      [
        "deployments", "statefulsets", "replicasets", "deployments/scale", "statefulsets/scale",
        "replicasets/scale",
      ], .applies),
    window: "the replicas of each workload",
    suppressed: ["horizontal-pod-autoscaler"],
    runbook: .cryptominer,
    fires: [
      EventExample(
        "to a hundred",
        #"""
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","subresource":"scale","namespace":"shop","name":"web"},"responseStatus":{"code":200},"requestObject":{"spec":{"replicas":100}}}
        """#),
      EventExample(
        "tenfold",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"replicas":2}}}
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":200},"requestObject":{"spec":{"replicas":20}}}
        """#),
    ],
    quiet: [
      EventExample(
        "a few more",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"shop","name":"web"},"responseStatus":{"code":201},"requestObject":{"spec":{"replicas":4}}}
        {"verb":"patch","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","subresource":"scale","namespace":"shop","name":"web"},"responseStatus":{"code":200},"requestObject":{"spec":{"replicas":8}}}
        """#),
      EventExample(
        "the autoscaler",
        #"""
        {"verb":"update","user":{"username":"system:serviceaccount:kube-system:horizontal-pod-autoscaler"},"objectRef":{"resource":"deployments","apiGroup":"apps","subresource":"scale","namespace":"shop","name":"web"},"responseStatus":{"code":200},"requestObject":{"spec":{"replicas":100}}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.effective.name != "system:serviceaccount:kube-system:horizontal-pod-autoscaler",
      !event.isByController, let new = event.object?["spec"]?["replicas"]?.int
    else { return nil }
    let key = event.objectTerm
    let old = context.replace(key, with: String(new)).flatMap { Int($0) }
    guard event.verbs != .create,
      new >= 50 && new > old ?? 0 || new >= 10 && old.map({ $0 > 0 && new / 10 >= $0 }) == true
    else { return nil }
    return Hit("scaled \(event.described) to \(new)\(old.map { " from \($0)" } ?? "")")
  }
}
