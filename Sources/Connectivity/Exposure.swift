public import Kubernetes

/// How far one workload lies open, and what of the cluster it can reach that intruders look for.
public struct Exposure: Sendable {
  /// The position among the workloads of the connectivity.
  public let workload: Int
  /// What policies let in from the internet, whether or not anything leads there.
  public internal(set) var fromInternet = ConnectionSet.none
  /// The ways that lead in from outside, and what passes on them.
  public internal(set) var entries: [Entry] = []
  /// How many workloads of other namespaces may send it something.
  public internal(set) var foreignSources = 0
  /// What a stranger may send it: a pod without labels in a namespace without labels.
  public internal(set) var fromStranger = ConnectionSet.none
  public internal(set) var targets: [(target: SensitiveTarget, connections: ConnectionSet, isAssumed: Bool)] =
    []

  /// A way in.
  public struct Entry: Sendable {
    public let kind: Kind
    /// The Service, the route, or the workload.
    public let object: KubernetesObject
    public let connections: ConnectionSet
    /// Policies stop the client's address, but let in others: where nodes put their own address in its place,
    /// as `externalTrafficPolicy: Cluster` makes them, the client may pass.
    public let dependsOnSourceAddress: Bool
  }

  public enum Kind: String, Sendable {
    case loadBalancer = "LoadBalancer"
    case nodePort = "NodePort"
    case externalIPs
    case route
    case hostPort
  }
}

/// What of a cluster a workload rarely needs, and an intruder does.
public enum SensitiveTarget: String, Sendable, CaseIterable {
  case metadata, apiServer, kubelet, etcd

  /// The ports on which it listens.
  var connections: ConnectionSet {
    switch self {
    case .metadata: ConnectionSet(.tcp, 80)
    case .apiServer: ConnectionSet(.tcp, 443).union(ConnectionSet(.tcp, 6443))
    case .kubelet: ConnectionSet(.tcp, 10250).union(ConnectionSet(.tcp, 10255))
    case .etcd: ConnectionSet(.tcp, PortSet(2379...2380))
    }
  }
}

extension Connectivity {
  /// The exposure of each workload, in order.
  public func exposures(_ inventory: Inventory) -> [Exposure] {
    var row = Row(self)
    var exposures = workloads.indices.map { Exposure(workload: $0) }
    func received(_ workload: Int) -> ConnectionSet {
      row.connections(to: classes.ofWorkload[workload], self)
    }

    var anyAddress = Array(repeating: ConnectionSet.none, count: workloads.count)
    for range in sourceRanges where knowsIPv6 || range.lowerBound < line.ipv4Count {
      row.compute(from: classes.all.count + range.lowerBound, in: self)
      let isPublic = range.contains { PublicAddresses.meet(line.intervals[$0]) }
      for workload in workloads.indices {
        let connections = received(workload)
        anyAddress[workload].formUnion(connections)
        if isPublic { exposures[workload].fromInternet.formUnion(connections) }
      }
    }
    row.compute(from: classes.stranger, in: self)
    for workload in workloads.indices { exposures[workload].fromStranger = received(workload) }
    let entries = EntryFinder(self, inventory, anyAddress: anyAddress)
    entries.add(to: &exposures)

    let addresses = SensitiveAddresses(inventory)
    let owners = classes.owners
    // The source that was counted last for each destination, so that none counts twice.
    var lastSource = Array(repeating: -1, count: workloads.count)
    for (source, members) in classes.ofWorkload.enumerated() {
      var sent = SensitiveTarget.allCases.map { _ in ConnectionSet.none }
      var reached = BitSet(bound: bound)
      for member in members {
        row.compute(from: member, in: self)
        for destinations in row.reached { reached.formUnion(destinations) }
        for (number, target) in SensitiveTarget.allCases.enumerated() {
          sent[number].formUnion(
            row.connections(to: positions(of: addresses.places(of: target)), self)
              .intersection(target.connections)
          )
        }
      }
      for (number, target) in SensitiveTarget.allCases.enumerated() where !sent[number].isEmpty {
        exposures[source].targets.append((target, sent[number], !addresses.knows(target)))
      }
      for member in reached where member < classes.stranger {
        for destination in owners[member]
        where lastSource[destination] != source
          && workloads[destination].namespace != workloads[source].namespace
        {
          lastSource[destination] = source
          exposures[destination].foreignSources += 1
        }
      }
    }
    return exposures
  }

  /// The workloads that may reach a sensitive part of the cluster.
  public func callers(of target: SensitiveTarget, _ inventory: Inventory) -> Set<Int> {
    let places = positions(of: SensitiveAddresses(inventory).places(of: target))
    // Workloads share classes: each is asked once.
    var known: [Int: Bool] = [:]
    func calls(_ member: Int) -> Bool {
      if let known = known[member] { return known }
      let calls = places.contains { !sent(from: member, to: $0, of: target.connections).isEmpty }
      known[member] = calls
      return calls
    }
    var callers: Set<Int> = []
    for (source, members) in classes.ofWorkload.enumerated() where members.contains(where: calls) {
      callers.insert(source)
    }
    return callers
  }

  /// The positions of addresses; nil stands for any address that is not public.
  private func positions(of places: [AddressRange]?) -> [Int] {
    guard let places else {
      return destinationRanges.map(\.lowerBound).filter { $0 < line.ipv4Count || knowsIPv6 }
        .map { classes.all.count + $0 }
    }
    return places.filter { $0.family == .ipv4 || knowsIPv6 }
      .map { classes.all.count + line.positions(of: $0).lowerBound }
  }
}
