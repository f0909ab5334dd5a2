internal import Kubernetes

/// The addresses that are routed on the internet: all but those that IANA's registries of special purposes
/// (RFC 6890) keep for private networks, links, loopback, and the like.
enum PublicAddresses {
  private static let special: [AddressRange] = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3", "::/8", "fc00::/7", "fe80::/10", "ff00::/8",
  ].compactMap { AddressRange($0) }

  /// Whether an interval holds at least one of them. The blocks above neither touch nor overlap.
  static func meet(_ interval: AddressInterval) -> Bool {
    !special.contains { block in
      block.family == interval.family && block.network <= interval.first && interval.last <= block.last
    }
  }
}
