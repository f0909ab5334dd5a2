import Kubernetes
import Testing

@testable import ClusterAPI

@Suite("Redaction of what is kept") struct RedactionTests {
  private func redacted(_ text: String) -> String {
    String(decoding: Redaction.redacted(Array(text.utf8)), as: UTF8.self)
  }

  private func kind(_ text: String) -> Credential.Kind? {
    Array(text.utf8).withUnsafeBufferPointer { CredentialScanner($0).first?.kind }
  }

  @Test(
    "a credential becomes another text of its shape, which is taken for the same",
    arguments: [
      "ghp_aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bD1fH3jL5", "AKIAQ7WERTYU8IOP2ASD", "password=hunter2-Sommer",
      "postgres://shop:Geheim-4711@db/shop", "Authorization: Basic c2hvcDpHZWhlaW0tNDcxMQ==",
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
    ])
  func shapes(text: String) {
    let before = #"{"a":{"config":"\#(text)"}}"#
    let after = redacted(before)
    #expect(after != before && after.utf8.count == before.utf8.count)
    #expect(kind(after) == kind(before), "\(after)")
  }

  @Test("variables, fields and arguments that are named for one")
  func named() {
    let text =
      #"{"env":[{"name":"DB_PASSWORD","value":"Sommer2024"}],"args":["--token","Winter2025"],"apiKey":"Herbst2026"}"#
    let result = redacted(text)
    for word in ["Sommer", "2024", "Winter", "2025", "Herbst", "2026"] { #expect(!result.contains(word)) }
    #expect(result.contains(#"{"name":"DB_PASSWORD","value":""#))
  }

  @Test("paths, references, placeholders and ordinary words stay")
  func ordinary() {
    let text =
      #"{"args":["--token-file","/var/run/token"],"env":[{"name":"PASSWORD","value":"$(OTHER)"}],"password":"<password>","image":"shop/token:1.2"}"#
    #expect(redacted(text) == text)
  }

  @Test(
    "escapes stay what they are", arguments: [#"{"password":"a\"b\\c\u00e9d1x"}"#, #"{"password":"ä1\n"}"#])
  func escapes(text: String) {
    let result = redacted(text)
    #expect(result.utf8.count == text.utf8.count)
    #expect(result.filter { $0 == "\\" } == text.filter { $0 == "\\" })
  }

  @Test("what is no JSON comes out as it is", arguments: ["", "{", "null"])
  func garbage(text: String) { #expect(redacted(text) == text) }
}
