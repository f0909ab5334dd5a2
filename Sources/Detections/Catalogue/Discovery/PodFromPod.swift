struct PodFromPod: Detection {
  static let about = DetectionAbout(
    "AUD-DISC-08", .high, "Workload created from the address of a pod",
    why: """
      Programs that make programs are operators. Others are intruders.
      """,
    serves: ["threat/pod-created-from-pod-or-node-ip", "threat/api-from-pod"],
    techniques: ["T1610", "T1611"],
    scope: EventScope(EventScope.workloads, .create, by: .outsiders),
    normal: ["operators and runners: name them in installer-accounts"],
    runbook: .dangerousPod,
    parameters: [.podRanges, .installers],
    fires: [
      EventExample(
        "by a program", settings: ["pod-cidrs": ["10.244.0.0/16"]],
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"sourceIPs":["10.244.1.7"],"responseStatus":{"code":201}}
        """#)
    ],
    quiet: [
      EventExample(
        "from outside", settings: ["pod-cidrs": ["10.244.0.0/16"]],
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"sourceIPs":["192.0.2.7"],"responseStatus":{"code":201}}
        """#),
      EventExample(
        "an operator",
        settings: [
          "pod-cidrs": ["10.244.0.0/16"], "installer-accounts": ["system:serviceaccount:ci:runner"],
        ],
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:ci:runner"},"objectRef":{"resource":"pods","namespace":"shop","name":"x"},"sourceIPs":["10.244.1.7"],"responseStatus":{"code":201}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !context.settings.podRanges.isEmpty, !event.isInstaller(context.settings), !event.isByController,
      let address = context.settings.client(of: event), address.lies(in: context.settings.podRanges)
    else { return nil }
    return Hit("created \(event.described) from the pod at \(event.peer)")
  }
}
