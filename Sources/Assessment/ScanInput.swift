public import Documents
public import Kubernetes

/// What the files of a scan hold: read once, judged as often as somebody asks.
public struct ScanInput: Sendable {
  /// What the walk found; `listing.files[i]` is what the text `i` was read from.
  public let listing: Listing
  let intake: Intake
  var texts: [ReadText]

  /// The positions of the files that could be read as trees.
  public var positions: Range<Int> { texts.indices }

  /// What a file holds; nil where it was not read.
  public func tree(at position: Int) -> Tree? { texts[position].tree }

  /// All objects of the files.
  public var inventory: Inventory {
    Inventory(objects: texts.flatMap(\.objects), workloads: texts.flatMap(\.workloads))
  }

  /// How many faults were found while reading a file.
  public func errorCount(at position: Int) -> Int { texts[position].errors.count }

  /// The same input with other text in one file.
  public mutating func replace(at position: Int, with bytes: [UInt8]) {
    texts[position] = intake.read(bytes, of: listing.files[position])
  }

  /// Takes a file back to what it is in another reading of the same files.
  public mutating func restore(at position: Int, from other: ScanInput) {
    texts[position] = other.texts[position]
  }
}
