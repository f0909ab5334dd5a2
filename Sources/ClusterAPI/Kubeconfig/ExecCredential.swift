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
      guard let moment = Moment(text) else {
        throw Refusal(message: "printed an expirationTimestamp that is none")
      }
      expiry = Int64(moment.microseconds / 1_000_000)
    } else {
      expiry = nil
    }
  }
}
