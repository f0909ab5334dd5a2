public import Connectivity
internal import Documents
public import Kubernetes

/// What files say of a network, and what of them could not be understood.
public struct NetworkReading: Sendable {
  public let inventory: Inventory
  public let connectivity: Connectivity
  public let errors: [InputError]
  public let unassessed: [Unassessed]

  /// The same with further objects.
  public func adding(_ objects: [KubernetesObject]) -> NetworkReading {
    guard !objects.isEmpty else { return self }
    let inventory = Inventory(objects: inventory.objects + objects)
    return NetworkReading(
      inventory: inventory, connectivity: Connectivity(inventory, hostNetwork: connectivity.hostNetwork),
      errors: errors, unassessed: unassessed)
  }
}

extension Scan {
  /// Reads the files, and works out who reaches whom. A policy that the API server would refuse is an error:
  /// it counts for nothing, so that pods may be open that it was meant for.
  public func readNetwork(hostNetwork: HostNetworkReading) -> NetworkReading {
    let input = read()
    var scan = self
    scan.checks = []
    let report = scan.judge(input)
    let isWithinLimit = NetworkSize.isWithinLimit(input.inventory)
    let inventory = isWithinLimit ? input.inventory : Inventory(objects: [])
    let tooLarge =
      isWithinLimit
      ? []
      : [InputError(file: paths.joined(separator: ", "), message: "this network is too large to be analysed")]
    let connectivity = Connectivity(inventory, hostNetwork: hostNetwork)
    let faults = connectivity.faults.map { fault in
      InputError(
        fault.node.tree.source, at: fault.node.range.lowerBound,
        "the API server would refuse this policy, so it counts for nothing: \(fault.message)")
    }
    return NetworkReading(
      inventory: inventory, connectivity: connectivity, errors: report.errors + faults + tooLarge,
      unassessed: report.unassessed)
  }
}
