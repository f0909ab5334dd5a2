public import Documents
public import Kubernetes

/// What the files of a scan hold: read once, judged as often as somebody asks.
public struct ScanInput: Sendable {
  /// What the walk found; `listing.files[i]` is what the text `i` was read from.
  public let listing: Listing
  let intake: Intake
  var texts: [ReadText]
  /// What other programs made of some of the files, which are then left out of `texts`.
  var rendered = RenderOutcome()

  /// The positions of the files that could be read as trees.
  public var positions: Range<Int> { texts.indices }

  /// What a file holds; nil where it was not read.
  public func tree(at position: Int) -> Tree? { texts[position].tree }

  /// All objects of the files, and of what was rendered from them.
  public var inventory: Inventory { Inventory(texts + rendered.texts.map(\.text)) }

  /// How many faults were found while reading a file.
  public func errorCount(at position: Int) -> Int { texts[position].errors.count }

  /// The same input with other text in one file.
  public mutating func replace(at position: Int, with bytes: [UInt8]) {
    texts[position] = intake.read(bytes, of: listing.files[position])
  }

  /// Leaves what was rendered to its rendering, but for the waivers in it.
  mutating func leaveOutRendered(readsWaivers: Bool) {
    for position in rendered.covered.sorted() {
      if texts[position].mayHoldWaivers { rendered.sources.append(texts[position]) }
      texts[position] = ReadText()
    }
    guard !readsWaivers else { return }
    for index in rendered.texts.indices { rendered.texts[index].text.mayHoldWaivers = false }
  }

  /// Takes a file back to what it is in another reading of the same files.
  public mutating func restore(at position: Int, from other: ScanInput) {
    texts[position] = other.texts[position]
  }
}

extension Inventory {
  /// All that some texts hold.
  convenience init(_ texts: [ReadText]) {
    self.init(objects: texts.flatMap(\.objects), workloads: texts.flatMap(\.workloads))
  }
}
