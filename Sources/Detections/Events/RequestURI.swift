extension AuditEvent {
  /// The path of the request, without the query.
  public var path: Substring {
    requestURI.utf8.firstIndex(of: UInt8(ascii: "?")).map { requestURI[..<$0] } ?? requestURI[...]
  }

  /// The values of a parameter of the query, decoded, in order.
  func query(_ name: String) -> [String] {
    guard let mark = requestURI.utf8.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    return requestURI[mark...].dropFirst().split(separator: "&").compactMap { pair in
      guard pair.hasPrefix(name), pair.dropFirst(name.count).first == "=" else { return nil }
      return AuditEvent.decoded(pair.dropFirst(name.count + 1))
    }
  }

  /// Percent and plus decoded, as forms are. What is no escape stays.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    let source = Array(text.utf8)
    var i = 0
    while i < source.count {
      if source[i] == UInt8(ascii: "%"), i + 2 < source.count,
        let high = Character(Unicode.Scalar(source[i + 1])).hexDigitValue,
        let low = Character(Unicode.Scalar(source[i + 2])).hexDigitValue
      {
        bytes.append(UInt8(high << 4 | low))
        i += 3
      } else {
        bytes.append(source[i] == UInt8(ascii: "+") ? UInt8(ascii: " ") : source[i])
        i += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
