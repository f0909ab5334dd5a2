struct PodInSystemNamespace: Detection {
  static let about = DetectionAbout(
    "AUD-POD-11", .medium, "Pod or workload created in a system namespace",
    why: """
      Among the cluster's own components nobody looks twice, and few policies hold.
      """,
    serves: ["threat/atypical-pod-deployment", "threat/image-masquerade"],
    techniques: ["T1036.005", "T1610"],
    scope: EventScope(EventScope.workloads, .create, by: .outsiders),
    normal: ["add-ons and upgrades"],
    suppressed: ["the workload controllers in kube-system", "nodes and clouds"],
    runbook: .dangerousPod,
    parameters: [.systemNamespaces, .installers],
    fires: [
      EventExample(
        "in kube-system",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"deployments","apiGroup":"apps","namespace":"kube-system","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a controller where it has no business",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:kube-system:replicaset-controller"},"objectRef":{"resource":"pods","namespace":"kube-public","name":"x"},"responseStatus":{"code":201}}
        """#),
    ],
    quiet: [
      EventExample(
        "elsewhere",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "a controller in kube-system",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:kube-system:replicaset-controller"},"objectRef":{"resource":"pods","namespace":"kube-system","name":"x"},"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard context.settings.isSystem(namespace: event.namespace), !event.isInstaller(context.settings) else {
      return nil
    }
    if event.namespace == "kube-system", event.isByController { return nil }
    if Accounts.isManagedServiceAccount(event.effective.name) { return nil }
    return Hit("created \(event.described)")
  }
}
