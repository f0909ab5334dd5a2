#if Certificates
  internal import Assessment
  internal import SwiftASN1
  internal import X509

  /// A certificate, read part by part.
  ///
  /// `X509.Certificate` refuses keys that it cannot use, such as RSA's of 1024 bits and other curves: those that are
  /// to be found.
  ///
  /// Source: RFC 5280, section 4.1.
  struct CertificateBody: DERParseable {
    var facts = CertificateFacts()

    init(derEncoded root: ASN1Node) throws {
      let (body, signature) = try DER.sequence(root, identifier: .sequence) { nodes in
        guard let body = nodes.next(), let algorithm = nodes.next(), nodes.next() != nil else {
          throw CertificateFault("holds a certificate that is cut off")
        }
        return (body, try SignatureName(derEncoded: algorithm).name)
      }
      facts.signature = signature
      try DER.sequence(body, identifier: .sequence) { nodes in try self.read(&nodes) }
    }

    private mutating func read(_ nodes: inout ASN1NodeCollection.Iterator) throws {
      _ = try DER.decodeDefaultExplicitlyTagged(
        &nodes, tagNumber: 0, tagClass: .contextSpecific, defaultValue: 0)
      // The number, and the algorithm of the signature once more.
      guard nodes.next() != nil, nodes.next() != nil else {
        throw CertificateFault("holds a certificate that is cut off")
      }
      let issuer = try Self.name(nodes.next())
      guard let validity = nodes.next() else {
        throw CertificateFault("holds a certificate that is cut off")
      }
      (facts.notBefore, facts.notAfter) = try DER.sequence(validity, identifier: .sequence) { times in
        (try Self.time(times.next()), try Self.time(times.next()))
      }
      let subject = try Self.name(nodes.next())
      (facts.issuer, facts.subject) = (issuer.description, subject.description)
      for attribute in subject.joined() {
        guard let text = String(attribute.value) else { continue }
        switch attribute.type {
        // Go takes the last of several.
        case .RDNAttributeType.commonName: facts.commonName = text
        case .RDNAttributeType.organizationName: facts.organizations.append(text)
        default: break
        }
      }
      guard let key = nodes.next() else { throw CertificateFault("holds a certificate that is cut off") }
      let name = try KeyName(derEncoded: key)
      (facts.key, facts.bits, facts.curve) = (name.algorithm, name.bits, name.curve)
      // Identifiers that nobody uses may stand before the extensions.
      while let rest = nodes.next() {
        guard rest.identifier == ASN1Identifier(tagWithNumber: 3, tagClass: .contextSpecific) else {
          continue
        }
        try DER.explicitlyTagged(rest, tagNumber: 3, tagClass: .contextSpecific) { list in
          try self.readExtensions(list)
        }
      }
    }

    private mutating func readExtensions(_ node: ASN1Node) throws {
      for item in try DER.sequence(of: Certificate.Extension.self, identifier: .sequence, rootNode: node) {
        switch item.oid {
        case .X509ExtensionID.basicConstraints:
          if case .isCertificateAuthority = try BasicConstraints(item) { facts.isAuthority = true }
        case .X509ExtensionID.subjectAlternativeName:
          for name in try SubjectAlternativeNames(item) {
            switch name {
            case .dnsName(let text): facts.dnsNames.append(text)
            case .ipAddress(let address): facts.addresses.append(Self.address(address.bytes))
            default: break
            }
          }
        default: break
        }
      }
    }

    /// An address as Go prints it, but for runs of zeros.
    private static func address(_ bytes: ArraySlice<UInt8>) -> String {
      guard bytes.count == 16 else { return bytes.map { String($0) }.joined(separator: ".") }
      let bytes = Array(bytes)
      return stride(from: 0, to: 16, by: 2).map {
        String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16)
      }.joined(separator: ":")
    }

    private static func name(_ node: ASN1Node?) throws -> DistinguishedName {
      guard let node else { throw CertificateFault("holds a certificate that is cut off") }
      return try DistinguishedName(derEncoded: node)
    }

    private static func time(_ node: ASN1Node?) throws -> String {
      guard let node else { throw CertificateFault("holds a certificate without a date") }
      let parts: [Int]
      if node.identifier == .utcTime {
        let time = try UTCTime(derEncoded: node)
        parts = [time.year, time.month, time.day, time.hours, time.minutes, time.seconds]
      } else {
        let time = try GeneralizedTime(derEncoded: node)
        parts = [time.year, time.month, time.day, time.hours, time.minutes, time.seconds]
      }
      let text = zip(parts, [4, 2, 2, 2, 2, 2]).map { value, width in
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
      }
      return "\(text[0])-\(text[1])-\(text[2])T\(text[3]):\(text[4]):\(text[5])Z"
    }
  }
#endif
