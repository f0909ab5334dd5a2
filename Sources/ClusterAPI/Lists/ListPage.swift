internal import Documents

/// A page of a list: what it says of itself, and its objects, reduced.
struct ListPage {
  private(set) var kind: String?
  private(set) var version: String?
  /// What to ask for the next page with; nil on the last.
  private(set) var token: String?
  /// The objects as a list of their own.
  private(set) var text: [UInt8] = []
  private(set) var count = 0

  /// - Parameters:
  ///   - body: The JSON of the page.
  ///   - isNew: Whether an object was not on an earlier page.
  init(
    _ body: [UInt8], of resource: ServedResource, isNew: (Reduction.Identity) -> Bool
  ) throws(JSONCursor.Malformed) {
    var reduction = Reduction(resource)
    var (kind, version, token): (String?, String?, String?)
    var count: Int?
    let result = body.withUnsafeBufferPointer { bytes -> Result<Void, JSONCursor.Malformed> in
      Result { () throws(JSONCursor.Malformed) in
        var cursor = JSONCursor(bytes)
        try cursor.mapping { (key, cursor) throws(JSONCursor.Malformed) in
          let name = cursor.slice(key)
          if name.isText("items") {
            guard count == nil else { throw cursor.malformed("items stand twice") }
            count = try Self.items(&cursor, &reduction, isNew)
          } else if name.isText("kind") {
            kind = Self.text(try cursor.value(), cursor)
          } else if name.isText("metadata"), cursor.startsMapping() {
            try cursor.mapping { (key, cursor) throws(JSONCursor.Malformed) in
              let name = cursor.slice(key)
              let value = try cursor.value()
              if name.isText("resourceVersion") { version = Self.text(value, cursor) }
              if name.isText("continue") { token = Self.text(value, cursor) }
            }
          } else {
            _ = try cursor.value()
          }
        }
        try cursor.end()
        guard count != nil else { throw cursor.malformed("there are no items") }
      }
    }
    try result.get()
    (self.kind, self.version, self.token, self.count) = (kind, version, token, count ?? 0)
    guard self.count > 0 else { return }
    // Its own size and no more: this is what is kept.
    text.reserveCapacity(Self.opening.count + reduction.text.count + 2)
    text += Self.opening
    text += reduction.text
    text += "]}".utf8
  }

  private static let opening = Array("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[".utf8)

  private static func items(
    _ cursor: inout JSONCursor, _ reduction: inout Reduction, _ isNew: (Reduction.Identity) -> Bool
  ) throws(JSONCursor.Malformed) -> Int {
    var count = 0
    guard cursor.startsList() else {
      let value = try cursor.value()
      guard cursor.slice(value).isText("null") else { throw cursor.malformed("items must be a list") }
      return 0
    }
    try cursor.list { (cursor) throws(JSONCursor.Malformed) in
      guard cursor.startsMapping() else {
        _ = try cursor.value()
        return
      }
      if try reduction.append(&cursor, isWanted: isNew) { count += 1 }
    }
    return count
  }

  /// A string of JSON; nil for any other value.
  private static func text(_ value: Range<Int>, _ cursor: JSONCursor) -> String? {
    parse(Array(cursor.slice(value)), name: "value", claim: .json).documents.first?.string
  }
}
