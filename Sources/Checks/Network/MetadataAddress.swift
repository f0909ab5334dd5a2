internal import Documents
internal import Findings
internal import Kubernetes

/// The address at which clouds answer their machines: 169.254.169.254 nearly everywhere, and
/// fd00:ec2::254 at AWS.
///
/// Source: the providers' documentation of their instance metadata services.
enum MetadataAddress {
  private static let ipv4 = AddressRange(.ipv4, 0xA9FE_A9FE, prefix: 32)
  private static let ipv6 = AddressRange(.ipv6, (0xFD00_0EC2 << 96) | 0x254, prefix: 128)

  /// The address that a block lets through; nil where it is not in it or is excepted.
  static func allowed(by range: AddressRange, in block: Node) -> AddressRange? {
    let address = range.family == .ipv4 ? ipv4 : ipv6
    guard range.contains(address) else { return nil }
    let isExcepted = block.given("except")?.children.contains { except in
      AddressRange(except)?.contains(address) ?? false
    }
    return isExcepted ?? false ? nil : address
  }

  /// Excepts the address from a block, where it is strictly inside.
  static func remedy(for range: AddressRange, in block: Node) -> Remedy {
    guard let address = allowed(by: range, in: block), range.prefix < address.prefix else {
      return .advice("Name the blocks that are meant")
    }
    return Remedy(
      .review, "Except \(address), the cloud's metadata service",
      .append(to: block, path: "except", .string("\(address)")))
  }
}
