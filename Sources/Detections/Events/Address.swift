public import Kubernetes

/// The address of a client.
public struct Address: Sendable, Hashable {
  public let range: AddressRange

  /// nil for what is no address.
  public init?(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { AddressRange.address($0[...]) }
    guard let (family, address) = parsed else { return nil }
    if family == .ipv6, address >> 32 == 0xFFFF {
      range = AddressRange(.ipv4, address & UInt128(UInt32.max), prefix: 32)
    } else {
      range = AddressRange(family, address, prefix: family == .ipv4 ? 32 : 128)
    }
  }

  public func lies(in ranges: [AddressRange]) -> Bool { ranges.contains { $0.contains(range) } }

  /// Reachable from anywhere: neither private, shared, loopback, link-local nor reserved.
  public var isPublic: Bool { !lies(in: Address.special) }

  public var isLoopback: Bool { lies(in: Address.loopback) }

  /// The network of the client: 24 bits of IPv4, 48 of IPv6.
  public var network: AddressRange {
    AddressRange(range.family, range.address, prefix: range.family == .ipv4 ? 24 : 48).masked
  }

  private static let loopback = ["127.0.0.0/8", "::1/128"].compactMap(AddressRange.init)

  /// Source: IANA's registries of special-purpose addresses.
  private static let special =
    loopback
    + [
      "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "0.0.0.0/8",
      "224.0.0.0/3", "fc00::/7", "fe80::/10", "ff00::/8", "::/128",
    ].compactMap(AddressRange.init)
}
