public import Kubernetes

/// All addresses outside of the cluster, cut into intervals wherever a block of a policy begins or ends:
/// within an interval no policy tells two addresses apart.
struct AddressLine: Sendable {
  /// First IPv4, then IPv6, each in order and without gaps.
  let intervals: [AddressInterval]
  /// How many of them are IPv4.
  let ipv4Count: Int

  init(cuttingAt blocks: [AddressBlock]) {
    var cuts: [AddressRange.Family: Set<UInt128>] = [.ipv4: [0], .ipv6: [0]]
    for block in blocks {
      for range in [block.range] + block.except {
        cuts[range.family]!.insert(range.network)
        let end = range.last
        if end < AddressRange.last(range.family) { cuts[range.family]!.insert(end + 1) }
      }
    }
    func intervals(_ family: AddressRange.Family) -> [AddressInterval] {
      let starts = cuts[family]!.sorted()
      return starts.indices.map { index in
        AddressInterval(
          family: family, first: starts[index],
          last: index + 1 < starts.count ? starts[index + 1] - 1 : AddressRange.last(family))
      }
    }
    let ipv4 = intervals(.ipv4)
    ipv4Count = ipv4.count
    self.intervals = ipv4 + intervals(.ipv6)
  }

  /// The positions of the intervals of one block, its exceptions left in.
  func positions(of range: AddressRange) -> Range<Int> {
    let part = range.family == .ipv4 ? 0..<ipv4Count : ipv4Count..<intervals.count
    return lowerBound(range.network, in: part)..<lowerBound(range.last, in: part) + 1
  }

  /// The intervals in ranges that are cut at these blocks only.
  func ranges(cutBy blocks: [AddressBlock]) -> [Range<Int>] {
    var cuts: Set = [0, ipv4Count, intervals.count]
    for block in blocks {
      for range in [block.range] + block.except {
        cuts.insert(positions(of: range).lowerBound)
        cuts.insert(positions(of: range).upperBound)
      }
    }
    let starts = cuts.sorted()
    return zip(starts, starts.dropFirst()).map { $0..<$1 }
  }

  /// The position of the interval that holds an address.
  private func lowerBound(_ address: UInt128, in part: Range<Int>) -> Int {
    var (low, high) = (part.lowerBound, part.upperBound - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if intervals[middle].first <= address { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// Addresses that follow each other.
public struct AddressInterval: Sendable, Hashable {
  public let family: AddressRange.Family
  public let first: UInt128
  public let last: UInt128
}

extension AddressInterval: CustomStringConvertible {
  /// `10.0.0.0-10.255.255.255`, as one address where there is only one.
  public var description: String { "\(Self.text(family, first))-\(Self.text(family, last))" }

  private static func text(_ family: AddressRange.Family, _ address: UInt128) -> String {
    let block = AddressRange(family, address, prefix: family == .ipv4 ? 32 : 128).description
    return String(block.prefix { $0 != "/" })
  }
}

extension AddressInterval {
  /// The fewest blocks that hold exactly these addresses, for people who think in CIDR notation; an interval
  /// that is no block is told by its ends.
  public var block: AddressRange? {
    let width = family == .ipv4 ? 32 : 128
    let size = last - first
    let bits = UInt128.bitWidth - size.leadingZeroBitCount
    guard size == UInt128.max || size & (size + 1) == 0, first & size == 0 else { return nil }
    return AddressRange(family, first, prefix: width - bits)
  }
}

/// An `ipBlock`: a range without its exceptions. Host bits are masked, as older objects may have them.
struct AddressBlock: Sendable, Hashable {
  let range: AddressRange
  let except: [AddressRange]

  func contains(_ address: AddressRange) -> Bool {
    range.contains(address) && !except.contains { $0.contains(address) }
  }
}

extension AddressRange {
  /// The last address of the block.
  var last: UInt128 {
    let host = (family == .ipv4 ? 32 : 128) - prefix
    return network | (host >= 128 ? .max : (1 << UInt128(host)) - 1)
  }

  static func last(_ family: Family) -> UInt128 { family == .ipv4 ? UInt128(UInt32.max) : .max }
}
