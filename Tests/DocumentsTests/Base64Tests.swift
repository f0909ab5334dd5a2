import Documents
import Testing

@Suite("Base64") struct Base64Tests {
  @Test("what is encoded decodes to the same, with padding as RFC 4648 shows it")
  func roundTrip() {
    let texts = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE="]
    for (text, encoded) in texts { #expect(Base64.encode(Array(text.utf8)) == encoded) }
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count) }
      let decoded = Array(Base64.encode(bytes).utf8).withUnsafeBufferPointer { Base64.decode($0) }
      #expect(decoded == bytes)
    }
  }
}
