/// A patch that is not as git writes it.
public struct PatchError: Error, Sendable, Equatable {
  /// The line of the patch, from 1.
  public let line: Int
}

/// Reads what `git diff-index --patch --unified=0 --text` writes, with the prefixes `a/` and `b/` and
/// with names quoted as git does by default. The format: "Generating patch text with -p" in git's manual.
struct PatchReader {
  private let patch: [UInt8]
  private var offset = 0
  private var line = 0
  private var changes: [[UInt8]: FileChange] = [:]

  /// - Returns: The changed files by their paths from the root of the repository. Files that are gone
  ///   are not among them.
  static func read(_ patch: [UInt8]) throws(PatchError) -> [[UInt8]: FileChange] {
    var reader = PatchReader(patch)
    try reader.readAll()
    return reader.changes
  }

  private init(_ patch: [UInt8]) { self.patch = patch }

  /// The next line without its line feed.
  private mutating func next() -> ArraySlice<UInt8>? {
    guard offset < patch.count else { return nil }
    let end = patch[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? patch.count
    defer { offset = end + 1 }
    line += 1
    return patch[offset..<end]
  }

  private mutating func readAll() throws(PatchError) {
    var isNew = false
    var path: [UInt8]?
    var lines = ChangedLines()
    func finish(_ changes: inout [[UInt8]: FileChange]) {
      if let path { changes[path] = isNew ? .whole : .lines(lines) }
    }
    while let text = next() {
      if text.begins("diff --git ") {
        finish(&changes)
        (isNew, path, lines) = (false, nil, ChangedLines())
      } else if text.begins("new file mode ") {
        isNew = true
      } else if text.begins("+++ ") {
        path = try target(text.dropFirst(4))
      } else if text.begins("@@ -") {
        try readHunk(text, into: &lines)
      } else if text.begins("* Unmerged path ") {
        changes[try unquoted(text.dropFirst(16))] = .whole
      }
    }
    finish(&changes)
  }

  /// `@@ -5,2 +4,0 @@ heading`, and the lines of the hunk.
  private mutating func readHunk(_ head: ArraySlice<UInt8>, into lines: inout ChangedLines) throws(PatchError)
  {
    let fields = head.split(separator: UInt8(ascii: " "), maxSplits: 3)
    guard fields.count >= 3, let old = span(fields[1], sign: "-"), let new = span(fields[2], sign: "+")
    else { throw PatchError(line: line) }
    var added: [ArraySlice<UInt8>] = []
    var (removals, additions) = (old.count, new.count)
    while removals > 0 || additions > 0 {
      guard let text = next(), let sign = text.first else { throw PatchError(line: line) }
      switch sign {
      case UInt8(ascii: "-") where removals > 0: removals -= 1
      case UInt8(ascii: "+") where additions > 0:
        additions -= 1
        added.append(text.dropFirst())
      case UInt8(ascii: "\\"): break  // no line feed at the end of the file
      default: throw PatchError(line: line)
      }
    }
    guard new.count > 0 else {
      // Without new lines, the start is the line before the hole.
      lines.deletions.append(new.start)
      return
    }
    lines.hunks.append(.init(first: new.start, lines: added))
    // The old lines may have belonged to what stands before the new ones, or behind.
    if old.count > 0 { lines.deletions += [max(0, new.start - 1), new.start + new.count - 1] }
  }

  /// `-5,2` or `+4`.
  private func span(_ field: ArraySlice<UInt8>, sign: Character) -> (start: Int, count: Int)? {
    guard field.first == sign.asciiValue else { return nil }
    let numbers = field.dropFirst().split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard let start = numbers[0], start >= 0 else { return nil }
    guard numbers.count > 1 else { return (start, 1) }
    guard numbers.count == 2, let count = numbers[1], count >= 0 else { return nil }
    return (start, count)
  }

  /// The path behind `+++`; nil where the file is gone.
  private func target(_ text: ArraySlice<UInt8>) throws(PatchError) -> [UInt8]? {
    if text.elementsEqual("/dev/null".utf8) { return nil }
    // Behind a name with a space git writes a tab; one in the name it quotes.
    let path = try unquoted(text.last == UInt8(ascii: "\t") ? text.dropLast() : text)
    guard path.starts(with: "b/".utf8) else { throw PatchError(line: line) }
    return Array(path.dropFirst(2))
  }

  /// A name as `core.quotePath` quotes it: in C's manner, where it holds special bytes.
  private func unquoted(_ text: ArraySlice<UInt8>) throws(PatchError) -> [UInt8] {
    guard text.first == UInt8(ascii: "\"") else { return Array(text) }
    guard text.count > 1, text.last == UInt8(ascii: "\"") else { throw PatchError(line: line) }
    var path: [UInt8] = []
    var rest = text.dropFirst().dropLast()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        path.append(byte)
        continue
      }
      guard let escape = rest.popFirst() else { throw PatchError(line: line) }
      switch escape {
      case UInt8(ascii: "a"): path.append(7)
      case UInt8(ascii: "b"): path.append(8)
      case UInt8(ascii: "t"): path.append(9)
      case UInt8(ascii: "n"): path.append(10)
      case UInt8(ascii: "v"): path.append(11)
      case UInt8(ascii: "f"): path.append(12)
      case UInt8(ascii: "r"): path.append(13)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): path.append(escape)
      default:
        let digits = String(decoding: [escape] + rest.prefix(2), as: UTF8.self)
        guard digits.utf8.count == 3, let octal = UInt8(digits, radix: 8) else {
          throw PatchError(line: line)
        }
        path.append(octal)
        rest = rest.dropFirst(2)
      }
    }
    return path
  }
}

extension ArraySlice where Element == UInt8 {
  fileprivate func begins(_ text: StaticString) -> Bool {
    starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
