internal import Documents
internal import Findings
internal import Guide
internal import Judgement

extension ConnectPolicy {
  /// What is wrong with entering a container; nil where the policy lets this user.
  func finding(_ request: ReviewRequest) -> Finding? {
    guard mode > .off, let node = request.object,
      !users.contains(where: { $0.matches(request.user) }),
      !request.groups.contains(where: { group in groups.contains { $0.matches(group) } })
    else { return nil }
    let deed = request.subresource == "attach" ? "attaches to" : "executes a command in"
    return Finding(
      check: "auth/limit-exec", severity: .high,
      message: "\(deed) a container as \(request.user), whom admission.connect does not name",
      subject: Subject(
        apiVersion: "v1", kind: "Pod", namespace: request.namespace.isEmpty ? nil : request.namespace,
        name: request.name, node: node),
      container: node["container"]?.text, place: .value(node), discriminator: request.subresource,
      remedy: .advice("Look at logs and metrics, or ask for access that is limited in time"))
  }
}
