public import Documents
public import Findings

/// Decides which findings a change of their file concerns.
public struct ChangedText {
  private let change: FileChange
  /// The offset of the first byte of each line.
  private let starts: [Int]

  /// - Parameter source: The text as it was scanned. Where git saw another one (a text encoding that it
  ///   converts, a file that was written meanwhile), the file counts as changed as a whole.
  public init(_ change: FileChange, of source: Source) {
    var starts = [0]
    for (offset, byte) in source.bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.starts = starts
    guard case .lines(let lines) = change, source.encoding == .utf8,
      Self.isTrue(lines, of: source.bytes, starts)
    else {
      self.change = .whole
      return
    }
    self.change = change
  }

  private static func isTrue(_ changed: ChangedLines, of bytes: [UInt8], _ starts: [Int]) -> Bool {
    for hunk in changed.hunks {
      guard hunk.first >= 1, hunk.end - 1 <= starts.count else { return false }
      for (index, text) in hunk.lines.enumerated() {
        let number = hunk.first + index
        let end = number < starts.count ? starts[number] - 1 : bytes.count
        // Git may have left out the carriage return.
        let line = bytes[starts[number - 1]..<end]
        guard text.withoutReturn.elementsEqual(line.withoutReturn) else { return false }
      }
    }
    return changed.deletions.allSatisfy { $0 <= starts.count }
  }

  /// Whether the change touched what the finding speaks of: the lines of a wrong value; for a missing
  /// field, the container or object that lacks it.
  public func concerns(_ finding: Finding) -> Bool {
    guard case .lines(let changed) = change else { return true }
    let object = finding.subject.node
    // What comes from behind an anchor may have changed where the anchor stands.
    if finding.place.nearest.isBorrowed(below: object) { return !changed.isEmpty }
    let node = finding.place.node
    guard !finding.place.isAbsence else {
      return changed.touchOrAdjoin(lines(of: node.container(below: object).range))
    }
    let (shown, value) = (finding.place.range, node.range)
    let start = min(shown.lowerBound, value.lowerBound)
    let lines = lines(of: start..<max(shown.upperBound, value.upperBound))
    // A list is made wrong by what was taken out of it, too.
    return node.isScalar ? changed.touch(lines) : changed.touchOrAdjoin(lines)
  }

  private func lines(of range: Range<Int>) -> ClosedRange<Int> {
    let first = line(at: range.lowerBound)
    return first...max(first, line(at: max(range.lowerBound, range.upperBound - 1)))
  }

  /// The line of a byte, from 1.
  private func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}

extension ChangedLines {
  fileprivate var isEmpty: Bool { hunks.isEmpty && deletions.isEmpty }
}

extension ArraySlice where Element == UInt8 {
  fileprivate var withoutReturn: ArraySlice { last == UInt8(ascii: "\r") ? dropLast() : self }
}

extension Place {
  /// The last node on the way to the field.
  fileprivate var nearest: Node {
    if case .missing(let node, let path) = self { node.nearest(on: path).node } else { node }
  }
}

extension Node {
  /// Whether some of the way from the object down to here is written elsewhere.
  fileprivate func isBorrowed(below object: Node) -> Bool {
    var node = self
    while node != object {
      if node.isShared { return true }
      guard let parent = node.parent else { break }
      node = parent
    }
    return false
  }

  /// The container that holds this node; else the object.
  fileprivate func container(below object: Node) -> Node {
    var node = self
    while node != object, let parent = node.parent {
      if let list = parent.key, list == "containers" || list.hasSuffix("Containers"), parent.isSequence {
        return node
      }
      node = parent
    }
    return object
  }
}
