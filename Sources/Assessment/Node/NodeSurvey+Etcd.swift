internal import Components
internal import Documents

extension NodeSurvey {
  /// Looks at the file of etcd's `--config-file`, beside which no flag counts, and tells of it as of the flags that
  /// would say the same.
  mutating func takeEtcd(_ path: String) {
    guard let bytes = attempt(path, { root throws(FileError) in try root.read(path) }) else { return }
    let parsed = parse(bytes, name: root.shown(path))
    for error in parsed.errors {
      unreadable.append(
        Unassessed(file: root.shown(path), line: nil, reason: .parseError, message: error.message))
    }
    guard let document = parsed.documents.first, document.isMapping else { return }
    take(EtcdFile.command(document), [], .etcd, from: root.shown(path))
  }
}

/// etcd's configuration file, whose keys are the names of its flags but for the two sections on TLS.
///
/// Source: etcd, server/embed/config.go (`configYAML`).
enum EtcdFile {
  static func command(_ document: Node) -> [String] {
    var words = ["etcd"]
    for entry in document.children {
      switch entry.key ?? "" {
      case "client-transport-security": words += section(entry, "")
      case "peer-transport-security": words += section(entry, "peer-")
      // It names no other file.
      case "config-file": continue
      case let key: words += word(key, entry)
      }
    }
    return words
  }

  private static func section(_ node: Node, _ prefix: String) -> [String] {
    guard node.isMapping else { return [] }
    return node.children.flatMap { word(prefix + ($0.key ?? ""), $0) }
  }

  private static func word(_ name: String, _ value: Node) -> [String] {
    if value.isSequence { return ["--\(name)=\(value.children.compactMap(\.text).joined(separator: ","))"] }
    return value.isNull ? [] : value.text.map { ["--\(name)=\($0)"] } ?? []
  }
}
