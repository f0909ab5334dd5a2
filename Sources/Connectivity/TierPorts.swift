internal import Documents

extension PortDemand {
  /// Reads the `ports` of a rule of AdminNetworkPolicy; left out they are all.
  init(tierPorts rule: Node) throws(PolicyFault) {
    guard let list = rule.given("ports") else {
      self = .all
      return
    }
    self.init()
    guard list.isSequence, list.count > 0 else { throw PolicyFault(list, "ports must name one at least") }
    for port in list.children {
      guard port.isMapping else { throw PolicyFault(port, "a port must be an object") }
      if let one = port.given("portNumber") {
        let proto = try Self.proto(one)
        let number = try Self.number(one.given("port"), in: one)
        numbered[proto] = numbered[proto].union(PortSet(number...number))
      } else if let range = port.given("portRange") {
        let proto = try Self.proto(range)
        numbered[proto] = numbered[proto].union(
          try Self.range(range.given("start"), range.given("end"), in: range))
      } else if let name = port.given("namedPort")?.text {
        named.insert(PortName(text: name, proto: nil))
      } else {
        throw PolicyFault(port, "a port is a number, a range or a name")
      }
    }
  }

  /// Reads the `protocols` of a rule of ClusterNetworkPolicy; left out they are all.
  init(protocols rule: Node) throws(PolicyFault) {
    guard let list = rule.given("protocols") else {
      self = .all
      return
    }
    self.init()
    guard list.isSequence, list.count > 0 else { throw PolicyFault(list, "protocols must name one at least") }
    for entry in list.children {
      guard entry.isMapping else { throw PolicyFault(entry, "a protocol must be an object") }
      if let name = entry.given("destinationNamedPort")?.text {
        named.insert(PortName(text: name, proto: nil))
        continue
      }
      guard let (proto, node) = Self.transport(entry) else {
        throw PolicyFault(entry, "a protocol is tcp, udp, sctp or a named port")
      }
      guard let port = node.isMapping ? node.given("destinationPort") : nil else {
        numbered[proto] = .all
        continue
      }
      let ports: PortSet
      if let range = port.given("range") {
        ports = try Self.range(range.given("start"), range.given("end"), in: range)
      } else {
        let number = try Self.number(port.given("number"), in: port)
        ports = PortSet(number...number)
      }
      numbered[proto] = numbered[proto].union(ports)
    }
  }

  private static func transport(_ entry: Node) -> (TransportProtocol, Node)? {
    if let node = entry["tcp"] { return (.tcp, node) }
    if let node = entry["udp"] { return (.udp, node) }
    return entry["sctp"].map { (.sctp, $0) }
  }

  private static func proto(_ node: Node) throws(PolicyFault) -> TransportProtocol {
    guard node.isMapping, let proto = TransportProtocol(node.given("protocol")) else {
      throw PolicyFault(node, "the protocol must be TCP, UDP or SCTP")
    }
    return proto
  }

  private static func number(_ field: Node?, in node: Node) throws(PolicyFault) -> UInt16 {
    guard let number = field?.int, (1...65535).contains(number) else {
      throw PolicyFault(field ?? node, "a port must be 1 to 65535")
    }
    return UInt16(number)
  }

  private static func range(_ start: Node?, _ end: Node?, in node: Node) throws(PolicyFault) -> PortSet {
    let (first, last) = (try number(start, in: node), try number(end, in: node))
    guard first <= last else { throw PolicyFault(node, "the range ends before it begins") }
    return PortSet(first...last)
  }
}
