import Assessment
import Findings
import Foundation
import Reporting
import Testing

/// One hostile object through every format: what its author wrote must stay text.
@Suite("Hostile names") struct EvilTests {
  private func report() throws -> Report {
    let evil = #"x\u001b[31m\u202eevil\u200b\n::error::\u0007`|<b>\"'\\"#
    let text = """
      {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "\(evil)", "namespace": "\(evil)"},
       "spec": {"hostPID": true, "containers": [{"name": "\(evil)", "image": "x",
         "env": [{"name": "DB_PASSWORD", "value": "hunter2"}], "securityContext": {"privileged": true}}],
         "volumes": [{"name": "v", "hostPath": {"path": "/\(evil)"}}]}}
      """
    let folder = FileManager.default.temporaryDirectory.appending(path: "bulwark-evil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "\u{1B}[2Jevil\u{202E}.json")
    try Data(text.utf8).write(to: file)
    let broken = folder.appending(path: "broken.yaml")
    try Data("a: [\u{1B}\n".utf8).write(to: broken)
    return Scan(paths: [folder.path]).run()
  }

  private func text(_ write: (Output) -> Void) -> String {
    var bytes: [UInt8] = []
    let output = Output { bytes += $0 }
    write(output)
    output.flush()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("text shows no control, no turned and no hidden character")
  func terminal() throws {
    let report = try report()
    var format = TextReport(style: Style(isColoured: false))
    format.isVerbose = true
    let shown = text { format.write(report, to: $0) }
    let harmful = shown.unicodeScalars.filter {
      $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F || $0.value == 0x202E || $0.value == 0x200B
    }
    #expect(harmful.isEmpty)
    #expect(shown.contains(#"\u{1B}[31m\u{202E}evil"#))
    #expect(!shown.contains("\n::error::"))
    #expect(!shown.contains("hunter2"))
  }

  @Test("JSON gives the names back to the letter")
  func json() throws {
    let report = try report()
    let written = text { JSONReport(toolVersion: "1").write(report, to: $0) }
    let object = try #require(JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.count == report.findings.count)
    try #require(findings.count > 5)
    let subject = try #require(findings[0]["subject"] as? [String: Any])
    #expect(subject["name"] as? String == "x\u{1B}[31m\u{202E}evil\u{200B}\n::error::\u{7}`|<b>\"'\\")
    #expect(!written.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(!written.contains("hunter2"))
  }
}
