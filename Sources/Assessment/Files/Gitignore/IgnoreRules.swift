/// The patterns of one `.gitignore` file.
struct IgnoreRules: Sendable {
  private let patterns: [IgnorePattern]

  var isEmpty: Bool { patterns.isEmpty }

  /// Reads the bytes of a file. Any bytes are fine; a line that makes no sense matches nothing.
  init(_ bytes: [UInt8]) {
    var text = bytes[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    patterns = text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      var line = line
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      if let zero = line.firstIndex(of: 0) { line = line[..<zero] }
      return IgnorePattern(line: line)
    }
  }

  /// What the last matching pattern says: true for ignored, false for not ignored, nil when none matches.
  ///
  /// - Parameter path: The path relative to the folder of the file.
  func verdict(path: UnsafeBufferPointer<UInt8>, isFolder: Bool) -> Bool? {
    let start = path.lastIndex(of: Byte.slash).map { $0 + 1 } ?? 0
    let name = UnsafeBufferPointer(rebasing: path[start...])
    for index in patterns.indices.reversed()
    where patterns[index].matches(path: path, name: name, isFolder: isFolder) {
      return !patterns[index].isNegated
    }
    return nil
  }
}
