/// JSON that is put together from pieces of other JSON.
extension Reduction {
  /// What is done with an entry of a mapping: the cursor stands at its value.
  typealias Entry = (_ into: inout Reduction, _ key: Range<Int>, inout JSONCursor) throws(Malformed) -> Void

  mutating func appendKey(_ key: Range<Int>, _ cursor: JSONCursor) {
    if let last = text.last, last != UInt8(ascii: "{") { text.append(UInt8(ascii: ",")) }
    text.append(contentsOf: cursor.slice(key.lowerBound - 1..<key.upperBound + 1))
    text.append(UInt8(ascii: ":"))
  }

  /// A whole entry as it is written.
  ///
  /// - Returns: Where its value stands in the page.
  @discardableResult
  mutating func appendEntry(_ key: Range<Int>, _ cursor: inout JSONCursor) throws(Malformed) -> Range<Int> {
    appendKey(key, cursor)
    let value = try cursor.value()
    text.append(contentsOf: cursor.slice(value))
    return value
  }

  /// An entry with an empty text in place of its value.
  mutating func appendEmptied(_ key: Range<Int>, _ cursor: inout JSONCursor) throws(Malformed) {
    appendKey(key, cursor)
    text += "\"\"".utf8
    _ = try cursor.value()
  }

  /// A mapping, of whose entries `body` writes what stays.
  mutating func appendMapping(_ cursor: inout JSONCursor, _ body: Entry) throws(Malformed) {
    text.append(UInt8(ascii: "{"))
    try cursor.mapping { (key, cursor) throws(Malformed) in try body(&self, key, &cursor) }
    text.append(UInt8(ascii: "}"))
  }

  /// An entry whose value is a list of mappings, of each of which the named fields stay.
  mutating func appendItems(_ key: Range<Int>, _ cursor: inout JSONCursor, keeping fields: [StaticString])
    throws(Malformed)
  {
    appendKey(key, cursor)
    text.append(UInt8(ascii: "["))
    var isFirst = true
    try cursor.list { (cursor) throws(Malformed) in
      guard cursor.startsMapping() else {
        _ = try cursor.value()
        return
      }
      if !isFirst { text.append(UInt8(ascii: ",")) }
      isFirst = false
      try appendMapping(&cursor) { (reduction, key, cursor) throws(Malformed) in
        if cursor.slice(key).isAmong(fields) {
          try reduction.appendEntry(key, &cursor)
        } else {
          _ = try cursor.value()
        }
      }
    }
    text.append(UInt8(ascii: "]"))
  }
}
