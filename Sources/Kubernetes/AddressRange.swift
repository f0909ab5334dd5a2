public import Documents

/// A block of IP addresses in CIDR notation, read as Go's `net.ParseCIDR` reads it for the API server:
/// no leading zeros in IPv4, no zones, and an IPv4 address written in IPv6 counts as IPv4.
public struct AddressRange: Sendable, Hashable {
  public enum Family: Sendable {
    case ipv4, ipv6
  }

  public let family: Family
  /// The address as written, host bits included; IPv4 in the low 32 bits.
  public let address: UInt128
  /// The length of the prefix in bits: 0 to 32, or to 128.
  public let prefix: Int

  public init(_ family: Family, _ address: UInt128, prefix: Int) {
    self.family = family
    self.address = address
    self.prefix = prefix
  }

  private static func width(_ family: Family) -> Int { family == .ipv4 ? 32 : 128 }

  private var mask: UInt128 {
    let host = Self.width(family) - prefix
    let all = family == .ipv4 ? UInt128(UInt32.max) : .max
    return host >= 128 ? 0 : (all >> UInt128(host)) << UInt128(host)
  }

  /// The first address of the block.
  public var network: UInt128 { address & mask }

  /// The address has bits that the prefix cuts off: `10.1.2.3/8`. New objects may not have them since
  /// 1.36; in older ones they are ignored.
  public var hasHostBits: Bool { network != address }

  /// The same block without host bits.
  public var masked: AddressRange { AddressRange(family, network, prefix: prefix) }

  /// Whether every address of the other block is in this one.
  public func contains(_ other: AddressRange) -> Bool {
    family == other.family && prefix <= other.prefix && other.address & mask == network
  }

  /// Whether the blocks have an address in common: one of them contains the other then.
  public func overlaps(_ other: AddressRange) -> Bool { contains(other) || other.contains(self) }
}

extension AddressRange {
  /// Reads the text of a scalar; nil for anything else and for what is no block.
  public init?(_ node: Node) {
    guard let range = node.withText({ AddressRange($0) }) ?? nil else { return nil }
    self = range
  }

  public init?(_ text: String) {
    var text = text
    guard let range = text.withUTF8({ AddressRange($0) }) else { return nil }
    self = range
  }

  public init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let slash = text.firstIndex(of: UInt8(ascii: "/")),
      let prefix = Self.decimal(text[(slash + 1)...], limit: 128),
      let (family, address) = Self.address(text[..<slash]), prefix <= Self.width(family)
    else { return nil }
    // What Go calls a mapped address is IPv4 wherever it is compared.
    if family == .ipv6, prefix >= 96, address >> 32 == 0xFFFF {
      self.init(.ipv4, address & UInt128(UInt32.max), prefix: prefix - 96)
    } else {
      self.init(family, address, prefix: prefix)
    }
  }

  /// Reads one address without a prefix.
  public static func address(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (Family, UInt128)? {
    if text.contains(UInt8(ascii: ":")) { return ipv6(text).map { (.ipv6, $0) } }
    return ipv4(text).map { (.ipv4, UInt128($0)) }
  }

  private static func decimal(_ text: Slice<UnsafeBufferPointer<UInt8>>, limit: Int) -> Int? {
    guard !text.isEmpty else { return nil }
    var value = 0
    for byte in text {
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      guard value <= limit else { return nil }
    }
    return value
  }

  private static func ipv4(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    var address: UInt32 = 0
    var rest = text
    for part in 0..<4 {
      let end = rest.firstIndex(of: UInt8(ascii: ".")) ?? rest.endIndex
      let digits = rest[..<end]
      guard (end == rest.endIndex) == (part == 3), digits.count == 1 || digits.first != UInt8(ascii: "0"),
        let byte = decimal(digits, limit: 255)
      else { return nil }
      address = address << 8 | UInt32(byte)
      if part < 3 { rest = rest[(end + 1)...] }
    }
    return address
  }

  private static func ipv6(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt128? {
    let colon = UInt8(ascii: ":")
    var head: UInt128 = 0
    var tail: UInt128 = 0
    var count = 0
    // How many groups stood before `::`.
    var gap: Int?
    var rest = text
    if rest.starts(with: [colon, colon]) {
      gap = 0
      rest = rest.dropFirst(2)
    }
    while let first = rest.first {
      guard count < 8, first != colon else { return nil }
      let end = rest.firstIndex(of: colon) ?? rest.endIndex
      let group = rest[..<end]
      func take(_ value: UInt128, bits: UInt128) {
        if gap == nil { head = head << bits | value } else { tail = tail << bits | value }
        count += Int(bits / 16)
      }
      if end == rest.endIndex, group.contains(UInt8(ascii: ".")) {
        guard count <= 6, let ipv4 = ipv4(group) else { return nil }
        take(UInt128(ipv4), bits: 32)
        break
      }
      guard group.count <= 4, let value = hexadecimal(group) else { return nil }
      take(value, bits: 16)
      rest = rest[end...].dropFirst()
      guard end < text.endIndex else { break }
      if rest.first == colon {
        guard gap == nil else { return nil }
        gap = count
        rest = rest.dropFirst()
      } else if rest.isEmpty {
        return nil
      }
    }
    guard let gap else { return count == 8 ? head : nil }
    // `::` stands for at least one group.
    guard count < 8 else { return nil }
    let before = UInt128((8 - gap) * 16)
    return (before >= 128 ? 0 : head << before) | tail
  }

  private static func hexadecimal(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt128? {
    var value: UInt128 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt128(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value << 4 | UInt128((byte | 0x20) - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return value
  }
}

extension AddressRange: CustomStringConvertible {
  /// CIDR notation; IPv6 as RFC 5952 writes it.
  public var description: String {
    guard family == .ipv6 else {
      let bytes = [24, 16, 8, 0].map { String(UInt8(truncatingIfNeeded: address >> UInt128($0))) }
      return "\(bytes.joined(separator: "."))/\(prefix)"
    }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: address >> UInt128((7 - $0) * 16)) }
    var zeros = 0..<0
    var start = 0
    while start < 8 {
      let end = groups[start...].firstIndex { $0 != 0 } ?? 8
      if end - start > max(zeros.count, 1) { zeros = start..<end }
      start = max(end, start + 1)
    }
    func join(_ groups: ArraySlice<UInt16>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    let text =
      zeros.isEmpty
      ? join(groups[...]) : "\(join(groups[..<zeros.lowerBound]))::\(join(groups[zeros.upperBound...]))"
    return "\(text)/\(prefix)"
  }
}
