internal import Kubernetes

/// The workloads that selectors of a policy can mean, where the input tells of them.
struct NamespaceWorkloads {
  private let network: NamespaceNetwork
  private let unnamed: NamespaceNetwork

  /// Nil where nothing can be said: the input has no workload of the namespace, or the policy names none and
  /// may be meant for any of those that others name.
  init?(of policy: KubernetesObject, in context: Context) {
    network = context.inventory.network(of: policy.namespace)
    unnamed = context.inventory.network(of: nil)
    guard !network.workloads.isEmpty || !network.hostWorkloads.isEmpty,
      policy.namespace != nil || !context.inventory.namesNamespaces
    else { return nil }
  }

  /// Whether a selector that asks for something finds none of them.
  func lack(_ selector: LabelSelector) -> Bool {
    !selector.isEmpty && selector.isValid && !network.selectsWorkload(selector)
      && !network.selectsHostWorkload(selector) && !network.maySelectOperated(selector)
      && !unnamed.selectsWorkload(selector)
  }

  /// "any of the 3 workloads".
  var words: String {
    let count = network.workloads.count + network.hostWorkloads.count
    return count == 1 ? "the one workload" : "any of the \(count) workloads"
  }
}
