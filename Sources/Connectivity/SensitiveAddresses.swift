internal import Documents
public import Kubernetes

/// Where the sensitive parts of a cluster are, as far as the input tells.
struct SensitiveAddresses {
  private var apiServer: [AddressRange] = []
  private var nodes: [AddressRange] = []

  /// The addresses under which clouds tell an instance about itself: 169.254.169.254 with all of them, the other
  /// with AWS in networks of IPv6.
  private static let metadata = ["169.254.169.254/32", "fd00:ec2::254/128"].compactMap { AddressRange($0) }

  init(_ inventory: Inventory) {
    if let service = inventory.object("Service", "kubernetes", in: "default") {
      let spec = service.node.given("spec")
      let given = spec?.items("clusterIPs").compactMap(\.text) ?? []
      apiServer += (given.isEmpty ? [spec?.given("clusterIP")?.text].compactMap { $0 } : given)
        .compactMap(Self.address)
    }
    for slice in inventory.objects(ofKind: "EndpointSlice", in: "default")
    where slice.metadata?.given("labels")?[key: "kubernetes.io/service-name"]?.textIs("kubernetes") ?? false {
      for endpoint in slice.node.items("endpoints") {
        apiServer += endpoint.items("addresses").compactMap(\.text).compactMap(Self.address)
      }
    }
    nodes = ClusterNode.read(inventory).flatMap(\.addresses)
  }

  private static func address(_ text: String) -> AddressRange? {
    AddressRange("\(text)/\(text.utf8.contains(UInt8(ascii: ":")) ? 128 : 32)")
  }

  func knows(_ target: SensitiveTarget) -> Bool { places(of: target) != nil }

  /// Nil where the input does not tell: it may be any address.
  func places(of target: SensitiveTarget) -> [AddressRange]? {
    switch target {
    case .metadata: Self.metadata
    case .apiServer: apiServer.isEmpty ? nil : apiServer
    case .kubelet, .etcd: nodes.isEmpty ? nil : nodes
    }
  }
}

extension Connectivity {
  /// The addresses of the API server, as far as the input tells.
  public func apiServerAddresses(_ inventory: Inventory) -> [AddressRange] {
    SensitiveAddresses(inventory).places(of: .apiServer) ?? []
  }
}
