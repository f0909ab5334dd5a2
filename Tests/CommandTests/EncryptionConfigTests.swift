import Foundation
import Testing

@Suite("bulwark generate encryption-config") struct EncryptionConfigTests {
  @Test("the file is for its owner, its key is new and shown nowhere, and our own scan accepts it")
  func generated() throws {
    let sandbox = try Sandbox()
    let run = try sandbox.bulwark("generate", "encryption-config", "--output", "enc.yaml")
    #expect(run.code == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: "\(sandbox.path)/enc.yaml")[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let key = try key(in: sandbox, "enc.yaml")
    #expect(Data(base64Encoded: key)?.count == 32)
    #expect(!run.output.contains(key) && !run.errors.contains(key))
    #expect(run.output.contains("enc.yaml") && run.output.contains("--encryption-provider-config"))
    let scan = try sandbox.bulwark("scan", "enc.yaml", "--format", "json")
    #expect(scan.code == 0 && !scan.output.contains(key))
    for id in ["refused", "plain"] {
      #expect(!scan.output.contains("\"check\": \"secrets/encryption-at-rest/\(id)"))
    }

    #expect(try sandbox.bulwark("generate", "encryption-config", "--output", "other.yaml").code == 0)
    #expect(try self.key(in: sandbox, "other.yaml") != key)
  }

  @Test("a file or link that is there stays what it is")
  func kept() throws {
    let sandbox = try Sandbox(["there.yaml": "a: 1\n"])
    try FileManager.default.createSymbolicLink(
      atPath: "\(sandbox.path)/link.yaml", withDestinationPath: "\(sandbox.path)/elsewhere.yaml")
    for name in ["there.yaml", "link.yaml", "missing/enc.yaml"] {
      let run = try sandbox.bulwark("generate", "encryption-config", "--output", name)
      #expect(run.code == 2 && run.errors.contains(name) && run.output.isEmpty)
    }
    #expect(sandbox.read("there.yaml") == "a: 1\n" && sandbox.read("elsewhere.yaml") == nil)
  }

  private func key(in sandbox: Sandbox, _ file: String) throws -> String {
    let line = try #require(sandbox.read(file)?.split(separator: "\n").first { $0.contains("secret: ") })
    return line.replacing("secret:", with: "").trimmingCharacters(in: .whitespaces)
  }
}
