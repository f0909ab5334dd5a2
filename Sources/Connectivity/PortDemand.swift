public import Documents
internal import Kubernetes

/// The ports that a rule lets through: those it numbers, and those it names, which each pod numbers itself.
struct PortDemand: Hashable, Sendable {
  var numbered = ConnectionSet.none
  var named: Set<PortName> = []

  static let all = PortDemand(numbered: .all)

  var namesPorts: Bool { !named.isEmpty }

  /// What it comes to on a pod with these ports. A name that a pod does not know matches nothing there.
  func resolved(_ table: [NamedPort]) -> ConnectionSet {
    var result = numbered
    for port in table
    where named.contains(PortName(text: port.name, proto: port.proto))
      || named.contains(PortName(text: port.name, proto: nil))
    {
      result.formUnion(ConnectionSet(port.proto, port.number))
    }
    return result
  }
}

/// A port as a rule names it.
struct PortName: Hashable, Sendable {
  let text: String
  /// Nil where a name counts for any protocol, as in ClusterNetworkPolicy.
  let proto: TransportProtocol?
}

/// A port that a container declares under a name.
struct NamedPort: Hashable, Sendable {
  let name: String
  let proto: TransportProtocol
  let number: UInt16

  /// Those of the containers that run together: init containers are gone by then, sidecars are not.
  static func declared(by workload: Workload) -> [NamedPort] {
    var found: [NamedPort] = []
    for container in workload.containers where container.role == .container || container.role == .sidecar {
      for port in container.node.items("ports") {
        guard let name = port.given("name")?.text, let number = port.given("containerPort")?.int,
          (1...65535).contains(number), let proto = TransportProtocol(port.given("protocol"))
        else { continue }
        found.append(NamedPort(name: name, proto: proto, number: UInt16(number)))
      }
    }
    return found
  }
}

extension PortDemand {
  /// Reads the `ports` of a rule of NetworkPolicy.
  ///
  /// - Parameter list: Nil where it is left out or empty, which is every port of every protocol.
  init(_ list: Node?) throws(PolicyFault) {
    guard let list else {
      self = .all
      return
    }
    guard list.isSequence else { throw PolicyFault(list, "ports must be a list") }
    for port in list.children { try add(port) }
  }

  private mutating func add(_ port: Node) throws(PolicyFault) {
    guard port.isMapping || port.isNull else { throw PolicyFault(port, "a port must be an object") }
    let protocolField = port.isMapping ? port.given("protocol") : nil
    guard let proto = TransportProtocol(protocolField) else {
      throw PolicyFault(protocolField ?? port, "the protocol must be TCP, UDP or SCTP")
    }
    let end = port.isMapping ? port.given("endPort") : nil
    guard port.isMapping, let field = port.given("port") else {
      if let end { throw PolicyFault(end, "endPort needs a port") }
      numbered[proto] = .all
      return
    }
    guard let first = field.int else {
      if let end { throw PolicyFault(end, "endPort needs a port that is a number") }
      guard let name = field.string, !name.isEmpty else {
        throw PolicyFault(field, "a port must be a number or a name")
      }
      named.insert(PortName(text: name, proto: proto))
      return
    }
    guard (1...65535).contains(first) else { throw PolicyFault(field, "a port must be 1 to 65535") }
    var last = first
    if let end {
      guard let int = end.int, (first...65535).contains(int) else {
        throw PolicyFault(end, "endPort must be a number from the port to 65535")
      }
      last = int
    }
    numbered[proto] = numbered[proto].union(PortSet(UInt16(first)...UInt16(last)))
  }
}

/// Why the API server would refuse a policy: no cluster holds it, so it counts for nothing.
public struct PolicyFault: Error, Sendable {
  public let node: Node
  public let message: String

  init(_ node: Node, _ message: String) {
    self.node = node
    self.message = message
  }
}
