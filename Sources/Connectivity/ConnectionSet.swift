public import Documents

/// The protocols that policies tell apart. What they do with others (ICMP) is up to the network plugin.
public enum TransportProtocol: Int, Sendable, CaseIterable {
  // In the order in which they are printed.
  case sctp, tcp, udp

  public var name: String {
    switch self {
    case .sctp: "SCTP"
    case .tcp: "TCP"
    case .udp: "UDP"
    }
  }

  /// TCP where nothing is written; nil for what the API server refuses.
  public init?(_ field: Node?) {
    guard let field else {
      self = .tcp
      return
    }
    if field.textIs("TCP") {
      self = .tcp
    } else if field.textIs("UDP") {
      self = .udp
    } else if field.textIs("SCTP") {
      self = .sctp
    } else {
      return nil
    }
  }

  public init?(_ name: some StringProtocol) {
    guard let one = Self.allCases.first(where: { $0.name == name.uppercased() }) else { return nil }
    self = one
  }
}

/// What may pass between two peers: ports of the destination, protocol by protocol.
public struct ConnectionSet: Sendable, Hashable {
  private var sctp: PortSet
  private var tcp: PortSet
  private var udp: PortSet

  public static let none = ConnectionSet(sctp: .none, tcp: .none, udp: .none)
  public static let all = ConnectionSet(sctp: .all, tcp: .all, udp: .all)

  private init(sctp: PortSet, tcp: PortSet, udp: PortSet) {
    self.sctp = sctp
    self.tcp = tcp
    self.udp = udp
  }

  public init(_ proto: TransportProtocol, _ ports: PortSet) {
    self = .none
    self[proto] = ports
  }

  public init(_ proto: TransportProtocol, _ port: UInt16) {
    self.init(proto, port == 0 ? .none : PortSet(port...port))
  }

  public internal(set) subscript(proto: TransportProtocol) -> PortSet {
    get {
      switch proto {
      case .sctp: sctp
      case .tcp: tcp
      case .udp: udp
      }
    }
    set {
      switch proto {
      case .sctp: sctp = newValue
      case .tcp: tcp = newValue
      case .udp: udp = newValue
      }
    }
  }

  public var isEmpty: Bool { sctp.isEmpty && tcp.isEmpty && udp.isEmpty }
  public var isAll: Bool { sctp.isAll && tcp.isAll && udp.isAll }

  private func combined(_ other: ConnectionSet, _ combine: (PortSet, PortSet) -> PortSet) -> ConnectionSet {
    ConnectionSet(
      sctp: combine(sctp, other.sctp), tcp: combine(tcp, other.tcp), udp: combine(udp, other.udp))
  }

  public func union(_ other: ConnectionSet) -> ConnectionSet { combined(other) { $0.union($1) } }
  public func intersection(_ other: ConnectionSet) -> ConnectionSet {
    combined(other) { $0.intersection($1) }
  }
  public func subtracting(_ other: ConnectionSet) -> ConnectionSet {
    combined(other) { $0.subtracting($1) }
  }
  public mutating func formUnion(_ other: ConnectionSet) { self = union(other) }
}

extension ConnectionSet: CustomStringConvertible {
  /// `All Connections`, `No Connections`, or `TCP 80,8080-8090,UDP 53`.
  public var description: String {
    if isAll { return "All Connections" }
    if isEmpty { return "No Connections" }
    return TransportProtocol.allCases.filter { !self[$0].isEmpty }
      .map { "\($0.name) \(self[$0])" }.joined(separator: ",")
  }
}
