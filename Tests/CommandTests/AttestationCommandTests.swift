import Foundation
import Testing

/// Attestations as the commands show them.
@Suite("Attestations on the command line") struct AttestationCommandTests {
  private static let configuration = """
    attestations:
    - {id: auth/mfa, answer: keys, owner: "a\\e[31m", date: 2026-01-01, expires: 2027-01-31, evidence: hash}
    - {id: auth/break-glass, answer: envelopes, owner: b, date: 2025-01-01, expires: 2026-01-31}

    """
  private static let pod = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"

  private func box() throws -> Sandbox {
    try Sandbox([".bulwark.yaml": Self.configuration, "pod.yaml": Self.pod])
  }

  private func entry(_ list: Any?, _ id: String) throws -> [String: Any] {
    try #require((list as? [[String: Any]])?.first { $0["id"] as? String == id })
  }

  @Test("scan shows who attests until when, in text and JSON")
  func scan() throws {
    let box = try box()
    let text = try box.bulwark("scan", "-v", "--now", "2026-06-01")
    #expect(text.code == 0 && !text.output.contains("\u{1B}"))
    #expect(text.output.contains("attested       auth/mfa  (by a\\u{1B}[31m until 2027-01-31)\n"))
    #expect(text.output.contains("attested by b until 2026-01-31, which is over)\n"))
    #expect(
      text.output.contains("medium input/attestation-expired: attests auth/break-glass until 2026-01-31"))
    #expect(text.output.contains("Attested, not checked: 1 recommendation\n"))
    let run = try box.bulwark("scan", "--format", "json", "--now", "2026-06-01")
    let json = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let mfa = try entry(json["recommendations"], "auth/mfa")
    let statement = try #require(mfa["attestation"] as? [String: Any])
    #expect(mfa["verdict"] as? String == "attested" && statement["standing"] as? String == "valid")
    #expect(statement["owner"] as? String == "a\u{1B}[31m" && statement["evidence"] as? String == "hash")
    #expect(statement["expires"] as? String == "2027-01-31" && statement["line"] as? Int == 2)
    let other = try entry(json["recommendations"], "auth/rbac-review")
    #expect(other["attestation"] is NSNull)
    #expect(try box.bulwark("scan", "--no-config", "-v").output.contains("attested   ") == false)
  }

  @Test("guide says what is attested until when, and what still must be")
  func guide() throws {
    let box = try box()
    let text = try box.bulwark("guide", "--now", "2026-06-01").output
    #expect(text.contains("attested by a\\u{1B}[31m until 2027-01-31\n"))
    #expect(text.contains("attested by b until 2026-01-31, which is over\n"))
    let bare = try box.bulwark("guide", "--no-config").output
    func counts(_ text: String) -> [Int] {
      text.split(separator: "\n").last?.split(separator: " ").compactMap { Int($0) } ?? []
    }
    let (before, after) = (counts(bare), counts(text))
    #expect(before.count == 4 && before[1] == 170 && before[2] == 0)
    #expect(after == [before[0], 170, 1, before[3] - 1])
    let run = try box.bulwark("guide", "--format", "json", "--now", "2026-06-01")
    let list = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    #expect(try entry(list, "auth/mfa")["state"] as? String == "attested")
    let expired = try entry(list, "auth/break-glass")
    #expect((expired["state"] as? String)?.hasSuffix("to be attested") == true)
    #expect((expired["attestation"] as? [String: Any])?["standing"] as? String == "expired")
    try box.write(".bulwark.yaml", "attestation: []\n")
    let faulty = try box.bulwark("guide")
    #expect(faulty.code == 2 && faulty.errors.contains("did you mean attestations?"))
  }
}
