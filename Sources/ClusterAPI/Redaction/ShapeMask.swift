internal import Documents
internal import Kubernetes

/// Another text of the same shape: each letter becomes a letter of its case, each digit a digit, by nothing but its
/// place. What tells one issuer's tokens from another's stays, for the checks.
enum ShapeMask {
  /// - Parameter text: As JSON writes it: escapes stay what they are.
  static func masked(_ text: [UInt8]) -> [UInt8] {
    // `Basic …`, `Bearer …`: the scheme is no secret.
    if let space = text.firstIndex(of: 0x20), space < 8, text[space...].dropFirst().allSatisfy({ $0 > 0x20 })
    {
      return text[...space] + masked(Array(text[(space + 1)...]))
    }
    let wanted = kind(of: text)
    if wanted == .jwt { return webToken(text) }
    if let login = login(text) { return login }
    for prefix in [0, 3, 4, 5, 8, 11, 13] where prefix <= text.count / 2 {
      let result = masked(text, keeping: prefix)
      if kind(of: result) == wanted { return result }
    }
    return masked(text, keeping: 0)
  }

  private static func masked(_ text: [UInt8], keeping prefix: Int) -> [UInt8] {
    var result = text
    var i = prefix
    while i < text.count {
      if text[i] == UInt8(ascii: "\\") {
        i += i + 1 < text.count && text[i + 1] == UInt8(ascii: "u") ? 6 : 2
        continue
      }
      result[i] = mask(text[i], at: i)
      i += 1
    }
    return result
  }

  private static func mask(_ byte: UInt8, at place: Int) -> UInt8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(ascii: "a") + UInt8((place * 7 + 23) % 26)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(ascii: "A") + UInt8((place * 7 + 23) % 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(ascii: "0") + UInt8((place * 3 + 7) % 10)
    // Letters beyond ASCII may be of a password as well; one byte for each keeps the length.
    case 0x80...: UInt8(ascii: "x")
    default: byte
    }
  }

  /// Header and claims begin with the base64 of `{"`.
  private static func webToken(_ text: [UInt8]) -> [UInt8] {
    var result = masked(text, keeping: 0)
    var start = 0
    for part in 0..<2 {
      for (offset, byte) in "eyJ".utf8.enumerated() where start + offset < result.count {
        result[start + offset] = byte
      }
      guard part == 0, let dot = text[start...].firstIndex(of: UInt8(ascii: ".")) else { break }
      start = dot + 1
    }
    return result
  }

  /// `user:password` in base64, which must be decoded to be masked.
  private static func login(_ text: [UInt8]) -> [UInt8]? {
    guard let decoded = text.withUnsafeBufferPointer(Base64.decode), decoded.contains(UInt8(ascii: ":")),
      decoded.allSatisfy({ $0 >= 0x20 && $0 < 0x7F })
    else { return nil }
    return Array(Base64.encode(masked(decoded, keeping: 0)).utf8)
  }

  private static func kind(of text: [UInt8]) -> Credential.Kind? {
    text.withUnsafeBufferPointer { CredentialScanner($0).first?.kind }
  }
}
