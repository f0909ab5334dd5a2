internal import Synchronization

/// A place in a text as people count it: line and column from 1, columns in Unicode scalars
/// (SARIF's `unicodeCodePoints`).
public struct Position: Sendable, Hashable, Comparable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: Position, b: Position) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// The untouched text of one input, in UTF-8, and where its lines begin.
///
/// Text that came as UTF-16 is held as UTF-8; `originalOffset(_:)` leads back to the bytes on disk.
/// A byte order mark stays in `bytes`, so offsets into it are the file's, but it is no column.
public final class Source: Sendable {
  /// The name that people see: a path relative to the current directory, or `<stdin>`.
  public let name: String
  /// The whole text, valid UTF-8 as far as `Encoding.decode` found no fault.
  public let bytes: [UInt8]
  public let encoding: Encoding
  /// The same bytes, to be read without keeping count of who holds them: the array's memory stays where it is
  /// for as long as the source lives.
  nonisolated(unsafe) let utf8: UnsafeBufferPointer<UInt8>

  private let lines = Mutex<[UInt32]?>(nil)
  private let blocks = Mutex<[UInt32]?>(nil)

  init(name: String, bytes: [UInt8], encoding: Encoding) {
    self.name = name
    self.bytes = bytes
    self.encoding = encoding
    utf8 = bytes.withUnsafeBufferPointer { $0 }
  }

  /// Length in bytes of the byte order mark that the text begins with.
  public var markLength: Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The offset of the first byte of each line. LF, CRLF and a lone CR end a line, as in YAML 1.2
  /// and in editors; U+0085, U+2028 and U+2029 do not.
  private func lineStarts() -> [UInt32] {
    lines.withLock { cached in
      if let cached { return cached }
      var starts: [UInt32] = [0]
      bytes.withUnsafeBufferPointer { text in
        var i = 0
        while i < text.count {
          let byte = text[i]
          i += 1
          if byte == UInt8(ascii: "\n") {
            starts.append(UInt32(i))
          } else if byte == UInt8(ascii: "\r"), i == text.count || text[i] != UInt8(ascii: "\n") {
            starts.append(UInt32(i))
          }
        }
      }
      cached = starts
      return starts
    }
  }

  /// The position of a byte offset; offsets behind the end count as the end.
  public func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let starts = lineStarts()
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    var first = Int(starts[low])
    if low == 0 { first = min(markLength, offset) }
    return Position(line: low + 1, column: scalars(in: first, offset) + 1)
  }

  /// How many scalars begin between two offsets. Long stretches are counted by whole blocks, so that
  /// many places on one long line cost no more than on many lines.
  private func scalars(in first: Int, _ end: Int) -> Int {
    guard end - first > 4 * Self.block else { return count(first, end) }
    let counts = blockCounts()
    let (from, to) = (first / Self.block + 1, end / Self.block)
    return count(first, from * Self.block) + Int(counts[to] - counts[from]) + count(to * Self.block, end)
  }

  private func count(_ first: Int, _ end: Int) -> Int {
    bytes[first..<end].reduce(into: 0) { count, byte in
      if byte & 0xC0 != 0x80 { count += 1 }
    }
  }

  private static let block = 1024

  /// How many scalars begin before each block of the text.
  private func blockCounts() -> [UInt32] {
    blocks.withLock { cached in
      if let cached { return cached }
      var counts: [UInt32] = [0]
      counts.reserveCapacity(bytes.count / Self.block + 2)
      var total: UInt32 = 0
      for start in stride(from: 0, to: bytes.count, by: Self.block) {
        total += UInt32(count(start, min(start + Self.block, bytes.count)))
        counts.append(total)
      }
      cached = counts
      return counts
    }
  }

  /// How many lines the text has; an empty text has one.
  public var lineCount: Int { lineStarts().count }

  /// The byte range of a line (from 1) without its line ending; nil where there is no such line.
  public func line(_ number: Int) -> Range<Int>? {
    let starts = lineStarts()
    guard number >= 1, number <= starts.count else { return nil }
    let first = number == 1 ? markLength : Int(starts[number - 1])
    var end = number < starts.count ? Int(starts[number]) : bytes.count
    while end > first, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return first..<end
  }

  /// A stretch of the text; invalid UTF-8 is shown as U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The offset in the input as it lay on disk, for an offset into `bytes`.
  public func originalOffset(_ offset: Int) -> Int {
    switch encoding {
    case .utf8: return offset
    case .utf16LittleEndian, .utf16BigEndian:
      // `bytes` begins with the mark in UTF-8 just as the input began with it in UTF-16.
      return String(decoding: bytes[..<min(offset, bytes.count)], as: UTF8.self).utf16.count * 2
    }
  }
}
