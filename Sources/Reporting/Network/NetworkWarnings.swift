public import Connectivity

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
    return warnings
  }
}
