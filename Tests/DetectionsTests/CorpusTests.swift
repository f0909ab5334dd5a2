import AuditLogs
import Detections
import Documents
import Foundation
import Testing

/// The labelled events of ../shared/corpus-audit and the recording of an API server.
struct CorpusTests {
  static let shared = "\(FileManager.default.currentDirectoryPath)/../shared"
  static let isThere = FileManager.default.fileExists(atPath: "\(shared)/corpus-audit")

  private struct Outcome {
    var caught = 0
    var missed = 0
    var quiet = 0
    var wrong = 0
  }

  @Test(.enabled(if: CorpusTests.isThere, "SKIPPED: ../shared/corpus-audit is absent"))
  func `each labelled event is told, and no other`() throws {
    var table: [String: Outcome] = [:]
    for name in ["eks", "aks", "gke"] {
      let text = try String(
        contentsOfFile: "\(Self.shared)/corpus-audit/panther-cases/\(name).jsonl", encoding: .utf8)
      for line in text.split(separator: "\n") {
        let document = try #require(parse(String(line), claim: .json).documents.first)
        let event = try #require(document["event"])
        let id = try #require(document["detection"]?.text)
        // Of counting detections the label says that the event counts.
        if id == "AUD-DISC-01" || id == "AUD-CRED-03" { continue }
        let found = sightings(String(decoding: document.tree.source.bytes[event.range], as: UTF8.self))
          .contains(id)
        switch (document["expect"]?.bool == true, found) {
        case (true, true): table[id, default: Outcome()].caught += 1
        case (true, false): table[id, default: Outcome()].missed += 1
        case (false, false): table[id, default: Outcome()].quiet += 1
        case (false, true): table[id, default: Outcome()].wrong += 1
        }
      }
    }
    print("| detection | caught | missed | rightly quiet | false |\n|---|---|---|---|---|")
    for (id, outcome) in table.sorted(by: { $0.key < $1.key }) {
      print("| \(id) | \(outcome.caught) | \(outcome.missed) | \(outcome.quiet) | \(outcome.wrong) |")
    }
    #expect(table.values.allSatisfy { $0.missed == 0 && $0.wrong == 0 })
    #expect(table.values.reduce(0) { $0 + $1.caught } >= 40)
  }

  /// Steps of the recording by what they must raise.
  @Test(.enabled(if: CorpusTests.isThere, "SKIPPED: ../shared/recorded is absent"))
  func `each attack of the recording is told`() throws {
    let log = "\(Self.shared)/recorded/apiserver-1.36/audit/audit-typical-policy.jsonl"
    let report = Replay(Replay.Options()).run([log])
    let told = Set(report.alerts.map { "\($0.about.id) \($0.identity)" })
    for expected in [
      "AUD-CRED-01 kubernetes-admin", "AUD-CRED-01 mallory", "AUD-CRED-04 alice",
      "AUD-CRED-05 kubernetes-admin",
      "AUD-POD-01 alice", "AUD-POD-02 alice", "AUD-POD-06 alice", "AUD-POD-11 kubernetes-admin",
      "AUD-EXEC-01 alice", "AUD-EXEC-02 alice", "AUD-EXEC-03 alice", "AUD-EXEC-07 alice",
      "AUD-EXEC-05 kubernetes-admin", "AUD-POD-20 kubernetes-admin", "AUD-NODE-01 kubernetes-admin",
      "AUD-RBAC-01 kubernetes-admin", "AUD-ANON-04 kubernetes-admin", "AUD-RBAC-12 kubernetes-admin",
      "AUD-RBAC-03 kubernetes-admin", "AUD-RBAC-15 bob", "AUD-PERS-01 alice", "AUD-PERS-02 kubernetes-admin",
      "AUD-PERS-03 kubernetes-admin", "AUD-DISC-01 mallory", "AUD-CRED-06 kubernetes-admin",
      "AUD-SEQ-06 kubernetes-admin", "AUD-ADM-01 kubernetes-admin", "AUD-ADM-02 kubernetes-admin",
      "AUD-EVA-01 kubernetes-admin", "AUD-IMP-02 kubernetes-admin", "AUD-NODE-04 kubernetes-admin",
    ] {
      #expect(told.contains(expected), "\(expected)")
    }
    // What the components of the system do by themselves is no news.
    #expect(!report.alerts.contains { $0.identity == "system:apiserver" })
    #expect(report.counts.unrecognised == 0)
  }

  private func sightings(_ text: String) -> [String] {
    let detector = Detector()
    var found: [String] = []
    read(text) { event in detector.take(event) { found.append($0.about.id) } }
    return found
  }
}
