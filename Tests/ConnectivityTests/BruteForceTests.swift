import Documents
import Foundation
import Kubernetes
import Testing

@testable import Connectivity

/// The engine against the brute force, on clusters made by chance. `BULWARK_NETWORK_CASES` sets how many.
@Suite("Agreement with brute force") struct BruteForceTests {
  static let cases = ProcessInfo.processInfo.environment["BULWARK_NETWORK_CASES"].flatMap { Int($0) } ?? 40

  static let ports = [1, 52, 53, 54, 69, 70, 75, 79, 80, 81, 82, 65534, 65535]
  static let addresses = [
    "0.0.0.0", "9.255.255.255", "10.0.0.0", "10.0.255.255", "10.1.0.0", "10.1.1.255", "10.1.2.3", "10.1.3.0",
    "10.2.0.0", "10.3.0.1", "10.4.0.0", "10.128.0.0", "10.255.255.255", "11.0.0.0", "255.255.255.255",
    "::", "2001:db7:ffff::", "2001:db8::", "2001:db8:7fff::1", "2001:db8:8000::", "2001:db9::", "ffff::",
  ].map { AddressRange("\($0)/\($0.contains(":") ? 128 : 32)")! }

  @Test("every pair, protocol and port") func agrees() throws {
    var closed = 0
    for seed in 0..<Self.cases {
      let cluster = RandomCluster(seed: UInt64(seed))
      let inventory = Inventory(objects: try objects(cluster.text))
      let reading = HostNetworkReading.allCases[seed % 2]
      let difference = try compare(inventory, reading, &closed)
      #expect(difference == nil, "seed \(seed) \(reading): \(difference ?? "")\n\(cluster.text)")
      if difference != nil { return }
    }
    // It would prove nothing to agree on clusters where nothing, or everything, is closed.
    #expect(closed > Self.cases)
  }

  private func compare(
    _ inventory: Inventory, _ reading: HostNetworkReading, _ closed: inout Int
  ) throws -> String? {
    let connectivity = Connectivity(inventory, hostNetwork: reading)
    #expect(connectivity.faults.isEmpty)
    let map = Answers(NetworkMap(connectivity, inventory))
    let truth = BruteForce(inventory, reading)
    let pods = connectivity.workloads.enumerated().map {
      (Answers.End.workload($0), BruteForce.End.pod($1.workloads[0]))
    }
    let outside = Self.addresses.filter { $0.family == .ipv4 || connectivity.knowsIPv6 }.map {
      (Answers.End.address($0), BruteForce.End.address($0))
    }
    for (number, source) in (pods + outside).enumerated() {
      for (other, destination) in (pods + outside).enumerated()
      where number != other && min(number, other) < pods.count {
        let passes = truth.flows(source.1, destination.1)
        for proto in TransportProtocol.allCases {
          for port in Self.ports {
            let expected = passes(proto.name, port)
            if !expected { closed += 1 }
            let given = map.allows(source.0, destination.0, proto, UInt16(port))
            if given != expected {
              return "\(source.0) to \(destination.0) on \(proto.name) \(port) passes: \(expected)"
            }
          }
        }
      }
    }
    return nil
  }
}

/// Asks a map.
struct Answers {
  enum End: Hashable {
    case workload(Int)
    case address(AddressRange)
  }

  private var known: [Pair: ConnectionSet] = [:]
  private var ranged: [NetworkConnection] = []

  private struct Pair: Hashable {
    let source: Int
    let destination: Int
  }

  init(_ map: NetworkMap) {
    for connection in map.connections {
      if case .workload(let source) = connection.source,
        case .workload(let destination) = connection.destination
      {
        known[Pair(source: source, destination: destination)] = connection.connections
      } else {
        ranged.append(connection)
      }
    }
  }

  func allows(_ source: End, _ destination: End, _ proto: TransportProtocol, _ port: UInt16) -> Bool {
    if case .workload(let source) = source, case .workload(let destination) = destination {
      return known[Pair(source: source, destination: destination)]?[proto].contains(port) ?? false
    }
    return ranged.contains {
      isAt(source, $0.source) && isAt(destination, $0.destination) && $0.connections[proto].contains(port)
    }
  }

  private func isAt(_ end: End, _ peer: NetworkPeer) -> Bool {
    switch (end, peer) {
    case (.workload(let a), .workload(let b)): a == b
    case (.address(let address), .addresses(let interval)):
      address.family == interval.family && (interval.first...interval.last).contains(address.address)
    default: false
    }
  }
}

func objects(_ text: String) throws -> [KubernetesObject] {
  let parsed = parse(text)
  try #require(parsed.errors.isEmpty)
  return parsed.documents.flatMap { document -> [KubernetesObject] in
    guard case .objects(let objects) = KubernetesObject.read(document) else { return [] }
    return objects
  }
}
