extension Node {
  /// What a literal block (`patch: |-`) holds, read as YAML, with every node at its place in the file that
  /// holds the block. Nil for other scalars, and where the places cannot be told.
  public var inlineTree: Tree? {
    let source = tree.source
    guard style == .literal, !isShared, source.encoding == .utf8 else { return nil }
    let start = source.bytes[range].firstIndex(of: UInt8(ascii: "\n")) ?? range.upperBound
    // The file with blanks for all that is not in the block: what is left stands where it stood.
    var blanked = [UInt8](repeating: 0x20, count: source.bytes.count)
    for offset in source.bytes.indices {
      let byte = source.bytes[offset]
      if start..<range.upperBound ~= offset || byte == 0x0A || byte == 0x0D { blanked[offset] = byte }
    }
    let read = parse(blanked, name: source.name)
    let asText = parse(text ?? "")
    guard read.errors.isEmpty, asText.errors.isEmpty, read.tree.records.count == asText.tree.records.count
    else {
      return nil
    }
    return Tree(
      source: source, format: read.tree.format, arena: read.tree.arena, spans: read.tree.spans,
      texts: read.tree.texts, duplicates: read.tree.duplicateRecords, beyondJSON: read.tree.recordsBeyondJSON,
      roots: read.tree.roots)
  }
}
