/// What a certificate tells of itself, as far as checks ask; never a key.
public struct CertificateFacts: Sendable, Hashable {
  /// The names of subject and issuer, as RFC 4514 writes them.
  public var subject = ""
  public var issuer = ""
  public var commonName = ""
  public var organizations: [String] = []
  /// The first and the last moment at which it counts, as RFC 3339 writes them, in UTC.
  public var notBefore = ""
  public var notAfter = ""
  /// It may issue others.
  public var isAuthority = false
  /// The algorithm of the key: `RSA`, `DSA`, `EC`, `Ed25519`, `Ed448`, or an object identifier.
  public var key = ""
  /// The size of the key in bits: of RSA's and DSA's modulus. nil where the curve tells it.
  public var bits: Int?
  /// The curve of an `EC` key: `P-256`, or an object identifier.
  public var curve: String?
  /// The hash and the algorithm of the signature: `SHA256-RSA`, or an object identifier.
  public var signature = ""
  /// The alternative names: DNS names, and addresses.
  public var dnsNames: [String] = []
  public var addresses: [String] = []

  public init() {}
}

/// Reads the certificates of a file: PEM with any number of blocks, or DER. Other blocks, such as keys, are passed
/// over.
public typealias CertificateReading = @Sendable ([UInt8]) throws(CertificateFault) -> [CertificateFacts]

/// Why the certificates of a file cannot be read.
public struct CertificateFault: Error, Sendable {
  /// In plain words: "holds no certificate".
  public let message: String

  public init(_ message: String) { self.message = message }
}
