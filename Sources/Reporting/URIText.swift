/// File names as URI references (RFC 3986).
enum URIText {
  /// Whether a name is a path from the root of the file system.
  static func isAbsolute(_ file: String) -> Bool { file.utf8.first == UInt8(ascii: "/") }

  /// The path with everything encoded but slashes and unreserved characters. A colon is encoded, too: in
  /// the first segment it would end a scheme.
  static func encoded(_ file: String) -> String {
    guard !file.utf8.allSatisfy(isPlain) else { return file }
    var result: [UInt8] = []
    for byte in file.utf8 {
      if isPlain(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 0xF)]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
