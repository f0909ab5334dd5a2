internal import Documents

/// JSON that is put together from pieces of other JSON.
extension [UInt8] {
  /// The comma before an entry, where one stands before it.
  private mutating func separate() {
    if let last, last != UInt8(ascii: "{") { append(UInt8(ascii: ",")) }
  }

  private mutating func append(_ range: Range<Int>, of source: Source) {
    source.bytes.withUnsafeBufferPointer { append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
  }

  mutating func appendKey(_ entry: Node) {
    separate()
    if let key = entry.keyRange { append(key, of: entry.tree.source) }
    append(UInt8(ascii: ":"))
  }

  /// A whole entry as it is written.
  mutating func appendEntry(_ entry: Node) {
    appendKey(entry)
    append(entry.range, of: entry.tree.source)
  }

  /// An entry with another value.
  mutating func appendEntry(_ entry: Node, value: StaticString) {
    appendKey(entry)
    append(contentsOf: UnsafeBufferPointer(start: value.utf8Start, count: value.utf8CodeUnitCount))
  }

  /// An entry whose value is a mapping, of which `body` writes what stays.
  mutating func appendMapping(_ entry: Node, _ body: (Node, inout [UInt8]) -> Void) {
    appendKey(entry)
    appendMappingValue(entry, body)
  }

  mutating func appendMappingValue(_ value: Node, _ body: (Node, inout [UInt8]) -> Void) {
    append(UInt8(ascii: "{"))
    for field in value.children { body(field, &self) }
    append(UInt8(ascii: "}"))
  }

  /// An entry whose value is a list of mappings, of each of which the named fields stay.
  mutating func appendItems(_ entry: Node, keeping fields: [StaticString]) {
    appendKey(entry)
    append(UInt8(ascii: "["))
    var isFirst = true
    for item in entry.children {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      appendMappingValue(item) { field, text in
        if fields.contains(where: field.keyIs) { text.appendEntry(field) }
      }
    }
    append(UInt8(ascii: "]"))
  }
}
