/// A host that a text speaks of: in a URL, as `host:port`, or as a name of its own.
struct HostMention: Hashable {
  let host: String
  let port: UInt16?
  /// Of a URL: `http`.
  let scheme: String?

  /// Longer texts are no configuration that a person has written.
  private static let limit = 1 << 20

  /// All hosts that a text may speak of: URLs, lists with commas, `user@host`, `jdbc:x://host`, DSNs. A bare name
  /// counts where nothing else stands in the text, or where it has a port or a dot.
  static func all(in text: String) -> [HostMention] {
    guard text.utf8.count <= limit else { return [] }
    let words = text.unicodeScalars.split(whereSeparator: isSeparator)
    return words.compactMap { word in
      read(Substring(word), isWhole: words.count == 1 && word.count == text.unicodeScalars.count)
    }
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || ",;\"'=()<>|&?#`{}[]".unicodeScalars.contains(scalar)
  }

  private static func read(_ word: Substring, isWhole: Bool) -> HostMention? {
    var rest = word
    var scheme: String?
    if let mark = rest.firstRange(of: "://") {
      scheme = rest[..<mark.lowerBound].split(separator: ":").last.map { $0.lowercased() }
      rest = rest[mark.upperBound...]
    }
    let hasUser = rest.contains("@")
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    if let slash = rest.firstIndex(of: "/") { rest = rest[..<slash] }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].utf8.allSatisfy(isHostByte) else {
      return nil
    }
    let port = parts.count == 2 ? UInt16(parts[1]) : nil
    if parts.count == 2, port == nil { return nil }
    guard scheme != nil || port != nil || hasUser || isWhole || parts[0].contains(".") else { return nil }
    return HostMention(host: parts[0].lowercased(), port: port, scheme: scheme)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// The port that the scheme means where none is given.
  var effectivePort: UInt16? {
    if let port { return port }
    switch scheme {
    case "http", "ws": return 80
    case "https", "wss": return 443
    default: return nil
    }
  }
}
