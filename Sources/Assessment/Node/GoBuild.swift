/// What a program written in Go says of how it was built.
///
/// Source: Go, src/debug/buildinfo/buildinfo.go: a mark, two bytes on how it goes on, and from byte 32 on two texts
/// behind their lengths: the version of Go, and lines of modules and settings. Programs of Go before 1.18 have
/// addresses in place of the texts; nothing is read of them.
struct GoBuild {
  static let mark: [UInt8] = [0xFF] + Array(" Go buildinf:".utf8)

  /// More than a program with a thousand modules has.
  static let limit = 1 << 20

  /// The lines, each a word and what it says behind a tab.
  let lines: [Substring]

  /// - Parameter bytes: What stands in the program from the mark on.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count > 32, bytes.starts(with: Self.mark), bytes[bytes.startIndex + 15] & 2 != 0 else {
      return nil
    }
    var rest = bytes.dropFirst(32)
    guard Self.text(&rest) != nil, let text = Self.text(&rest), text.count >= 32 else { return nil }
    // A mark of 16 bytes stands before the lines and behind them.
    lines = String(decoding: text.dropFirst(16).dropLast(16), as: UTF8.self).split(separator: "\n")
  }

  /// The release, where the build knows it: of the main module, or what the linker wrote into a variable.
  ///
  /// - Parameter variable: How the name of that variable ends: `containerd/version.Version`.
  func release(variable: String) -> String? {
    for line in lines {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      if fields[0] == "mod", fields.count > 2, let release = Self.release(fields[2]) { return release }
      guard fields[0] == "build", fields.count > 1, fields[1].hasPrefix("-ldflags=") else { continue }
      for word in fields[1].split(whereSeparator: { " \"'\\".contains($0) }) {
        guard let equals = word.lastIndex(of: "="), word[..<equals].hasSuffix(variable) else { continue }
        if let release = Self.release(word[word.index(after: equals)...]) { return release }
      }
    }
    return nil
  }

  /// `v1.7.24+dirty` is 1.7.24; what was built between releases bears the number of none.
  private static func release(_ text: Substring) -> String? {
    let text = text.first == "v" ? text.dropFirst() : text
    let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.count < 6 }) else { return nil }
    return number == "0.0.0" ? nil : String(number)
  }

  /// A text behind its length, which stands there in bytes of seven bits, the least first.
  private static func text(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var length = 0
    var shift = 0
    while let byte = rest.popFirst() {
      length |= Int(byte & 0x7F) << shift
      if byte < 0x80 {
        guard length <= rest.count else { return nil }
        let text = rest.prefix(length)
        rest = rest.dropFirst(length)
        return text
      }
      shift += 7
      guard shift <= 28 else { return nil }
    }
    return nil
  }
}
