internal import Glibc

/// Cuts the bytes of a log into lines as they come in, and hands their records to a reader. Holds no more than
/// one record.
public struct LineSplitter {
  /// The longest line that is read, in bytes.
  public static let lineLimit = 32 << 20

  public var reader: EventReader
  /// The beginning of a line whose end has not come yet.
  private var rest: [UInt8] = []
  /// The line is too long: its bytes are dropped up to its end.
  private var isDropping = false
  /// Lines that belong to one record: JSON that goes over several lines, or a line that a runtime has cut.
  private var pending: [UInt8] = []
  private var pendingLines = 0
  private var isCut = false
  /// How far the first of those lines is indented: the line that closes the record is, too.
  private var indentation = 0

  /// - Parameter reader: One that has read before knows accounts and clients already.
  public init(_ reader: EventReader = EventReader()) { self.reader = reader }

  /// Bytes that have come in and wait for the end of their line or record.
  public var waiting: Int { rest.count + pending.count }

  public mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (AuditEvent) -> Void) {
    var start = 0
    while start < bytes.count, let base = bytes.baseAddress {
      guard let found = memchr(base + start, 0x0A, bytes.count - start) else {
        keep(UnsafeBufferPointer(rebasing: bytes[start...]))
        return
      }
      let end = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
      let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
      start = end + 1
      if isDropping {
        isDropping = false
        reader.countOversized()
      } else if rest.isEmpty {
        take(line: line, body)
      } else {
        keep(line)
        let whole = rest
        rest.removeAll(keepingCapacity: rest.count < 1 << 20)
        if isDropping {
          isDropping = false
          reader.countOversized()
        } else {
          whole.withUnsafeBufferPointer { take(line: $0, body) }
        }
      }
    }
  }

  private mutating func keep(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !isDropping else { return }
    rest.append(contentsOf: bytes)
    if rest.count > Self.lineLimit {
      rest = []
      isDropping = true
    }
  }

  /// The log ends here: reads what has no line end, and counts what has no end at all.
  public mutating func finish(_ body: (AuditEvent) -> Void) {
    let last = rest
    rest = []
    if isDropping { reader.countOversized() }
    isDropping = false
    if !last.isEmpty { last.withUnsafeBufferPointer { take(line: $0, body) } }
    dropPending()
  }

  private mutating func take(line: UnsafeBufferPointer<UInt8>, _ body: (AuditEvent) -> Void) {
    var text = line
    if let mark = LinePrefix.runtimeMark(of: line) {
      text = UnsafeBufferPointer(rebasing: line[mark.start...])
      if isCut || mark.goesOn {
        pending.append(contentsOf: text)
        isCut = mark.goesOn
        if !isCut || pending.count > Self.lineLimit { readPending(body) }
        return
      }
    }
    text = trimmed(text)
    guard !text.isEmpty, !isBracket(text) else { return }
    if !pending.isEmpty {
      // A whole record at the beginning of a line ends what was left open.
      if text[0] == UInt8(ascii: "{"), line[0] == text[0] {
        let finding = reader.line(text, body)
        if finding != .incomplete, finding != .broken {
          dropPending()
          reader.count(finding)
          return
        }
      }
      pending.append(contentsOf: text)
      pending.append(0x20)
      pendingLines += 1
      if pending.count > Self.lineLimit || closes(text, of: line) { readPending(body) }
      return
    }
    let finding = reader.line(text, body)
    if finding == .incomplete, goesOn(text) {
      pending = Array(text)
      pending.append(0x20)
      pendingLines = 1
      indentation = indentation(of: line)
    } else {
      reader.count(finding)
    }
  }

  /// Gives up what was left open: each of its lines holds nothing.
  private mutating func dropPending() {
    for _ in 0..<pendingLines { reader.count(.broken) }
    if pendingLines == 0, !pending.isEmpty { reader.count(.broken) }
    pending = []
    pendingLines = 0
    isCut = false
  }

  /// Reads the record that has come together, or waits for more of it.
  private mutating func readPending(_ body: (AuditEvent) -> Void) {
    let isTooLong = pending.count > Self.lineLimit
    let finding = isTooLong ? .broken : pending.withUnsafeBufferPointer { reader.line($0, body) }
    if finding == .incomplete, !isTooLong { return }
    reader.count(finding)
    pending = []
    pendingLines = 0
    isCut = false
  }

  /// Without the space around it, and the comma behind an item of a list that has a line for each.
  private func trimmed(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, line.count)
    if end >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF { start = 3 }
    while start < end, line[start] <= 0x20 { start += 1 }
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    if pending.isEmpty, end - start > 1, line[end - 1] == UInt8(ascii: ","), line[start] == UInt8(ascii: "{"),
      line[end - 2] == UInt8(ascii: "}")
    {
      end -= 1
    }
    return UnsafeBufferPointer(rebasing: line[start..<end])
  }

  private func isBracket(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    pending.isEmpty && line.count == 1 && (line[0] == UInt8(ascii: "[") || line[0] == UInt8(ascii: "]"))
  }

  /// Whether a record that is not complete goes on in the next line: JSON is broken between its parts, a cut
  /// line within them.
  private func goesOn(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let last = line.last else { return false }
    return line.count <= 2 || last == UInt8(ascii: "{") || last == UInt8(ascii: "[")
      || last == UInt8(ascii: ",")
  }

  private func closes(_ text: UnsafeBufferPointer<UInt8>, of line: UnsafeBufferPointer<UInt8>) -> Bool {
    (text[0] == UInt8(ascii: "}") || text[0] == UInt8(ascii: "]")) && indentation(of: line) == indentation
  }

  private func indentation(of line: UnsafeBufferPointer<UInt8>) -> Int {
    line.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.count
  }
}
