#if Certificates
  internal import SwiftASN1

  /// The algorithm of a signature, in Go's words; an object identifier where it has none.
  ///
  /// Source: RFC 3279, RFC 4055, RFC 5758 and RFC 8410.
  struct SignatureName: DERParseable {
    let name: String

    init(derEncoded root: ASN1Node) throws {
      name = try DER.sequence(root, identifier: .sequence) { nodes in
        let algorithm = try ASN1ObjectIdentifier(derEncoded: &nodes)
        let parameters = nodes.next()
        if algorithm == .AlgorithmIdentifier.rsaPSS { return try Self.pss(parameters) }
        return Self.names[algorithm] ?? "\(algorithm)"
      }
    }

    private static let names: [ASN1ObjectIdentifier: String] = [
      [1, 2, 840, 113_549, 1, 1, 2]: "MD2-RSA", [1, 2, 840, 113_549, 1, 1, 4]: "MD5-RSA",
      [1, 2, 840, 113_549, 1, 1, 5]: "SHA1-RSA", [1, 3, 14, 3, 2, 29]: "SHA1-RSA",
      [1, 2, 840, 113_549, 1, 1, 11]: "SHA256-RSA", [1, 2, 840, 113_549, 1, 1, 12]: "SHA384-RSA",
      [1, 2, 840, 113_549, 1, 1, 13]: "SHA512-RSA", [1, 2, 840, 10040, 4, 3]: "SHA1-DSA",
      [2, 16, 840, 1, 101, 3, 4, 3, 2]: "SHA256-DSA", [1, 2, 840, 10045, 4, 1]: "SHA1-ECDSA",
      [1, 2, 840, 10045, 4, 3, 2]: "SHA256-ECDSA", [1, 2, 840, 10045, 4, 3, 3]: "SHA384-ECDSA",
      [1, 2, 840, 10045, 4, 3, 4]: "SHA512-ECDSA", [1, 3, 101, 112]: "Ed25519", [1, 3, 101, 113]: "Ed448",
    ]

    /// The hash of RSASSA-PSS is a parameter; without one it is SHA-1.
    private static func pss(_ parameters: ASN1Node?) throws -> String {
      guard let parameters else { return "SHA1-RSAPSS" }
      let hash: ASN1ObjectIdentifier? = try DER.sequence(parameters, identifier: .sequence) { nodes in
        let hash = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) {
          node in
          try DER.sequence(node, identifier: .sequence) { parts in
            let hash = try ASN1ObjectIdentifier(derEncoded: &parts)
            while parts.next() != nil {}
            return hash
          }
        }
        while nodes.next() != nil {}
        return hash
      }
      switch hash {
      case nil: return "SHA1-RSAPSS"
      case [2, 16, 840, 1, 101, 3, 4, 2, 1]: return "SHA256-RSAPSS"
      case [2, 16, 840, 1, 101, 3, 4, 2, 2]: return "SHA384-RSAPSS"
      case [2, 16, 840, 1, 101, 3, 4, 2, 3]: return "SHA512-RSAPSS"
      case let hash?: return "\(hash)-RSAPSS"
      }
    }
  }

  /// The algorithm of a public key, and its size.
  struct KeyName: DERParseable {
    let algorithm: String
    let bits: Int?
    let curve: String?

    init(derEncoded root: ASN1Node) throws {
      let (algorithm, parameters, key) = try DER.sequence(root, identifier: .sequence) { nodes in
        guard let identifier = nodes.next() else { throw ASN1Error.invalidASN1Object(reason: "no key") }
        let (algorithm, parameters) = try DER.sequence(identifier, identifier: .sequence) { parts in
          (try ASN1ObjectIdentifier(derEncoded: &parts), parts.next())
        }
        return (algorithm, parameters, try ASN1BitString(derEncoded: &nodes))
      }
      switch algorithm {
      case .AlgorithmIdentifier.rsaEncryption, .AlgorithmIdentifier.rsaPSS:
        (self.algorithm, curve) = ("RSA", nil)
        bits = try DER.sequence(try DER.parse(key.bytes), identifier: .sequence) { parts in
          let modulus = try ArraySlice<UInt8>(derEncoded: &parts)
          while parts.next() != nil {}
          return Self.bits(modulus)
        }
      case [1, 2, 840, 10040, 4, 1]:
        (self.algorithm, curve) = ("DSA", nil)
        bits = try parameters.map {
          try DER.sequence($0, identifier: .sequence) { parts in
            let modulus = try ArraySlice<UInt8>(derEncoded: &parts)
            while parts.next() != nil {}
            return Self.bits(modulus)
          }
        }
      case .AlgorithmIdentifier.idEcPublicKey:
        (self.algorithm, bits) = ("EC", nil)
        // Parameters that spell a curve out have no name.
        let name = try? parameters.map { try ASN1ObjectIdentifier(derEncoded: $0) }
        curve = name.flatMap { $0 }.map { Self.curves[$0] ?? "\($0)" } ?? "unnamed"
      case [1, 3, 101, 112]: (self.algorithm, bits, curve) = ("Ed25519", nil, nil)
      case [1, 3, 101, 113]: (self.algorithm, bits, curve) = ("Ed448", nil, nil)
      default: (self.algorithm, bits, curve) = ("\(algorithm)", nil, nil)
      }
    }

    private static let curves: [ASN1ObjectIdentifier: String] = [
      [1, 2, 840, 10045, 3, 1, 1]: "P-192", [1, 3, 132, 0, 33]: "P-224",
      [1, 2, 840, 10045, 3, 1, 7]: "P-256", [1, 3, 132, 0, 34]: "P-384", [1, 3, 132, 0, 35]: "P-521",
      [1, 3, 132, 0, 10]: "secp256k1",
    ]

    private static func bits(_ number: ArraySlice<UInt8>) -> Int {
      let digits = number.drop { $0 == 0 }
      guard let first = digits.first else { return 0 }
      return digits.count * 8 - first.leadingZeroBitCount
    }
  }
#endif
