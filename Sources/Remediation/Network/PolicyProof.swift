internal import Assessment
internal import Connectivity
internal import Documents
internal import Kubernetes

/// What the engine finds with the generated policies in place of those of the input: whether each flow that is
/// needed passes, and what passes besides.
public struct PolicyProof: Sendable {
  /// How many needed flows pass.
  public private(set) var passing = 0
  /// Needed flows that do not pass.
  public private(set) var missing: [String] = []
  /// What passes to or from a covered workload though nothing shows that it is needed.
  public private(set) var unneeded: [String] = []

  public var holds: Bool { missing.isEmpty && unneeded.isEmpty }

  init(_ reading: NetworkReading, _ needs: [FlowNeed], covered: Set<Int>, _ texts: [String]) {
    let kept = reading.inventory.objects.filter { !NetworkPolicy.isOne($0) }
    let made = texts.flatMap { parse(Array($0.utf8), name: "generated", claim: .yaml).documents }.flatMap {
      document -> [KubernetesObject] in
      guard case .objects(let objects) = KubernetesObject.read(document) else { return [] }
      return objects
    }
    let inventory = Inventory(objects: kept + made)
    let connectivity = Connectivity(inventory, hostNetwork: .node)
    missing += connectivity.faults.map { "a generated policy would be refused: \($0.message)" }
    let bounds = FlowBounds(connectivity, needs, covered: covered)
    for need in needs {
      guard case .workload(let destination) = need.destination, covered.contains(destination) else {
        continue
      }
      let source: FlowEnd
      switch need.source {
      case .workload(let position):
        guard !connectivity.workloads[position].isOnHost else { continue }
        source = .workload(position)
      case .anywhere: source = .internet
      default: continue
      }
      let verdict = connectivity.verdict(from: source, to: .workload(destination))
      if need.connections.subtracting(verdict.connections).isEmpty {
        passing += 1
      } else {
        missing.append(
          "\(bounds.title(of: source)) to \(bounds.title(of: .workload(destination))) on \(need.connections)")
      }
    }
    for connection in NetworkMap(connectivity, inventory).connections {
      let rest = connection.connections.subtracting(bounds.bound(of: connection))
      guard !rest.isEmpty else { continue }
      unneeded.append(
        "\(bounds.title(connection.source)) to \(bounds.title(connection.destination)) on \(rest)")
    }
  }
}

/// What may pass at the most between two ends, if only what is needed does.
private struct FlowBounds {
  private let connectivity: Connectivity
  private let covered: Set<Int>
  private var flows: [Pair: ConnectionSet] = [:]
  /// What a workload receives from anywhere, and sends anywhere.
  private var received: [Int: ConnectionSet] = [:]
  private var sent: [Int: ConnectionSet] = [:]
  private let dns: Set<Int>

  private struct Pair: Hashable {
    let source: Int
    let destination: Int
  }

  init(_ connectivity: Connectivity, _ needs: [FlowNeed], covered: Set<Int>) {
    self.connectivity = connectivity
    self.covered = covered
    dns = Set(
      connectivity.workloads.indices.filter { position in
        let workload = connectivity.workloads[position]
        return workload.namespace == "kube-system"
          && PodLabels(workload).pairs.contains { $0.key == "k8s-app" && $0.value == "kube-dns" }
      })
    for need in needs {
      switch (need.source, need.destination) {
      case (.workload(let source), .workload(let destination)):
        flows[Pair(source: source, destination: destination), default: .none].formUnion(need.connections)
      case (_, .workload(let destination)): received[destination, default: .none].formUnion(need.connections)
      case (.workload(let source), _): sent[source, default: .none].formUnion(need.connections)
      default: break
      }
    }
  }

  /// Where an end has no policies of its own, the other one decides alone.
  func bound(of connection: NetworkConnection) -> ConnectionSet {
    switch (connection.source, connection.destination) {
    case (.workload(let source), .workload(let destination)):
      let direct = flows[Pair(source: source, destination: destination)] ?? .none
      let outgoing = covered.contains(source) ? sent[source] ?? .none : .all
      let incoming = covered.contains(destination) ? received[destination] ?? .none : .all
      let names = dns.contains(destination) ? ConnectionSet.dns : .none
      return direct.union(outgoing.intersection(incoming)).union(names)
    case (.workload(let source), _): return covered.contains(source) ? sent[source] ?? .none : .all
    case (_, .workload(let destination)):
      return covered.contains(destination) ? received[destination] ?? .none : .all
    default: return .all
    }
  }

  func title(of end: FlowEnd) -> String {
    switch end {
    case .workload(let position): connectivity.workloads[position].title
    case .address(let address): "\(address)"
    case .internet: "the internet"
    }
  }

  func title(_ peer: NetworkPeer) -> String {
    switch peer {
    case .workload(let position): connectivity.workloads[position].title
    case .addresses(let interval): "\(interval)"
    case .ingressController: "the controller of Ingresses"
    }
  }
}

extension ConnectionSet {
  fileprivate static let dns = ConnectionSet(.udp, 53).union(ConnectionSet(.tcp, 53))
}
