public import Kubernetes

/// What the configuration says for the parameters of detections, ready to be asked.
public struct DetectionSettings: Sendable {
  private let values: [String: [String]]
  public let podRanges: [AddressRange]
  public let nodeRanges: [AddressRange]
  public let trustedProxies: [AddressRange]
  public let threatAddresses: [AddressRange]
  public let approvedUsers: Set<String>
  public let breakGlass: Set<String>
  public let installers: Set<String>
  public let restrictedNamespaces: Set<String>
  public let privilegedRoles: Set<String>
  private let systemNamespaces: Set<String>

  public init(_ values: [String: [String]] = [:]) {
    self.values = values
    func given(_ parameter: DetectionParameter) -> [String] { values[parameter.name] ?? [] }
    func ranges(_ parameter: DetectionParameter) -> [AddressRange] {
      given(parameter).compactMap { AddressRange($0) ?? Address($0)?.range }
    }
    podRanges = ranges(.podRanges)
    nodeRanges = ranges(.nodeRanges)
    trustedProxies = ranges(.trustedProxies)
    threatAddresses = ranges(.threatAddresses)
    approvedUsers = Set(given(.approvedUsers))
    breakGlass = Accounts.breakGlass.union(given(.breakGlass))
    installers = Set(given(.installers))
    restrictedNamespaces = Set(given(.restrictedNamespaces))
    privilegedRoles = Set(given(.privilegedRoles)).union(["cluster-admin"])
    systemNamespaces = Set(given(.systemNamespaces))
  }

  /// The values of a parameter as given; empty where the configuration says nothing.
  public func list(_ parameter: DetectionParameter) -> [String] { values[parameter.name] ?? [] }

  /// A namespace of the cluster's own components.
  public func isSystem(namespace: String) -> Bool {
    SystemNamespace.contains(namespace) || namespace.hasPrefix("gke-managed-") || namespace == "calico-system"
      || namespace == "tigera-operator" || systemNamespaces.contains(namespace)
  }

  /// The address of the client: the peer, or behind proxies that are trusted the one that they name. Only what
  /// a trusted hop has written counts.
  public func client(of event: AuditEvent) -> Address? {
    guard !trustedProxies.isEmpty else { return event.address }
    for hop in event.sourceIPs.reversed() {
      guard let address = Address(hop) else { return nil }
      if !address.lies(in: trustedProxies) { return address }
    }
    return event.address
  }
}
