struct DaemonSetFanOut: Detection {
  static let about = DetectionAbout(
    "AUD-MINE-03", .high, "DaemonSet from an anonymous, a service or a new account",
    why: """
      One object starts a pod on every node: the way of miners.
      """,
    serves: ["threat/cryptojacking", "threat/atypical-pod-deployment"], techniques: ["T1496", "T1610"],
    scope: EventScope(["daemonsets"], .create, by: .outsiders),
    window: "accounts that make DaemonSets; the first day only learns",
    normal: ["installations of agents"],
    runbook: .cryptominer,
    parameters: [.installers],
    fires: [
      EventExample(
        "without credentials",
        #"""
        {"verb":"create","user":{"username":"system:anonymous"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"default","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "by a program",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:shop:web"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"default","name":"x"},"responseStatus":{"code":201}}
        """#),
    ],
    quiet: [
      EventExample(
        "by a person, while learning",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"default","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "refused",
        #"""
        {"verb":"create","user":{"username":"system:anonymous"},"objectRef":{"resource":"daemonsets","apiGroup":"apps","namespace":"default","name":"x"},"responseStatus":{"code":403}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isInstaller(context.settings), !Accounts.isManagedServiceAccount(event.effective.name) else {
      return nil
    }
    let isNew =
      context.isNew("daemonset", for: event.effective.term, warmUp: 0) && context.hasWatched(seconds: 86_400)
    guard event.kind != .person || isNew else { return nil }
    return Hit("put \(event.described) on every node")
  }
}
