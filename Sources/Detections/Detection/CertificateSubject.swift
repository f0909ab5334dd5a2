internal import Documents

/// The names that a certificate request asks for. Only the attributes are looked for: the request is validated
/// by the API server, and what it would refuse may still be told of.
///
/// Source: RFC 2986 and RFC 5280, section 4.1.2.4.
struct CertificateSubject {
  private(set) var commonNames: [String] = []
  private(set) var organisations: [String] = []

  /// - Parameter request: Base64 of PEM, as `spec.request` holds it; nil for what is none.
  init?(request: String) {
    guard let pem = CertificateSubject.decoded(Array(request.utf8)) else { return nil }
    let lines = pem.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "-") }
    guard let der = CertificateSubject.decoded(lines.flatMap { $0.filter { $0 > 0x20 } }) else { return nil }
    // An attribute: the object identifier 2.5.4.n, then a string of one of several types with its length.
    var i = 0
    while i + 7 <= der.count {
      defer { i += 1 }
      guard der[i] == 0x06, der[i + 1] == 0x03, der[i + 2] == 0x55, der[i + 3] == 0x04 else { continue }
      let length = Int(der[i + 6])
      guard length < 0x80, i + 7 + length <= der.count else { continue }
      let text = String(decoding: der[(i + 7)..<(i + 7 + length)], as: UTF8.self)
      switch der[i + 4] {
      case 3: commonNames.append(text)
      case 10: organisations.append(text)
      default: break
      }
    }
  }

  private static func decoded(_ text: [UInt8]) -> [UInt8]? {
    text.isEmpty ? nil : text.withUnsafeBufferPointer { Base64.decode($0) }
  }
}
