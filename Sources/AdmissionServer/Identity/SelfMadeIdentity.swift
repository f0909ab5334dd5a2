#if Server
  internal import Crypto
  internal import Foundation
  internal import X509

  /// A certificate for the server, and the authority that signed it, for clusters without cert-manager. The key of the
  /// authority is thrown away: it signs nothing else, and whoever wants another certificate makes another authority.
  public struct SelfMadeIdentity: Sendable {
    /// PEM.
    public let certificate: String
    public let key: String
    public let authority: String

    /// - Parameters:
    ///   - name: What the API server calls the server.
    ///   - days: For how long it holds.
    ///   - now: The moment, in seconds since 1970, from which on.
    ///   - isClient: It is for a client, which shows that it is `name`.
    public init(for name: String, days: Int, now: Int, isClient: Bool = false) throws {
      // Clocks differ.
      let start = Date(timeIntervalSince1970: TimeInterval(now - 300))
      let end = Date(timeIntervalSince1970: TimeInterval(now + days * 86_400))
      let authorityKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
      let authorityName = try DistinguishedName { CommonName("Bulwark webhook authority") }
      let authority = try Certificate(
        version: .v3, serialNumber: .init(), publicKey: authorityKey.publicKey, notValidBefore: start,
        notValidAfter: end, issuer: authorityName, subject: authorityName,
        extensions: try Certificate.Extensions {
          Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
          Critical(KeyUsage(keyCertSign: true))
        },
        issuerPrivateKey: authorityKey)
      let key = P256.Signing.PrivateKey()
      let certificate = try Certificate(
        version: .v3, serialNumber: .init(), publicKey: .init(key.publicKey), notValidBefore: start,
        notValidAfter: end, issuer: authorityName, subject: try DistinguishedName { CommonName(name) },
        extensions: try Certificate.Extensions {
          Critical(BasicConstraints.notCertificateAuthority)
          Critical(KeyUsage(digitalSignature: true))
          try ExtendedKeyUsage([isClient ? .clientAuth : .serverAuth])
          SubjectAlternativeNames([.dnsName(name)])
        },
        issuerPrivateKey: authorityKey)
      self.authority = try authority.serializeAsPEM().pemString + "\n"
      self.certificate = try certificate.serializeAsPEM().pemString + "\n"
      self.key = key.pemRepresentation + "\n"
    }
  }
#endif
