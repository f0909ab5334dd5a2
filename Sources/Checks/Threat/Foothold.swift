internal import Findings
internal import Kubernetes

/// What whoever breaks into a workload has won.
enum Foothold {
  /// The node at once, or all that a plain pod can give together; nil where it is less.
  static func gain(_ workload: Workload, in context: Context) -> String? {
    if workload.containers.contains(where: \.isPrivileged) { return "which is privileged" }
    for key: StaticString in ["hostPID", "hostIPC"] where workload.flag(key) == true {
      return "which shares namespaces of the node (\(key))"
    }
    if let path = workload.hostPaths.first(where: { $0.danger != .other }) {
      return "which mounts \(path.writtenPath) of the node"
    }
    for container in workload.containers {
      let added = container.capabilities("add").map(Capability.name)
      if let capability = added.first(where: Capability.critical.contains) {
        return "which has \(capability)"
      }
    }
    guard mayBeRoot(workload), mountsToken(workload, in: context), isFreeToLeave(workload, in: context) else {
      return nil
    }
    return "which may run as root, mounts the token of its account, and connects to any address"
  }

  private static func mayBeRoot(_ workload: Workload) -> Bool {
    workload.containers.contains {
      if case .no = RunAsRoot.answer($0, windows: workload.isWindows) { false } else { true }
    }
  }

  private static func mountsToken(_ workload: Workload, in context: Context) -> Bool {
    if let mounts = workload.flag("automountServiceAccountToken") { return mounts }
    let account = context.inventory.object(
      "ServiceAccount", workload.serviceAccountName, in: workload.object.namespace)
    return account?.node.given("automountServiceAccountToken")?.bool != false
  }

  /// No policy limits its egress, as far as the input tells.
  private static func isFreeToLeave(_ workload: Workload, in context: Context) -> Bool {
    let network = context.inventory.network(of: workload.object.namespace)
    guard case .open = network.egress else { return false }
    let labels = Labels(of: workload.template)
    return !network.policies.contains { $0.isolates(.egress) && $0.podSelector.matches(labels) }
  }
}
