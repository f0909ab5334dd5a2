/// Bytes of a source to be replaced; nothing else changes. Offsets are into `Source.bytes`.
public struct Edit: Sendable, Hashable {
  public let range: Range<Int>
  public let replacement: String

  public init(range: Range<Int>, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// Why a change cannot be made as an edit; `message` tells the user what stands in the way.
public struct EditRefusal: Error, Sendable, Hashable {
  public let message: String

  public init(message: String) { self.message = message }
}

/// Applies edits to the bytes they were planned for; nil where two of them overlap or one is out of
/// bounds. Insertions at one place keep their order and come before what is replaced from there on.
public func applying(_ edits: [Edit], to bytes: [UInt8]) -> [UInt8]? {
  let order = edits.indices.sorted {
    let (a, b) = (edits[$0].range, edits[$1].range)
    return (a.lowerBound, a.upperBound, $0) < (b.lowerBound, b.upperBound, $1)
  }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 256)
  var position = 0
  for index in order {
    let edit = edits[index]
    guard edit.range.lowerBound >= position, edit.range.upperBound <= bytes.count else { return nil }
    result += bytes[position..<edit.range.lowerBound]
    result += Array(edit.replacement.utf8)
    position = edit.range.upperBound
  }
  return result + bytes[position...]
}
