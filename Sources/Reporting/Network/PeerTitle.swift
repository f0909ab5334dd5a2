internal import Connectivity

/// The names of peers in the formats of a network map, as netpol-analyzer writes them: `shop/web[Deployment]`,
/// `10.0.0.0-10.255.255.255[External]`, `{ingress-controller}`.
struct PeerTitle {
  let connectivity: Connectivity

  func callAsFunction(_ peer: NetworkPeer) -> String {
    switch peer {
    case .workload(let position): connectivity.workloads[position].title
    case .addresses(let interval): "\(interval)[External]"
    case .ingressController: "{ingress-controller}"
    }
  }

  func plain(_ peer: NetworkPeer) -> String {
    if case .addresses(let interval) = peer { return Self.plain(interval) }
    return Wording.plain(self(peer))
  }

  /// For people: all addresses of a family have a name, and a block is shown as one.
  static func plain(_ interval: AddressInterval) -> String {
    guard let block = interval.block else { return "\(interval)" }
    guard block.prefix == 0 else { return "\(block)" }
    return block.family == .ipv4 ? "any address" : "any IPv6 address"
  }
}
