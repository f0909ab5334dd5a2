/// Finds credentials in a text by one pass over its bytes: names with values, tokens of known form,
/// private keys, passwords in URLs. It takes for one only what surely is.
public struct CredentialScanner {
  /// How the text is written, which says what an unquoted value may be.
  public enum Syntax: Sendable {
    /// `key = value` and `key: value`, one a line: settings of any format.
    case settings
    /// `NAME=value` without blanks; anything with `$` is worked out when it runs.
    case shell
    /// Only what stands in quotes is a value; a bare word names one.
    case code
  }

  let text: Bytes
  let syntax: Syntax

  public init(_ text: Bytes, syntax: Syntax = .settings) {
    self.text = text
    self.syntax = syntax
  }

  /// Calls `found` for each credential in order, until it says false.
  public func scan(_ found: (Credential) -> Bool) {
    var i = 0
    var previous: UInt8 = 0x20
    var quiet = 0
    while i < text.count {
      let byte = text[i]
      guard let credential = credential(byte, at: i, after: previous, &quiet) else {
        previous = byte
        i += 1
        continue
      }
      guard found(credential) else { return }
      i = max(i + 1, credential.value.upperBound)
      previous = text[i - 1]
    }
  }

  /// The first credential.
  public var first: Credential? {
    var first: Credential?
    scan {
      first = $0
      return false
    }
    return first
  }

  @inline(__always)
  private func credential(
    _ byte: UInt8, at i: Int, after previous: UInt8, _ quiet: inout Int
  ) -> Credential? {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: ">"): return assigned(at: i, &quiet)
    case UInt8(ascii: ":"):
      return text.has("://", at: i) ? urlPassword(at: i) : assigned(at: i, &quiet)
    case UInt8(ascii: "-"):
      return previous == byte ? nil : CredentialForm.privateKey(text, at: i)
    case _ where !previous.isAlphanumeric && CredentialForm.begins[Int(byte)]:
      return form(at: i)
    default: return nil
    }
  }

  private func form(at i: Int) -> Credential? {
    guard let credential = CredentialForm.match(text, at: i) else { return nil }
    // The id of a key is no secret. The key itself is found by its name.
    if credential.kind == .aws, isNamedAsID(i) { return nil }
    return credential
  }

  private func isNamedAsID(_ i: Int) -> Bool {
    var end = i
    while end > 0, text[end - 1].isBlank || text[end - 1].isQuote { end -= 1 }
    guard end > 0, text[end - 1] == UInt8(ascii: "=") || text[end - 1] == UInt8(ascii: ":") else {
      return false
    }
    guard let name = CredentialAssignment.name(before: end - 1, in: text) else { return false }
    return Self.namesID(text.part(name.range))
  }

  /// Whether a name says that its value is the id of a key, which is no secret.
  static func namesID(_ name: Bytes) -> Bool {
    name.hasSuffix("id") || name.hasSuffix("accesskey") || name.hasSuffix("access_key")
      || name.hasSuffix("access-key")
  }

  // MARK: Names with values

  /// - Parameter quiet: The end of a value that is too long for one. What stands in it gives no value to
  ///   a name, and is not read again at each name in it.
  private func assigned(at separator: Int, _ quiet: inout Int) -> Credential? {
    guard separator >= quiet, let assignment = CredentialAssignment(text, at: separator, syntax),
      let promise = assignment.promise
    else {
      return nil
    }
    let range = assignment.value
    if range.count > CredentialAssignment.longest { quiet = range.upperBound }
    guard assignment.isPlausible else { return nil }
    let value = text.part(range)
    if let first = value.first, CredentialForm.begins[Int(first)], let form = form(at: range.lowerBound) {
      return Credential(kind: form.kind, name: assignment.name, value: range)
    }
    guard CredentialValue.keeps(promise, value), !assignment.isComment else { return nil }
    return Credential(kind: promise.kind, name: assignment.name, value: range)
  }

  // MARK: URLs

  private func urlPassword(at colon: Int) -> Credential? {
    guard let range = Self.password(inURLAt: colon, of: text) else { return nil }
    let value = text.part(range)
    guard CredentialValue.isLiteral(value), !CredentialAssignment.isComment(colon, in: text) else {
      return nil
    }
    return Credential(kind: .url, name: nil, value: range)
  }

  /// The password of the URL whose `://` stands at an offset.
  static func password(inURLAt colon: Int, of text: Bytes) -> Range<Int>? {
    guard colon > 0, text[colon - 1].isAlphanumeric else { return nil }
    let authority = text.run(from: colon + 3) { byte in
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"), UInt8(ascii: "?"):
        false
      default: !byte.isSpace
      }
    }
    guard let at = text.part(authority).lastIndex(of: UInt8(ascii: "@")),
      let split = text.part(authority).firstIndex(of: UInt8(ascii: ":")), split < at
    else { return nil }
    let start = authority.lowerBound
    return at > split + 1 ? start + split + 1..<start + at : nil
  }
}
