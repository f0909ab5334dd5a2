public import Connectivity
internal import Documents
internal import Kubernetes

/// What a reader must know beside any statement on a network, because policies alone do not decide it.
public enum NetworkWarnings {
  public static func of(_ connectivity: Connectivity) -> [String] {
    var warnings: [String] = []
    let onHost = connectivity.workloads.filter(\.isOnHost)
    if let first = onHost.first {
      let others = onHost.count > 1 ? " and \(onHost.count - 1) more" : ""
      let reading =
        connectivity.hostNetwork == .pod
        ? "here they do; most plugins let policies pass them by: --host-network node"
        : "here they do not, as with most plugins"
      warnings.append(
        "\(Wording.plain(first.title))\(others) on the network of the node: whether policies reach such pods is up "
          + "to the plugin; \(reading)")
    }
    if let first = connectivity.foreign.first {
      let others = connectivity.foreign.count > 1 ? " and \(connectivity.foreign.count - 1) more" : ""
      let name = "\(first.kind) \(first.namespace.map { "\($0)/" } ?? "")\(first.name)"
      warnings.append(
        "INCOMPLETE: \(Wording.plain(name))\(others) (\(Wording.plain(first.apiVersion))) also decide who reaches "
          + "whom, and are not understood")
    }
    if let first = connectivity.unresolved.first {
      let place = first.tree.source.position(at: first.range.lowerBound)
      warnings.append(
        "INCOMPLETE: the rule at \(Wording.place(first.tree.source.name, place)) allows names of domains; here it "
          + "allows nothing")
    }
    return warnings
  }
}
