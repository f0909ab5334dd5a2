/// The ports of all protocols in as few groups as the rules tell apart: within an atom every rule lets all
/// ports through or none.
struct PortAtoms: Sendable {
  /// What each atom holds; together they are all connections.
  let sets: [ConnectionSet]
  private let numbers: [ConnectionSet: [Int]]

  init(tellingApart sets: some Sequence<ConnectionSet>) {
    let distinct = Array(Set(sets))
    var members: [Piece: [Int]] = [:]
    for proto in TransportProtocol.allCases {
      let pieces = Self.pieces(of: proto, distinct)
      for piece in pieces { members[piece] = [] }
      let starts = pieces.map(\.range.lowerBound)
      for (number, set) in distinct.enumerated() {
        for range in set[proto].ranges {
          var index = starts.partition(after: range.lowerBound)
          while index < pieces.count, pieces[index].range.upperBound <= range.upperBound {
            members[pieces[index]]!.append(number)
            index += 1
          }
        }
      }
    }
    // Pieces that are in the same sets are one atom.
    var atoms: [[Int]: ConnectionSet] = [:]
    for (piece, sets) in members {
      atoms[sets, default: .none].formUnion(ConnectionSet(piece.proto, PortSet(piece.range)))
    }
    let ordered = atoms.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    self.sets = ordered.map(\.value)
    var numbers: [ConnectionSet: [Int]] = [:]
    for set in distinct { numbers[set] = [] }
    for (atom, entry) in ordered.enumerated() {
      for number in entry.key { numbers[distinct[number]]!.append(atom) }
    }
    self.numbers = numbers
  }

  private struct Piece: Hashable {
    let proto: TransportProtocol
    let range: ClosedRange<UInt16>
  }

  private static func pieces(of proto: TransportProtocol, _ sets: [ConnectionSet]) -> [Piece] {
    var starts: Set<Int> = [1]
    for set in sets {
      for range in set[proto].ranges {
        starts.insert(Int(range.lowerBound))
        starts.insert(Int(range.upperBound) + 1)
      }
    }
    starts.remove(65536)
    let ordered = starts.sorted()
    return ordered.indices.map { index in
      let end = index + 1 < ordered.count ? ordered[index + 1] - 1 : 65535
      return Piece(proto: proto, range: UInt16(ordered[index])...UInt16(end))
    }
  }

  var count: Int { sets.count }

  /// The atoms of one of the sets that they were made for.
  func atoms(of set: ConnectionSet) -> [Int] { numbers[set] ?? [] }
}

extension [UInt16] {
  /// The position of an element of an array in order.
  fileprivate func partition(after element: UInt16) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
