public import AccessControl
internal import Findings
internal import Guide
internal import Kubernetes

/// What the roles and bindings of a run grant, worked out when the first check asks.
final class AccessAnswers: Sendable {
  private let inventory: Inventory
  private let version: KubernetesVersion
  private let horizon: Horizon?
  private let read = Lazy<Authorizer>()
  private let compared = Lazy<Redundancy>()
  private let accounts = Lazy<[String: Set<String>]>()

  init(_ inventory: Inventory, _ version: KubernetesVersion, horizon: Horizon?) {
    self.inventory = inventory
    self.version = version
    self.horizon = horizon
  }

  var authorizer: Authorizer {
    horizon?.pass()
    return read.value { Authorizer(inventory, version: version) }
  }
  var redundancy: Redundancy { compared.value { Redundancy(authorizer) } }

  /// The accounts by which the workloads of each namespace run.
  var runningAccounts: [String: Set<String>] {
    accounts.value {
      var accounts: [String: Set<String>] = [:]
      for workload in inventory.workloads {
        accounts[workload.object.namespace ?? "default", default: []].insert(workload.serviceAccountName)
      }
      return accounts
    }
  }
}

extension Context {
  public var authorizer: Authorizer { access.authorizer }

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
    access.redundancy.other(than: binding)
  }
}
