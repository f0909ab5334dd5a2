internal import Documents

/// What such a program printed.
public struct ExecCredential: Sendable {
  public let token: String?
  public let identity: Connection.Identity?
  /// Seconds since 1970; nil where it is good until it is refused.
  public let expiry: Int64?

  /// Why an output is no credential. Never holds any of it.
  public struct Refusal: Error, Sendable, Hashable {
    public let message: String
  }

  public init(_ output: [UInt8], of plugin: ExecPlugin) throws(Refusal) {
    // Its errors would show what it printed.
    guard let root = parse(output, name: "<exec>", claim: .json).documents.first, root.isMapping else {
      throw Refusal(message: "printed no JSON object")
    }
    guard root["kind"]?.textIs("ExecCredential") ?? false else {
      throw Refusal(message: "printed no ExecCredential")
    }
    guard root["apiVersion"]?.text == plugin.apiVersion else {
      throw Refusal(message: "printed another apiVersion than \(plugin.apiVersion)")
    }
    guard let status = root.given("status"), status.isMapping else {
      throw Refusal(message: "printed an ExecCredential without status")
    }
    let token = status.given("token")?.string
    let certificate = status.given("clientCertificateData")?.string
    let key = status.given("clientKeyData")?.string
    guard (certificate == nil) == (key == nil) else {
      throw Refusal(message: "printed a client certificate and no key, or a key and no certificate")
    }
    guard token?.isEmpty == false || certificate != nil else {
      throw Refusal(message: "printed neither a token nor a client certificate")
    }
    self.token = token?.isEmpty == false ? token : nil
    identity =
      if let certificate, let key {
        .init(certificate: .bytes(Array(certificate.utf8)), key: .bytes(Array(key.utf8)))
      } else { nil }
    if let text = status.given("expirationTimestamp")?.text {
      guard let expiry = Timestamp.seconds(text) else {
        throw Refusal(message: "printed an expirationTimestamp that is none")
      }
      self.expiry = expiry
    } else {
      expiry = nil
    }
  }
}

/// A moment as RFC 3339 writes it.
enum Timestamp {
  /// Seconds since 1970, fractions cut; nil where it is none.
  static func seconds(_ text: String) -> Int64? {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int64? {
      guard range.upperBound <= bytes.count else { return nil }
      var value: Int64 = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      }
      return value
    }
    func sign(_ offset: Int, _ signs: String) -> Bool {
      offset < bytes.count && signs.utf8.contains(bytes[offset])
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13),
      let minute = number(14..<16), let second = number(17..<19), sign(4, "-"), sign(7, "-"), sign(10, "Tt "),
      sign(13, ":"), sign(16, ":"), (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60,
      second < 61
    else { return nil }
    var rest = 19
    if sign(rest, ".") {
      rest += 1
      while rest < bytes.count, (0x30...0x39).contains(bytes[rest]) { rest += 1 }
    }
    var offset: Int64 = 0
    if sign(rest, "+-") {
      guard bytes.count == rest + 6, let hours = number(rest + 1..<rest + 3), sign(rest + 3, ":"),
        let minutes = number(rest + 4..<rest + 6)
      else { return nil }
      offset = (hours * 60 + minutes) * 60 * (bytes[rest] == UInt8(ascii: "-") ? -1 : 1)
    } else if !sign(rest, "Zz") || rest + 1 != bytes.count {
      return nil
    }
    return days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
  }

  /// Days since 1970 in the Gregorian calendar, counted in years that begin with March.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
