/// Ports of one protocol: 1 to 65535, as disjoint ranges in order that do not touch each other.
public struct PortSet: Sendable, Hashable {
  public private(set) var ranges: [ClosedRange<UInt16>]

  public static let none = PortSet(ranges: [])
  public static let all = PortSet(ranges: [1...UInt16.max])

  private init(ranges: [ClosedRange<UInt16>]) { self.ranges = ranges }

  public init(_ range: ClosedRange<UInt16>) { ranges = [range] }

  public var isEmpty: Bool { ranges.isEmpty }
  public var isAll: Bool { self == .all }

  public func contains(_ port: UInt16) -> Bool { ranges.contains { $0.contains(port) } }

  public func union(_ other: PortSet) -> PortSet {
    if isEmpty || other.isAll { return other }
    if other.isEmpty || isAll { return self }
    return PortSet(joining: ranges + other.ranges)
  }

  /// Puts ranges in order and joins those that overlap or touch.
  init(joining parts: [ClosedRange<UInt16>]) {
    ranges = []
    for range in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = ranges.last, Int(range.lowerBound) <= Int(last.upperBound) + 1 else {
        ranges.append(range)
        continue
      }
      ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
  }

  public func intersection(_ other: PortSet) -> PortSet {
    if isAll { return other }
    if other.isAll { return self }
    var result: [ClosedRange<UInt16>] = []
    var (i, j) = (0, 0)
    while i < ranges.count, j < other.ranges.count {
      let (a, b) = (ranges[i], other.ranges[j])
      if a.overlaps(b) { result.append(a.clamped(to: b)) }
      if a.upperBound < b.upperBound { i += 1 } else { j += 1 }
    }
    return PortSet(ranges: result)
  }

  public func subtracting(_ other: PortSet) -> PortSet {
    intersection(other.complement)
  }

  private var complement: PortSet {
    var result: [ClosedRange<UInt16>] = []
    var next = 1
    for range in ranges {
      if next < range.lowerBound { result.append(UInt16(next)...range.lowerBound - 1) }
      next = Int(range.upperBound) + 1
    }
    if next <= Int(UInt16.max) { result.append(UInt16(next)...UInt16.max) }
    return PortSet(ranges: result)
  }
}

extension PortSet: CustomStringConvertible {
  /// `80,8080-8090`.
  public var description: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
