/// What container runtimes, syslog and exports write before the record on a line: a time, a stream, a tag.
enum LinePrefix {
  /// The longest that is looked through.
  private static let limit = 512

  /// Where the record begins; nil where the line holds none.
  static func end(of line: UnsafeBufferPointer<UInt8>) -> Int? {
    var i = 0
    if line.count >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF { i = 3 }
    while i < line.count, line[i] == 0x20 || line[i] == 0x09 || line[i] == 0x0D { i += 1 }
    guard i < line.count else { return nil }
    if line[i] == UInt8(ascii: "{") { return i }
    // A list, and not the `[` of a log level or a process.
    if line[i] == UInt8(ascii: "["), let next = line[(i + 1)...].first(where: { $0 > 0x20 }),
      next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
    {
      return i
    }
    let end = min(line.count - 1, i + limit)
    while i < end {
      if line[i] == UInt8(ascii: "{"), line[i + 1] == UInt8(ascii: "\"") { return i }
      i += 1
    }
    return nil
  }

  /// The mark of a line that a container runtime has cut: `2024-…Z stdout P …`. The position behind it, and
  /// whether the line goes on.
  static func runtimeMark(of line: UnsafeBufferPointer<UInt8>) -> (start: Int, goesOn: Bool)? {
    guard line.count > 24, line[4] == UInt8(ascii: "-"), line[10] == UInt8(ascii: "T") else { return nil }
    var i = 20
    while i < line.count, line[i] != UInt8(ascii: " ") { i += 1 }
    for stream: StaticString in [" stdout ", " stderr "] {
      let length = stream.utf8CodeUnitCount
      guard i + length + 2 <= line.count,
        line[i..<i + length].elementsEqual(
          UnsafeBufferPointer(start: stream.utf8Start, count: length)),
        line[i + length + 1] == UInt8(ascii: " ")
      else { continue }
      let flag = line[i + length]
      guard flag == UInt8(ascii: "F") || flag == UInt8(ascii: "P") else { continue }
      return (i + length + 2, flag == UInt8(ascii: "P"))
    }
    return nil
  }
}
