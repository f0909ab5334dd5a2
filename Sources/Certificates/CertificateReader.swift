#if Certificates
  public import Assessment
  internal import SwiftASN1
  internal import X509

  /// Reads certificates for the survey of a node.
  public enum CertificateReader {
    /// More than any file of a node has.
    private static let limit = 200

    /// The certificates of a file, in its order.
    ///
    /// - Throws: `CertificateFault` where one of them is malformed, or where there is none and no key either.
    public static func read(_ bytes: [UInt8]) throws(CertificateFault) -> [CertificateFacts] {
      do {
        if bytes.first == 0x30 { return [try CertificateReader.facts(bytes)] }
        let blocks = try PEMDocument.parseMultiple(pemString: String(decoding: bytes, as: UTF8.self))
        guard !blocks.isEmpty else { throw CertificateFault("holds no certificate") }
        let certificates = blocks.filter { $0.discriminator == "CERTIFICATE" }
        guard certificates.count <= limit else {
          throw CertificateFault("holds more than \(limit) certificates")
        }
        return try certificates.map { try CertificateReader.facts($0.derBytes) }
      } catch let error as CertificateFault {
        throw error
      } catch {
        // The library's reasons quote what it read.
        throw CertificateFault("holds a certificate that is malformed")
      }
    }

    private static func facts(_ bytes: [UInt8]) throws -> CertificateFacts {
      try CertificateBody(derEncoded: bytes).facts
    }
  }
#endif
