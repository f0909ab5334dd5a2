#if Certificates
  import Assessment
  import Certificates
  import Testing

  @Suite("Reading certificates") struct CertificateReaderTests {
    private func read(_ text: String) throws -> [CertificateFacts] {
      try CertificateReader.read(Array(text.utf8))
    }

    @Test("names, times, key and signature of a serving certificate")
    func server() throws {
      let facts = try #require(try read(Fixture.server).first)
      #expect(facts.commonName == "kube-apiserver" && facts.subject == "CN=kube-apiserver")
      #expect(facts.issuer == "CN=kubernetes" && !facts.isAuthority)
      #expect(facts.notBefore == "2026-01-01T00:00:00Z" && facts.notAfter == "2026-06-01T12:00:00Z")
      #expect(facts.key == "EC" && facts.curve == "P-256" && facts.bits == nil)
      #expect(facts.signature == "SHA256-RSA")
      #expect(facts.dnsNames == ["kubernetes", "kubernetes.default", "kubernetes.default.svc"])
      #expect(facts.addresses == ["10.96.0.1", "fd00:0:0:0:0:0:0:1"])
    }

    @Test("keys and signatures that the library itself refuses are told of")
    func weak() throws {
      let weak = try #require(try read(Fixture.weak).first)
      #expect(weak.key == "RSA" && weak.bits == 1024 && weak.signature == "SHA1-RSA")
      #expect(weak.organizations == ["system:masters", "dev"] && weak.commonName == "jane, the \"admin\"")
      #expect(try read(Fixture.small).first?.curve == "P-224")
      let dsa = try #require(try read(Fixture.dsa).first)
      #expect(dsa.key == "DSA" && dsa.bits == 1024)
      #expect(try read(Fixture.pss).first?.signature == "SHA384-RSAPSS")
      let eternal = try #require(try read(Fixture.eternal).first)
      #expect(eternal.key == "Ed25519" && eternal.notAfter == "9999-12-31T23:59:59Z")
    }

    @Test("several blocks are read in their order, and others passed over")
    func bundle() throws {
      let key = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBM=\n-----END PRIVATE KEY-----\n"
      let all = try read("# of the CA\n" + Fixture.server + "\n" + key + Fixture.weak)
      #expect(all.map(\.commonName) == ["kube-apiserver", "jane, the \"admin\""])
      #expect(try read(key).isEmpty)
    }

    @Test(
      "what is no certificate is refused, and no byte of it is repeated",
      arguments: [
        "", "x\n", "-----BEGIN CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nSECRET!\n-----END CERTIFICATE-----\n", "0\u{3}\u{2}\u{1}\u{1}",
        "0\u{0}",
      ])
    func refused(_ text: String) {
      let error = #expect(throws: CertificateFault.self) { try read(text) }
      #expect(error?.message.contains("SECRET") == false && error?.message.isEmpty == false)
    }

    @Test("no byte that is changed or missing makes it crash")
    func hostile() throws {
      let whole = try #require(der(Fixture.server))
      for end in 0..<whole.count { _ = try? CertificateReader.read(Array(whole[..<end])) }
      for index in whole.indices {
        for byte: UInt8 in [0, 0x7F, 0x80, 0x84, 0xFF] {
          var changed = whole
          changed[index] = byte
          _ = try? CertificateReader.read(changed)
        }
      }
      #expect(throws: CertificateFault.self) {
        try read(String(repeating: Fixture.server + "\n", count: 201))
      }
      #expect(try CertificateReader.read(whole).count == 1, "DER is read as well")
    }
  }
#endif
