internal import Documents

/// A place that somebody names: `deploy/web.yaml:23` or `deploy/web.yaml:23:9`.
public struct FilePlace: Sendable, Hashable {
  public let file: String
  /// From 1.
  public let line: Int
  /// From 1, in Unicode scalars; nil for the whole line.
  public let column: Int?

  /// Nil where the text does not end in a line.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var numbers = Array(
      parts.reversed().prefix(2).prefix { Self.number($0) != nil }.compactMap(Self.number).reversed())
    if numbers.count == parts.count { numbers.removeFirst() }
    let file = parts.dropLast(numbers.count).joined(separator: ":")
    guard let line = numbers.first, !file.isEmpty else { return nil }
    self.file = file
    self.line = line
    column = numbers.count == 2 ? numbers[1] : nil
  }

  /// "23" or "23:9".
  public var position: String { column.map { "\(line):\($0)" } ?? "\(line)" }

  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), number > 0 else {
      return nil
    }
    return number
  }
}

extension Source {
  /// How many lines the text has, without the empty one behind the last line ending.
  var writtenLines: Int { line(lineCount)?.isEmpty == true ? max(1, lineCount - 1) : lineCount }

  /// The bytes at a place: of the whole line without the blanks around it, or one scalar; nil where the text
  /// has no such place. Behind the last scalar of a line is one more, which is empty.
  func range(of place: FilePlace) -> Range<Int>? {
    guard place.line <= writtenLines, let line = line(place.line) else { return nil }
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    guard let column = place.column else {
      let first = bytes[line].firstIndex { !isBlank($0) } ?? line.upperBound
      let last = bytes[line].lastIndex { !isBlank($0) } ?? first - 1
      return first..<max(first, last + 1)
    }
    // Counted as it goes: a minified file may be one line of many megabytes.
    func next(after offset: Int) -> Int {
      bytes[..<line.upperBound].indices[(offset + 1)...].first { bytes[$0] & 0xC0 != 0x80 } ?? line.upperBound
    }
    var start = line.lowerBound
    for _ in 1..<column {
      guard start < line.upperBound else { return nil }
      start = next(after: start)
    }
    return start..<(start < line.upperBound ? next(after: start) : start)
  }
}
