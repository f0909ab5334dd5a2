internal import Documents

struct JobWritten: Detection {
  static let about = DetectionAbout(
    "AUD-PERS-01", .low, "CronJob or Job created or modified",
    why: """
      A schedule brings the attacker back after every clean-up.
      """,
    serves: ["threat/cronjobs"], techniques: ["T1053.007"],
    scope: EventScope(["cronjobs", "jobs"], .writes, by: .outsiders),
    follows: ["AUD-POD-01", "AUD-POD-02", "AUD-POD-07", "AUD-POD-08", "AUD-MINE-01", "AUD-MINE-02"],
    normal: ["installations"],
    suppressed: ["the workload controllers"],
    runbook: .scheduledJob,
    parameters: [.installers],
    fires: [
      EventExample(
        "made",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"cronjobs","apiGroup":"batch","namespace":"shop","name":"backup"},"responseStatus":{"code":201},"requestObject":{"spec":{"schedule":"0 2 * * *"}}}
        """#),
      EventExample(
        "every minute",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"cronjobs","apiGroup":"batch","namespace":"shop","name":"x"},"responseStatus":{"code":200},"requestObject":{"spec":{"schedule":"* * * * *"}}}
        """#),
    ],
    quiet: [
      EventExample(
        "its controller",
        #"""
        {"verb":"create","user":{"username":"system:serviceaccount:kube-system:cronjob-controller"},"objectRef":{"resource":"jobs","apiGroup":"batch","namespace":"shop","name":"x"},"responseStatus":{"code":201}}
        """#),
      EventExample(
        "refused",
        #"""
        {"verb":"create","user":{"username":"jane"},"objectRef":{"resource":"cronjobs","apiGroup":"batch","namespace":"shop","name":"x"},"responseStatus":{"code":403}}
        """#),
      EventExample(
        "read",
        #"""
        {"verb":"get","user":{"username":"jane"},"objectRef":{"resource":"cronjobs","apiGroup":"batch","namespace":"shop","name":"x"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.isByController, !event.isInstaller(context.settings) else { return nil }
    let schedule = event.object?["spec"]?["schedule"]?.text ?? ""
    let isEveryMinute = schedule.hasPrefix("* ") || schedule.hasPrefix("*/1 ")
    let isDangerous = context.current.contains { $0.hasPrefix("AUD-POD-0") || $0.hasPrefix("AUD-MINE-") }
    let note = schedule.isEmpty ? "" : " (\(schedule))"
    return Hit(
      "\(event.deed) \(event.described)\(note)", severity: isEveryMinute || isDangerous ? .high : .low)
  }
}
