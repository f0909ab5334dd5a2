struct PrivilegedImpersonation: Detection {
  static let about = DetectionAbout(
    "AUD-RBAC-15", .high, "Privileged identity impersonated",
    why: """
      Under another's name one does what one may not, and the log blames him.
      """,
    serves: ["auth/rbac-review", "threat/insider-admin"], techniques: ["T1134", "T1550"],
    scope: EventScope(by: .everybody, ending: .attempts),
    normal: ["dashboards and proxies"],
    runbook: .stolenToken,
    fires: [
      EventExample(
        "a controller",
        #"""
        {"verb":"list","user":{"username":"jane"},"impersonatedUser":{"username":"system:serviceaccount:kube-system:x"},"objectRef":{"resource":"secrets"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "by the group",
        #"""
        {"verb":"list","user":{"username":"jane"},"impersonatedUser":{"username":"bob","groups":["system:masters"]},"objectRef":{"resource":"secrets"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "refused",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"secrets"},"responseStatus":{"code":403,"message":"users \"kubernetes-admin\" is forbidden: User \"m\" cannot impersonate resource \"users\" in API group \"\""}}
        """#),
    ],
    quiet: [
      EventExample(
        "another person",
        #"""
        {"verb":"list","user":{"username":"jane"},"impersonatedUser":{"username":"bob"},"objectRef":{"resource":"secrets","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "nobody",
        #"""
        {"verb":"list","user":{"username":"jane"},"objectRef":{"resource":"secrets","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let other = event.impersonated else {
      // A refused impersonation names the one who was wanted only in the answer.
      guard event.outcome == .denied, event.statusMessage.holds("cannot impersonate") else {
        return nil
      }
      return Hit("was refused to impersonate: \(event.statusMessage)", severity: .medium, isOfAccount: true)
    }
    guard other.name != event.user.name else { return nil }
    let isPrivileged =
      other.groups.contains("system:masters") || other.name.hasPrefix("system:")
      || context.settings.breakGlass.contains(other.name) || other.name == "admin"
    guard isPrivileged, event.outcome != .failed else { return nil }
    let groups = other.groups.contains("system:masters") ? " of system:masters" : ""
    return Hit("spoke for \(other.name)\(groups)", key: event.user.name, isOfAccount: true)
  }
}
