internal import Documents

/// A file of Vector in TOML, as far as its sinks need it: tables, dotted keys, inline tables and lists of
/// strings. Reference: https://vector.dev/docs/reference/configuration/sinks/, https://toml.io/en/v1.0.0.
struct VectorTOML {
  /// The settings by their whole paths, `sinks.out.tls.verify_certificate`, of a list the first.
  private(set) var settings: [String: String] = [:]
  /// The names below `sinks`, in order.
  private(set) var sinks: [String] = []

  static func isOne(_ text: UnsafeBufferPointer<UInt8>) -> Bool { text.holds("[sinks.") }

  init(_ text: String) {
    var table: [String] = []
    // A list that goes on over lines is put together first.
    var pending = ""
    for line in text.split(whereSeparator: \.isNewline) {
      let words = Self.withoutComment(line)
      if pending.isEmpty, words.hasPrefix("[") {
        table = Self.keys(words.filter { $0 != "[" && $0 != "]" })
        if table.first == "sinks", table.count > 1, !sinks.contains(table[1]) { sinks.append(table[1]) }
        continue
      }
      pending += words + " "
      guard pending.count(where: { $0 == "[" }) <= pending.count(where: { $0 == "]" }) else { continue }
      set(pending[...], below: table)
      pending = ""
    }
  }

  private mutating func set(_ entry: Substring, below table: [String]) {
    guard let sign = entry.firstIndex(of: "=") else { return }
    let path = table + Self.keys(String(entry[..<sign]))
    let value = entry[entry.index(after: sign)...].drop { $0.isWhitespace }
    guard value.hasPrefix("{"), path.count < 16 else {
      let words = value.split { "[], \"'".contains($0) }
      settings[path.joined(separator: ".")] = words.first.map(String.init) ?? ""
      return
    }
    for part in value.dropFirst().prefix(while: { $0 != "}" }).split(separator: ",") {
      set(part, below: path)
    }
  }

  private static func keys(_ text: String) -> [String] {
    text.split(separator: ".").map { $0.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" } }
  }

  private static func withoutComment(_ line: Substring) -> String {
    var quote: Character?
    let end = line.firstIndex { character in
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      }
      return quote == nil && character == "#"
    }
    return String(line[..<(end ?? line.endIndex)].drop { $0.isWhitespace })
  }

  func outputs(_ file: Node) -> [ForwarderOutput] {
    sinks.compactMap { sink in
      func value(_ key: String) -> String? { settings["sinks.\(sink).\(key)"] }
      guard let type = value("type"),
        let target = value("endpoint") ?? value("uri") ?? value("address") ?? value("endpoints")
      else { return nil }
      return ForwarderOutput(
        file: file, vectorSink: type, target: target, tls: value("tls.enabled") == "true",
        isVerified: value("tls.verify_certificate") != "false", isBuffered: value("buffer.type") == "disk")
    }
  }
}
