internal import Documents

/// The small objects that SARIF is made of.
enum SARIFText {
  /// A message of plain text. Braces are doubled, since single ones are placeholders (SARIF 2.1.0,
  /// 3.11.5), and what would read as a link is pulled apart (3.11.6).
  static func message(_ key: StaticString, _ text: String, _ json: inout JSONWriter) {
    json.key(key)
    json.object { json in json.field("text", escaped(text)) }
  }

  private static func escaped(_ text: String) -> String {
    guard
      text.utf8.contains(where: {
        $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]")
      })
    else { return text }
    var result = ""
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "{" || scalar == "}" { result.unicodeScalars.append(scalar) }
      if scalar == "(", last == "]" { result += " " }
      result.unicodeScalars.append(scalar)
      last = scalar
    }
    return result
  }

  /// A file as an `artifactLocation`: relative to the folder of the scan, or absolute.
  static func artifact(_ file: String, _ json: inout JSONWriter) {
    json.key("artifactLocation")
    json.object { json in
      if URIText.isAbsolute(file) {
        json.field("uri", "file://\(URIText.encoded(file))")
      } else {
        json.field("uri", URIText.encoded(file))
        json.field("uriBaseId", "%SRCROOT%")
      }
    }
  }

  static func region(_ key: StaticString, _ range: Range<Int>, of source: Source, _ json: inout JSONWriter) {
    region(key, source.position(at: range.lowerBound), source.position(at: range.upperBound), &json)
  }

  /// - Parameter end: Behind the last character; nil where only the beginning is known.
  static func region(_ key: StaticString, _ start: Position, _ end: Position?, _ json: inout JSONWriter) {
    json.key(key)
    json.object { json in
      json.field("startLine", start.line)
      json.field("startColumn", start.column)
      guard let end else { return }
      json.field("endLine", end.line)
      json.field("endColumn", end.column)
    }
  }
}
