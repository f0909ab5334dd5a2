/// The edits of as many changes as go together, and why the others do not.
public struct EditBatch: Sendable {
  /// In order and apart from each other.
  public let edits: [Edit]
  /// Changes left out, by their position among those given, in order.
  public let refused: [Refused]

  public struct Refused: Sendable {
    public let position: Int
    public let refusal: EditRefusal
  }
}

extension Change {
  /// Plans changes of one tree together as far as they go. Where two contradict each other, the earlier
  /// is made; one refused change keeps no other from being made.
  public static func batch(_ changes: [Change]) -> EditBatch {
    var made: [Change] = []
    var edits: [Edit] = []
    var refused: [EditBatch.Refused] = []
    /// Halves what does not go through as a whole: a few refusals among many cost little.
    func take(_ positions: Range<Int>) {
      guard !positions.isEmpty else { return }
      do throws(EditRefusal) {
        edits = try Change.edits(for: made + changes[positions])
        made += changes[positions]
      } catch {
        guard positions.count > 1 else {
          refused.append(.init(position: positions.lowerBound, refusal: error))
          return
        }
        let middle = positions.lowerBound + positions.count / 2
        take(positions.lowerBound..<middle)
        take(middle..<positions.upperBound)
      }
    }
    take(changes.indices)
    return EditBatch(edits: edits, refused: refused)
  }
}
