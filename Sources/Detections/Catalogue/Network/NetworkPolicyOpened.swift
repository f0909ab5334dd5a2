internal import Documents

struct NetworkPolicyOpened: Detection {
  static let about = DetectionAbout(
    "AUD-NET-04", .high, "NetworkPolicy deleted or opened",
    why: """
      The walls between programs fall without a sound.
      """,
    serves: ["network/default-deny-ingress", "threat/admission-config-change"], techniques: ["T1562.007"],
    level: .request,
    scope: EventScope(
      [
        "networkpolicies", "ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies",
        "globalnetworkpolicies", "adminnetworkpolicies", "clusternetworkpolicies",
      ], [.update, .patch, .delete, .deletecollection]),
    suppressed: ["namespace-controller and the other controllers that clear away"],
    runbook: .networkTamper,
    parameters: [.installers],
    fires: [
      EventExample(
        "deleted",
        #"""
        {"verb":"delete","user":{"username":"jane"},"objectRef":{"resource":"networkpolicies","apiGroup":"networking.k8s.io","namespace":"shop","name":"deny"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "all of a namespace",
        #"""
        {"verb":"deletecollection","user":{"username":"jane"},"objectRef":{"resource":"networkpolicies","apiGroup":"networking.k8s.io","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
      EventExample(
        "opened",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"networkpolicies","apiGroup":"networking.k8s.io","namespace":"shop","name":"deny"},"responseStatus":{"code":200},"requestObject":{"spec":{"podSelector":{},"ingress":[{}]}}}
        """#),
    ],
    quiet: [
      EventExample(
        "narrowed",
        #"""
        {"verb":"update","user":{"username":"jane"},"objectRef":{"resource":"networkpolicies","apiGroup":"networking.k8s.io","namespace":"shop","name":"deny"},"responseStatus":{"code":200},"requestObject":{"spec":{"podSelector":{},"ingress":[{"from":[{"podSelector":{}}]}]}}}
        """#),
      EventExample(
        "the end of a namespace",
        #"""
        {"verb":"deletecollection","user":{"username":"system:serviceaccount:kube-system:namespace-controller"},"objectRef":{"resource":"networkpolicies","apiGroup":"networking.k8s.io","namespace":"shop"},"responseStatus":{"code":200}}
        """#),
    ])

  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !Accounts.cleanupControllers.contains(event.effective.name), !event.isInstaller(context.settings)
    else { return nil }
    if Verbs.deletes.contains(event.verbs) { return Hit("deleted \(event.described)") }
    guard event.resource == "networkpolicies", let spec = event.object?["spec"] else { return nil }
    let isOpen = (Array(spec.items("ingress")) + Array(spec.items("egress"))).contains { rule in
      // A rule that names nobody lets everybody through.
      rule.isMapping
        && (rule.count == 0
          || rule.given("from") == nil && rule.given("to") == nil && rule.given("ports") == nil)
    }
    return isOpen ? Hit("opened \(event.described) to everybody") : nil
  }
}
