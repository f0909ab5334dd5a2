internal import Documents

/// Neighbouring lines of a unified diff.
public struct Hunk: Sendable {
  /// Lines without their number: which they are says `kind`. With their line endings; the last line of a
  /// file may have none.
  public struct Line: Sendable {
    public enum Kind: Sendable { case context, removed, added }

    public let kind: Kind
    public let bytes: [UInt8]
    /// Where it stands in the original; nil for added lines.
    public let range: Range<Int>?
  }

  /// The first line of each side, from 1; where a side has no lines, the line before.
  public let oldStart: Int
  public let newStart: Int
  public let lines: [Line]
  /// The bytes of the original that it speaks of, context included.
  public let range: Range<Int>

  public var oldCount: Int { lines.count { $0.kind != .added } }
  public var newCount: Int { lines.count { $0.kind != .removed } }
}

extension EditedText {
  /// The way from the original to the text as it is now, with three lines of context.
  public var hunks: [Hunk] {
    let lines = LineTable(original)
    let changes = lineChanges(lines)
    var hunks: [Hunk] = []
    var shift = 0
    var next = changes.startIndex
    while next < changes.endIndex {
      var end = next + 1
      while end < changes.endIndex,
        changes[end].lines.lowerBound - changes[end - 1].lines.upperBound <= 2 * Hunk.context
      {
        end += 1
      }
      hunks.append(Hunk(changes[next..<end], lines, original, shift: &shift))
      next = end
    }
    return hunks
  }

  /// The edits, widened to whole lines.
  private func lineChanges(_ lines: LineTable) -> [LineChange] {
    var changes: [LineChange] = []
    for edit in edits {
      var change = LineChange(edit, lines, original)
      if let last = changes.last, last.lines.upperBound > change.lines.lowerBound {
        changes.removeLast()
        change = LineChange(joining: last, with: edit, lines, original)
      }
      changes.append(change)
    }
    return changes.map { $0.trimmed(lines, original) }
  }
}

/// Where the lines of a text begin.
private struct LineTable {
  /// The start of each line, and the end of the text.
  let starts: [Int]

  init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    if starts[starts.count - 1] < bytes.count { starts.append(bytes.count) }
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  func range(_ line: Int) -> Range<Int> { starts[line]..<starts[line + 1] }

  /// The line that holds an offset; behind the last one, the number of lines.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// Whole lines that are replaced.
private struct LineChange {
  var lines: Range<Int>
  var bytes: [UInt8]
  /// Up to where of the original `bytes` reach.
  var end: Int

  init(_ edit: Edit, _ table: LineTable, _ original: [UInt8]) {
    let first = table.line(at: edit.range.lowerBound)
    bytes = Array(original[table.starts[first]..<edit.range.lowerBound]) + Array(edit.replacement.utf8)
    lines = first..<first
    end = edit.range.upperBound
    finish(table, original)
  }

  /// The line on which one change ends is the one on which the next begins.
  init(joining first: LineChange, with edit: Edit, _ table: LineTable, _ original: [UInt8]) {
    let tail = table.starts[first.lines.upperBound] - edit.range.lowerBound
    lines = first.lines
    bytes = Array(first.bytes.dropLast(tail)) + Array(edit.replacement.utf8)
    end = edit.range.upperBound
    finish(table, original)
  }

  /// Takes the rest of the last line in. Whole lines that are put between lines need none.
  private mutating func finish(_ table: LineTable, _ original: [UInt8]) {
    let last = table.line(at: end)
    let isBetween = end == table.starts[last] && (bytes.isEmpty || bytes.last == UInt8(ascii: "\n"))
    guard !isBetween, last < table.count else {
      lines = lines.lowerBound..<max(last, lines.lowerBound)
      return
    }
    bytes += original[end..<table.starts[last + 1]]
    end = table.starts[last + 1]
    lines = lines.lowerBound..<last + 1
  }

  /// Without the lines at both ends that stay as they are.
  func trimmed(_ table: LineTable, _ original: [UInt8]) -> LineChange {
    var change = self
    while let first = change.lines.first, change.bytes.starts(with: original[table.range(first)]) {
      change.bytes.removeFirst(table.range(first).count)
      change.lines = first + 1..<change.lines.upperBound
    }
    while let last = change.lines.last, change.bytes.count >= table.range(last).count,
      change.bytes.suffix(table.range(last).count).elementsEqual(original[table.range(last)]),
      change.bytes.count == table.range(last).count
        || change.bytes[change.bytes.count - table.range(last).count - 1] == UInt8(ascii: "\n")
    {
      change.bytes.removeLast(table.range(last).count)
      change.lines = change.lines.lowerBound..<last
    }
    return change
  }
}

extension Hunk {
  fileprivate static let context = 3

  /// - Parameter shift: How many lines the new side is ahead of the old one; taken further.
  fileprivate init(
    _ changes: ArraySlice<LineChange>, _ table: LineTable, _ original: [UInt8], shift: inout Int
  ) {
    let first = max(0, (changes.first?.lines.lowerBound ?? 0) - Hunk.context)
    let last = min(table.count, (changes.last?.lines.upperBound ?? 0) + Hunk.context)
    var lines: [Line] = []
    var line = first
    func take(upTo end: Int, _ kind: Line.Kind) {
      while line < end {
        let range = table.range(line)
        lines.append(Line(kind: kind, bytes: Array(original[range]), range: range))
        line += 1
      }
    }
    for change in changes {
      take(upTo: change.lines.lowerBound, .context)
      take(upTo: change.lines.upperBound, .removed)
      for added in change.bytes.split(afterEach: UInt8(ascii: "\n")) {
        lines.append(Line(kind: .added, bytes: Array(added), range: nil))
      }
    }
    take(upTo: last, .context)
    self.lines = lines
    range = table.starts[first]..<table.starts[last]
    let (old, new) = (lines.count { $0.kind != .added }, lines.count { $0.kind != .removed })
    oldStart = old > 0 ? first + 1 : first
    newStart = new > 0 ? first + 1 + shift : first + shift
    shift += new - old
  }
}

extension [UInt8] {
  /// The lines, each with the byte that ends it.
  fileprivate func split(afterEach end: UInt8) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var rest = self[...]
    while let next = rest.firstIndex(of: end) {
      parts.append(rest[...next])
      rest = rest[(next + 1)...]
    }
    return rest.isEmpty ? parts : parts + [rest]
  }
}
