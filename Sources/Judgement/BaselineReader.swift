public import Documents

/// Why a file is no baseline that this program can go by.
public struct BaselineError: Error, CustomStringConvertible {
  public let file: String
  public let position: Position
  public let message: String

  /// "bulwark-baseline.json:3:12: …".
  public var description: String { "\(file):\(position.line):\(position.column): \(message)" }
}

extension Baseline {
  /// The version of the file that this program reads and writes: `Schemas/baseline.schema.json`.
  public static let version = 1

  /// Reads the file that `--write-baseline` wrote. Strict: a baseline decides what does not fail, so
  /// nothing in it is passed over.
  ///
  /// - Parameter name: The name of the file, for messages.
  /// - Throws: `BaselineError` where it is broken, something else, or of a later version.
  public init(reading bytes: [UInt8], name: String) throws(BaselineError) {
    self = try Reader(text: parse(bytes, name: name, claim: .json)).baseline()
  }
}

private struct Reader {
  let text: ParsedText

  func baseline() throws(BaselineError) -> Baseline {
    if let error = text.errors.first { throw failure(at: error.offset, error.message) }
    guard let root = text.documents.first, root.isMapping, let version = root["bulwarkBaseline"] else {
      let hint =
        text.documents.first?["schemaVersion"] == nil
        ? "" : "; a report cannot stand for it"
      throw failure(at: 0, "this is no baseline: --write-baseline writes one\(hint)")
    }
    guard let number = version.int, number >= 1 else {
      throw failure(version, "bulwarkBaseline must be \(Baseline.version)")
    }
    guard number == Baseline.version else {
      throw failure(
        version, "version \(number) is of a later Bulwark; this one reads version \(Baseline.version)")
    }
    if let duplicate = text.tree.duplicateKeys.first {
      let second = duplicate.second
      throw failure(at: (second.keyRange ?? second.range).lowerBound, "the key stands twice")
    }
    try expect(["bulwarkBaseline", "findings"], in: root)
    if text.documents.count > 1 { throw failure(text.documents[1], "the baseline ends before this") }
    guard let findings = root["findings"], findings.isSequence else {
      throw failure(root["findings"] ?? root, "findings must be a list")
    }
    var counts: [Baseline.Entry: Int] = [:]
    for item in findings.children {
      let (entry, count) = try entry(item)
      guard counts.updateValue(count, forKey: entry) == nil else {
        throw failure(item, "this finding stands twice; its count says how often it occurs")
      }
    }
    return Baseline(counts)
  }

  private func entry(_ node: Node) throws(BaselineError) -> (Baseline.Entry, Int) {
    guard node.isMapping else { throw failure(node, "a finding must be an object, not \(node.value.name)") }
    try expect(["check", "subject", "fingerprint", "count"], in: node)
    let fingerprint = try string("fingerprint", of: node)
    guard fingerprint.utf8.count == 16, fingerprint.utf8.allSatisfy(isDigit) else {
      throw failure(node["fingerprint"] ?? node, "a fingerprint has 16 hexadecimal digits, 0-9 and a-f")
    }
    guard let count = node["count"]?.int, (1...1_000_000_000).contains(count) else {
      throw failure(node["count"] ?? node, "count must be a number from 1")
    }
    let entry = Baseline.Entry(
      check: try string("check", of: node), subject: try string("subject", of: node),
      fingerprint: fingerprint)
    return (entry, count)
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
  }

  private func string(_ key: String, of node: Node) throws(BaselineError) -> String {
    guard let text = node[key: key]?.string, !text.isEmpty else {
      throw failure(node[key: key] ?? node, "\(key) must be a text")
    }
    return text
  }

  private func expect(_ keys: [String], in node: Node) throws(BaselineError) {
    for child in node.children where !keys.contains(child.key ?? "") {
      throw failure(at: child.keyRange?.lowerBound ?? child.range.lowerBound, "unknown key")
    }
  }

  private func failure(_ node: Node, _ message: String) -> BaselineError {
    failure(at: node.range.lowerBound, message)
  }

  private func failure(at offset: Int, _ message: String) -> BaselineError {
    BaselineError(file: text.source.name, position: text.source.position(at: offset), message: message)
  }
}
