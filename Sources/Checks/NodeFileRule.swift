internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// What is asked of the files of a node that serve one purpose.
struct NodeFileRule: Sendable {
  /// The word for the purpose in the evidence: `kubeconfig`.
  let role: String
  /// The permission bits that a file may have at most; nil asks nothing of them.
  let mode: Int?
  /// Files belong to root; the files of a user to that user, which the mode alone can tell.
  var isOwnedByRoot = true
  var severity: Severity?
}

/// A check of permissions and owners, as rows.
protocol NodeFileCheck: ObjectCheck {
  static var rules: [NodeFileRule] { get }
}

extension NodeFileCheck {
  func applies(to object: KubernetesObject, in context: Context) -> Bool { rule(for: object) != nil }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let rule = rule(for: object) else { return }
    judgeMode(of: object, rule, report)
    guard rule.isOwnedByRoot, let owner = object.node.given("owner"), let id = owner.int, id != 0 else {
      return
    }
    report(
      "belongs to the user \(id) and not to root", at: .value(owner), severity: rule.severity,
      discriminator: "owner", remedy: .advice("chown root:root \(object.name)"))
  }

  private func judgeMode(of object: KubernetesObject, _ rule: NodeFileRule, _ report: Reporter) {
    guard let limit = rule.mode, let node = object.node.given("mode"), let text = node.text,
      let mode = Int(text, radix: 8), mode & ~limit & 0o777 != 0
    else { return }
    let more = mode & ~limit
    let who = more & 0o007 != 0 ? "everybody" : more & 0o070 != 0 ? "its group" : "its owner"
    let what = more & 0o022 != 0 ? "change" : more & 0o044 != 0 ? "read" : "enter or run"
    let wanted = String(limit, radix: 8)
    report(
      "has the mode \(text): \(who) may \(what) it", at: .value(node), severity: rule.severity,
      discriminator: "mode", remedy: .advice("chmod \(wanted) \(object.name)"))
  }

  private func rule(for object: KubernetesObject) -> NodeFileRule? {
    guard object.group == NodeEvidence.group, let role = object.node["role"]?.text else { return nil }
    return Self.rules.first { $0.role == role }
  }
}

extension Example {
  /// A file of a node.
  static func file(
    _ title: String, severity: Severity? = nil, _ role: String, mode: String, owner: String = "0"
  ) -> Example {
    Example(title, severity: severity) {
      """
      apiVersion: \(NodeEvidence.apiVersion)
      kind: NodeFile
      metadata: {name: /some/file}
      role: \(role)
      mode: \(mode)
      owner: \(owner)
      """
    }
  }
}
