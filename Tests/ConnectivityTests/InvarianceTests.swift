import Kubernetes
import Testing

@testable import Connectivity

/// What must not matter, on clusters made by chance.
@Suite("What changes nothing") struct InvarianceTests {
  private func flows(_ cluster: RandomCluster) throws -> [String: ConnectionSet] {
    let inventory = Inventory(objects: try objects(cluster.text))
    let map = NetworkMap(Connectivity(inventory), inventory)
    func title(_ peer: NetworkPeer) -> String {
      switch peer {
      case .workload(let position): map.connectivity.workloads[position].name
      case .addresses(let interval): "\(interval)"
      case .ingressController: "controller"
      }
    }
    return Dictionary(
      uniqueKeysWithValues: map.connections.map {
        ("\(title($0.source)) \(title($0.destination))", $0.connections)
      })
  }

  @Test("the names of labels", arguments: 1000..<1150)
  func renaming(_ seed: UInt64) throws {
    let plain = try flows(RandomCluster(seed: seed))
    #expect(try flows(RandomCluster(seed: seed, keyPrefix: "team.example.com/")) == plain)
  }

  @Test("the number of like pods", arguments: 1000..<1150)
  func doubling(_ seed: UInt64) throws {
    let plain = try flows(RandomCluster(seed: seed))
    let double = try flows(RandomCluster(seed: seed, copies: 2))
    for (ends, connections) in plain {
      #expect(double[ends] == connections)
      let names = ends.split(separator: " ").map { $0.hasPrefix("pod") ? "\($0)-copy1" : "\($0)" }
      #expect(double[names.joined(separator: " ")] == connections)
    }
    let originals = double.filter { !$0.key.contains("-copy") }
    #expect(originals.count == plain.count)
  }

  @Test("asking for one destination, or for all", arguments: 1000..<1150)
  func oneDestination(_ seed: UInt64) throws {
    let inventory = Inventory(objects: try objects(RandomCluster(seed: seed).text))
    let connectivity = Connectivity(inventory, hostNetwork: .node)
    let callers = connectivity.callers(of: .metadata, inventory)
    for exposure in connectivity.exposures(inventory) {
      let reaches = exposure.targets.contains { $0.target == .metadata && !$0.connections.isEmpty }
      #expect(reaches == callers.contains(exposure.workload))
    }
  }
}
