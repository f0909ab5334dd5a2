internal import Documents

/// The files of Fluent Bit in its classic format: sections of lines `key value`. One ConfigMap holds
/// several that include each other, so what one says of the inputs counts for the outputs of all.
struct FluentBitConfig {
  private struct Section {
    let name: String
    let file: Node
    var entries: [String: String] = [:]
  }

  private var sections: [Section] = []

  /// Plugins that send to another machine by a connection that may be encrypted or not.
  static let network: Set<String> = [
    "es", "opensearch", "forward", "http", "loki", "splunk", "syslog", "tcp", "gelf",
  ]

  /// The names of sections in the ways in which people write them.
  private static let marks: [StaticString] = [
    "[OUTPUT]", "[INPUT]", "[SERVICE]", "[Output]", "[Input]", "[Service]", "[output]", "[input]",
    "[service]",
  ]

  static func isClassic(_ text: UnsafeBufferPointer<UInt8>) -> Bool { marks.contains(where: text.holds) }

  mutating func read(_ text: String, _ file: Node) {
    var section: Section?
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#"), !first.hasPrefix("@") else { continue }
      if first.hasPrefix("["), let end = first.firstIndex(of: "]") {
        if let section { sections.append(section) }
        section = Section(name: first[first.index(after: first.startIndex)..<end].uppercased(), file: file)
      } else if words.count == 2 {
        section?.entries[first.lowercased()] = words[1].filter { !$0.isWhitespace }.lowercased()
      }
    }
    if let section { sections.append(section) }
  }

  var outputs: [ForwarderOutput] {
    let inputs = sections.filter { $0.name == "INPUT" }
    let isBuffered = inputs.isEmpty ? nil : inputs.contains { $0.entries["storage.type"] == "filesystem" }
    return sections.filter { $0.name == "OUTPUT" }.compactMap { section in
      Self.output(section.entries, section.file, isBuffered: isBuffered)
    }
  }

  /// One output, by its settings in small letters; nil where it sends to nobody else.
  static func output(_ entries: [String: String], _ file: Node, isBuffered: Bool?) -> ForwarderOutput? {
    guard let name = entries["name"], network.contains(name), let host = entries["host"],
      !ForwarderOutput.isLocal(host)
    else { return nil }
    let isEncrypted = isOn(entries["tls"]) || entries["mode"] == "tls"
    return ForwarderOutput(
      file: file, name: name, isEncrypted: entries["tls"]?.hasPrefix("$") ?? false ? nil : isEncrypted,
      isVerified: entries["tls.verify"].map { $0.hasPrefix("$") || isOn($0) } ?? true,
      isBuffered: isBuffered)
  }

  private static func isOn(_ value: String?) -> Bool { ["on", "true", "yes"].contains(value ?? "") }
}

/// A file of Fluentd: nested blocks of lines `key value`.
enum FluentdConfig {
  private struct Block {
    let tag: Substring
    var entries: [String: String] = [:]
    var isOnDisk = false
  }

  static func outputs(_ text: String, _ file: Node) -> [ForwarderOutput] {
    var outputs: [ForwarderOutput] = []
    var blocks: [Block] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
      guard let first = words.first, !first.hasPrefix("#") else { continue }
      if first.hasPrefix("</") {
        guard let block = blocks.popLast() else { continue }
        if block.tag == "buffer" {
          let isOnDisk = block.entries["@type"]?.hasPrefix("file") ?? false
          if let last = blocks.indices.last { blocks[last].isOnDisk = isOnDisk }
        } else if block.tag == "match" || block.tag == "store", let output = output(block, file) {
          outputs.append(output)
        }
      } else if first.hasPrefix("<") {
        guard blocks.count < 64 else { return outputs }
        blocks.append(Block(tag: first.dropFirst().prefix { $0 != ">" }))
      } else if words.count == 2, let last = blocks.indices.last {
        blocks[last].entries[String(first)] = words[1].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
      }
    }
    return outputs
  }

  private static func output(_ block: Block, _ file: Node) -> ForwarderOutput? {
    let entries = block.entries
    guard let name = entries["@type"],
      ["elasticsearch", "opensearch", "forward", "http", "loki", "splunk_hec"]
        .contains(name)
    else { return nil }
    let target = entries["url"] ?? entries["endpoint"] ?? entries["hosts"] ?? entries["host"] ?? ""
    guard !ForwarderOutput.isLocal(target) else { return nil }
    return ForwarderOutput(
      file: file, name: name, isEncrypted: isEncrypted(name, entries, target),
      isVerified: entries["ssl_verify"] != "false" && entries["insecure_tls"] != "true"
        && entries["insecure_ssl"] != "true" && entries["tls_insecure_mode"] != "true"
        && entries["tls_verify_mode"] != "none",
      isBuffered: block.isOnDisk || entries["buffer_type"] == "file")
  }

  /// nil where a program or the environment decides.
  private static func isEncrypted(_ name: String, _ entries: [String: String], _ target: String) -> Bool? {
    let scheme =
      switch name {
      case "forward": entries["transport"] ?? "tcp"
      case "splunk_hec": entries["protocol"] ?? "https"
      case "http", "loki": target
      default: target.contains("://") ? target : entries["scheme"] ?? "http"
      }
    if scheme.hasPrefix("#{") || scheme.hasPrefix("$") || scheme.isEmpty { return nil }
    return scheme.hasPrefix("https") || scheme.hasPrefix("tls")
  }
}
