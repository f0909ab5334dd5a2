internal import Kubernetes

/// Makes a map: rows of classes become connections of workloads, and addresses that nothing tells apart
/// become one range.
struct MapBuilder {
  private let connectivity: Connectivity
  private var row: Row
  private(set) var connections: [NetworkConnection] = []
  /// Distinct sets of connections by number; 0 is none.
  private var sets = [ConnectionSet.none]
  private var numbers: [ConnectionSet: Int] = [.none: 0]
  private var numbersOfMasks: [BitSet: Int] = [:]
  private let classCount: Int

  init(_ connectivity: Connectivity) {
    self.connectivity = connectivity
    row = Row(connectivity)
    classCount = connectivity.classes.all.count
  }

  // MARK: From workloads

  mutating func addWorkloads() {
    for (source, classes) in connectivity.classes.ofWorkload.enumerated() {
      let numbers = reached(from: classes)
      for destination in connectivity.workloads.indices where destination != source {
        add(.workload(source), .workload(destination), received(by: destination, numbers))
      }
      for range in connectivity.destinationRanges where isShown(range) {
        add(.workload(source), .addresses(addressInterval(range)), numbers[classCount + range.lowerBound])
      }
    }
  }

  // MARK: From addresses

  mutating func addAddresses() {
    for range in connectivity.sourceRanges where isShown(range) {
      row.compute(from: classCount + range.lowerBound, in: connectivity)
      let numbers = rowNumbers()
      for workload in connectivity.workloads.indices {
        add(.addresses(addressInterval(range)), .workload(workload), received(by: workload, numbers))
      }
    }
  }

  private func isShown(_ range: Range<Int>) -> Bool {
    connectivity.knowsIPv6 || range.lowerBound < connectivity.line.ipv4Count
  }

  private func addressInterval(_ range: Range<Int>) -> AddressInterval {
    let line = connectivity.line.intervals
    return AddressInterval(
      family: line[range.lowerBound].family, first: line[range.lowerBound].first,
      last: line[range.upperBound - 1].last)
  }

  // MARK: From the controller of Ingresses

  mutating func addController(_ inventory: Inventory) {
    let services = ServiceTable(inventory, connectivity.workloads)
    var routed: [Int: ConnectionSet] = [:]
    for service in inventory.routedServices {
      for target in services.targets(of: service) {
        routed[target.workload, default: .none].formUnion(target.connections)
      }
    }
    row.compute(from: connectivity.classes.stranger, in: connectivity)
    let numbers = rowNumbers()
    for (workload, wanted) in routed.sorted(by: { $0.key < $1.key }) {
      let allowed = sets[received(by: workload, numbers)].intersection(wanted)
      add(.ingressController, .workload(workload), number(of: allowed))
    }
  }

  // MARK: Numbers of sets

  private mutating func add(_ source: NetworkPeer, _ destination: NetworkPeer, _ number: Int) {
    guard number != 0 else { return }
    connections.append(
      NetworkConnection(source: source, destination: destination, connections: sets[number]))
  }

  /// What any of some classes reaches, by destination.
  private mutating func reached(from classes: [Int]) -> [Int] {
    var result: [Int] = []
    for position in classes {
      row.compute(from: position, in: connectivity)
      let numbers = rowNumbers()
      if result.isEmpty {
        result = numbers
      } else {
        for index in numbers.indices { result[index] = union(result[index], numbers[index]) }
      }
    }
    return result
  }

  /// What any pod of a workload receives.
  private mutating func received(by workload: Int, _ numbers: [Int]) -> Int {
    connectivity.classes.ofWorkload[workload].reduce(0) { union($0, numbers[$1]) }
  }

  private mutating func union(_ a: Int, _ b: Int) -> Int {
    if a == b || b == 0 { return a }
    if a == 0 { return b }
    return number(of: sets[a].union(sets[b]))
  }

  private mutating func number(of set: ConnectionSet) -> Int {
    if let number = numbers[set] { return number }
    numbers[set] = sets.count
    sets.append(set)
    return sets.count - 1
  }

  /// The row as numbers of sets, by destination.
  private mutating func rowNumbers() -> [Int] {
    var result = Array(repeating: 0, count: connectivity.bound)
    var last: (mask: BitSet, number: Int)?
    for destination in result.indices {
      var mask = BitSet(bound: row.reached.count)
      for (atom, reached) in row.reached.enumerated() where reached.contains(destination) {
        mask.insert(atom)
      }
      if let last, last.mask == mask {
        result[destination] = last.number
        continue
      }
      let number = number(ofMask: mask)
      last = (mask, number)
      result[destination] = number
    }
    return result
  }

  private mutating func number(ofMask mask: BitSet) -> Int {
    if let number = numbersOfMasks[mask] { return number }
    let set = mask.reduce(into: ConnectionSet.none) { $0.formUnion(connectivity.atoms.sets[$1]) }
    let number = number(of: set)
    numbersOfMasks[mask] = number
    return number
  }
}
