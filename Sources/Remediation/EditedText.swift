public import Documents

/// A text after one or more rounds of edits, still knowing which bytes are the original's, so that the
/// way from the first to the last state is exact without comparing the two.
public struct EditedText: Sendable {
  public let original: [UInt8]
  private var pieces: [Piece]

  private enum Piece {
    case kept(Range<Int>)
    case added([UInt8])

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .added(let bytes): bytes.count
      }
    }

    /// A part of it, by offsets from its start.
    func part(_ range: Range<Int>) -> Piece {
      switch self {
      case .kept(let whole):
        .kept(whole.lowerBound + range.lowerBound..<whole.lowerBound + range.upperBound)
      case .added(let bytes): .added(Array(bytes[range]))
      }
    }
  }

  public init(_ original: [UInt8]) {
    self.original = original
    pieces = original.isEmpty ? [] : [.kept(original.indices)]
  }

  /// The text as it is now.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.count })
    for piece in pieces {
      switch piece {
      case .kept(let range): bytes += original[range]
      case .added(let more): bytes += more
      }
    }
    return bytes
  }

  /// Makes edits of the text as it is now; they are in order and apart from each other.
  public mutating func apply(_ edits: [Edit]) {
    var result: [Piece] = []
    var remaining = pieces[...]
    /// Of the first of `remaining`, how much is used up.
    var used = 0
    var position = 0
    func advance(to offset: Int, keeping: Bool) {
      while position < offset, let piece = remaining.first {
        let length = min(piece.count - used, offset - position)
        if keeping { result.append(piece.part(used..<used + length)) }
        position += length
        used += length
        if used == piece.count {
          remaining.removeFirst()
          used = 0
        }
      }
    }
    for edit in edits {
      advance(to: edit.range.lowerBound, keeping: true)
      advance(to: edit.range.upperBound, keeping: false)
      if !edit.replacement.isEmpty { result.append(.added(Array(edit.replacement.utf8))) }
    }
    advance(to: .max, keeping: true)
    pieces = result
  }

  /// Where an offset of the text as it is now lies in the original; within what was added, where that
  /// was put.
  public func originalOffset(of offset: Int) -> Int {
    var position = 0
    var place = 0
    for piece in pieces {
      if case .kept(let range) = piece {
        if offset < position + range.count { return range.lowerBound + max(0, offset - position) }
        place = range.upperBound
      } else if offset < position + piece.count {
        return place
      }
      position += piece.count
    }
    return original.count
  }

  /// What was changed in all, as edits of the original: in order, and apart from each other.
  public var edits: [Edit] {
    var edits: [Edit] = []
    var position = 0
    var added: [UInt8] = []
    func close(at offset: Int) {
      guard offset > position || !added.isEmpty else { return }
      edits.append(Edit(range: position..<offset, replacement: String(decoding: added, as: UTF8.self)))
    }
    for piece in pieces {
      switch piece {
      case .added(let bytes): added += bytes
      case .kept(let range):
        close(at: range.lowerBound)
        added = []
        position = range.upperBound
      }
    }
    close(at: original.count)
    return edits
  }
}
