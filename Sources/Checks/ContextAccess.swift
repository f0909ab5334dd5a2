public import AccessControl
internal import Findings
internal import Guide
internal import Kubernetes
internal import Synchronization

/// What the roles and bindings of a run grant, worked out when the first check asks.
final class AccessAnswers: Sendable {
  private let inventory: Inventory
  private let version: KubernetesVersion
  private let made = Mutex<Answers?>(nil)

  struct Answers {
    let authorizer: Authorizer
    let redundancy: Redundancy
  }

  init(_ inventory: Inventory, _ version: KubernetesVersion) {
    self.inventory = inventory
    self.version = version
  }

  func withAnswers<R>(_ body: (Answers) -> R) -> R {
    made.withLock { made in
      if let made { return body(made) }
      let authorizer = Authorizer(inventory, version: version)
      let answers = Answers(
        authorizer: authorizer,
        redundancy: Redundancy(authorizer))
      made = answers
      return body(answers)
    }
  }
}

extension Context {
  public var authorizer: Authorizer { access.withAnswers(\.authorizer) }

  /// Whether a binding names an account, or a group that every account of its namespace is in.
  func isBound(account name: String, in namespace: String) -> Bool {
    let account = AccessSubject(account: name, in: namespace)
    let authorizer = authorizer
    return authorizer.isBound(account)
      || account.impliedGroups.contains { authorizer.isBound(AccessSubject(group: $0)) }
  }

  /// What is risky of what an account can do, the worst first.
  func risks(ofAccount name: String, in namespace: String) -> [Risk] {
    authorizer.risks(of: AccessSubject(account: name, in: namespace))
  }

  /// Another binding that grants all that this one does.
  func bindingInPlace(of binding: AccessBinding) -> AccessBinding? {
    access.withAnswers { $0.redundancy.other(than: binding) }
  }
}
