/// What two maps of a network have not in common, by the titles of the workloads.
public struct NetworkDifference: Sendable {
  /// One way on which another set of connections may pass than before.
  public struct Change: Sendable {
    public let source: NetworkEndName
    public let destination: NetworkEndName
    public let old: ConnectionSet
    public let new: ConnectionSet
  }

  /// In the order of their ends.
  public private(set) var changes: [Change] = []
  /// The titles of workloads that only one of the maps has, in order.
  public let added: [String]
  public let removed: [String]

  public var isEmpty: Bool { changes.isEmpty && added.isEmpty && removed.isEmpty }

  public init(from old: NetworkMap, to new: NetworkMap) {
    let before = Set(old.connectivity.workloads.map(\.title))
    let after = Set(new.connectivity.workloads.map(\.title))
    added = after.subtracting(before).sorted()
    removed = before.subtracting(after).sorted()
    let cuts = AddressCuts([old, new])
    let (first, second) = (Self.ways(of: old, cuts), Self.ways(of: new, cuts))
    var found: [Change] = []
    for way in Set(first.keys).union(second.keys) {
      let (old, new) = (first[way] ?? .none, second[way] ?? .none)
      if old != new {
        found.append(Change(source: way.source, destination: way.destination, old: old, new: new))
      }
    }
    // What comes from addresses by its destination, so that ranges to be joined follow each other.
    found.sort { a, b in
      let (first, second) = (a.source.isAddresses, b.source.isAddresses)
      guard first == second else { return second }
      return first
        ? (a.destination, a.source) < (b.destination, b.source)
        : (a.source, a.destination) < (b.source, b.destination)
    }
    for change in found { add(change) }
  }

  /// Adds a change, to the last one where only neighbouring addresses differ.
  private mutating func add(_ change: Change) {
    if let last = changes.last, last.old == change.old, last.new == change.new {
      let source = last.source.joined(with: change.source)
      let destination = last.destination.joined(with: change.destination)
      if let source, let destination, source == last.source || destination == last.destination {
        changes[changes.count - 1] = Change(
          source: source, destination: destination, old: change.old, new: change.new)
        return
      }
    }
    changes.append(change)
  }

  private struct Way: Hashable {
    let source: NetworkEndName
    let destination: NetworkEndName
  }

  private static func ways(of map: NetworkMap, _ cuts: AddressCuts) -> [Way: ConnectionSet] {
    var ways: [Way: ConnectionSet] = [:]
    for connection in map.connections {
      for source in cuts.names(of: connection.source, in: map.connectivity) {
        for destination in cuts.names(of: connection.destination, in: map.connectivity) {
          ways[Way(source: source, destination: destination)] = connection.connections
        }
      }
    }
    return ways
  }
}

/// An end of a connection by its name, which two maps may share.
public enum NetworkEndName: Sendable, Hashable, Comparable {
  case workload(String)
  case addresses(AddressInterval)
  case ingressController

  public static func < (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.workload(let a), .workload(let b)): a < b
    case (.addresses(let a), .addresses(let b)):
      (a.family == .ipv4 ? 0 : 1, a.first) < (b.family == .ipv4 ? 0 : 1, b.first)
    default: a.rank < b.rank
    }
  }

  var isAddresses: Bool { if case .addresses = self { true } else { false } }

  private var rank: Int {
    switch self {
    case .workload: 0
    case .addresses: 1
    case .ingressController: 2
    }
  }

  /// Both as one: the same end, or addresses that follow each other.
  fileprivate func joined(with next: NetworkEndName) -> NetworkEndName? {
    if self == next { return self }
    guard case .addresses(let a) = self, case .addresses(let b) = next, a.family == b.family,
      a.last < b.first, a.last + 1 == b.first
    else { return nil }
    return .addresses(AddressInterval(family: a.family, first: a.first, last: b.last))
  }
}

/// Where any of some maps begins a new range of addresses.
private struct AddressCuts {
  private var ipv4: Set<UInt128> = []
  private var ipv6: Set<UInt128> = []

  init(_ maps: [NetworkMap]) {
    for map in maps {
      for connection in map.connections {
        for case .addresses(let interval) in [connection.source, connection.destination] {
          let end = interval.last == .max ? [] : [interval.last + 1]
          if interval.family == .ipv4 {
            ipv4.formUnion([interval.first] + end)
          } else {
            ipv6.formUnion([interval.first] + end)
          }
        }
      }
    }
  }

  func names(of peer: NetworkPeer, in connectivity: Connectivity) -> [NetworkEndName] {
    switch peer {
    case .workload(let position): return [.workload(connectivity.workloads[position].title)]
    case .ingressController: return [.ingressController]
    case .addresses(let interval):
      let inside = (interval.family == .ipv4 ? ipv4 : ipv6).filter {
        $0 > interval.first && $0 <= interval.last
      }
      let starts = [interval.first] + inside.sorted()
      return starts.indices.map { index in
        let last = index + 1 < starts.count ? starts[index + 1] - 1 : interval.last
        return .addresses(AddressInterval(family: interval.family, first: starts[index], last: last))
      }
    }
  }
}
