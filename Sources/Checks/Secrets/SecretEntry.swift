internal import Documents
internal import Kubernetes

/// One entry of a Secret's data: a credential, or a setting that stands beside one.
enum SecretEntry {
  /// Keys that say who and where, not by what.
  private static let settings: [StaticString] = [
    "username", "user", "login", "host", "hostname", "server", "endpoint", "port", "url", "uri", "region",
    "bucket", "database", "dbname", "db", "namespace", "email", "name", "type", "issuer", "audience",
    "project", "client-id", "client_id", "clientid", "tenant-id", "tenantid", "ssl", "sslmode", "insecure",
    "ca", "ca.crt", "tls.crt", "ca.pem", "cert.pem", "known_hosts", "ssh-publickey",
  ]

  static func holdsCredential(_ value: Node, isEncoded: Bool) -> Bool {
    let isCredential = value.withText { text -> Bool in
      guard isEncoded else { return isReal(text, value) }
      // What is no base64 is a stand-in, such as `{{ .Values.password }}`.
      guard !text.isEmpty, let decoded = Base64.decode(text) else { return false }
      return decoded.withUnsafeBufferPointer { isReal($0, value) }
    }
    return isCredential ?? false
  }

  private static func isReal(_ text: UnsafeBufferPointer<UInt8>, _ value: Node) -> Bool {
    if CredentialScanner(text).first != nil { return true }
    // Settings of many lines are a credential only where they hold one; a keystore is no text.
    if text.dropLast().contains(0x0A) { return !isText(text) }
    guard !settings.contains(where: value.keyIs) else { return false }
    return Credential.isMeant(text)
  }

  private static func isText(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    !text.contains { $0 < 0x09 }
  }
}
