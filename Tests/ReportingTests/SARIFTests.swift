import Assessment
import Documents
import Findings
import Foundation
import Reporting
import Testing

@Suite("SARIF") struct SARIFTests {
  private let pod = """
    apiVersion: v1
    kind: Pod
    metadata: {name: wéb, namespace: shop}
    spec:
      hostPID: true
      containers:
      - {name: "日本 🦹", image: x, securityContext: {privileged: true}}
    """

  private func run(_ report: Report, isComplete: Bool = true, limit: Int = 25_000) throws -> Any? {
    let text = written {
      SARIFReport(toolVersion: "1.2.3", isComplete: isComplete, jobs: 2, limit: limit).write(report, to: $0)
    }
    return value(try parsed(text), "runs", 0)
  }

  @Test("rules are those that found something, in the registry's order; results point to them")
  func rules() throws {
    let report = try scanned(["a.yaml": pod])
    let run = try run(report)
    let rules = try #require(value(run, "tool", "driver", "rules") as? [Any])
    let ids = rules.compactMap { value($0, "id") as? String }
    #expect(Set(ids) == Set(report.findings.map(\.check)) && ids.count == rules.count)
    let results = try #require(value(run, "results") as? [Any])
    #expect(results.count == report.findings.count)
    for (result, finding) in zip(results, report.findings) {
      #expect(value(result, "ruleId") as? String == finding.check)
      #expect(ids[try #require(value(result, "ruleIndex") as? Int)] == finding.check)
      let print = Fingerprint(finding).description
      #expect(value(result, "partialFingerprints", "bulwarkFingerprint/v1") as? String == print)
    }
    let scores = ["critical": "9.5", "high": "8.0", "medium": "5.5", "low": "2.0"]
    for rule in rules {
      let tags = try #require(value(rule, "properties", "tags") as? [String])
      #expect(tags.count <= 20 && tags.contains("security"))
      #expect(scores.values.contains(try #require(value(rule, "properties", "security-severity") as? String)))
      #expect((value(rule, "help", "markdown") as? String)?.contains("```yaml\n") ?? false)
    }
    #expect(value(run, "columnKind") as? String == "unicodeCodePoints")
  }

  @Test("a file's name is encoded, a name from the root is a file address")
  func names() throws {
    let report = try scanned(["ä b:%.yaml": pod])
    let location = value(
      try run(report), "results", 0, "locations", 0, "physicalLocation", "artifactLocation")
    let uri = try #require(value(location, "uri") as? String)
    #expect(uri.hasPrefix("file:///") && uri.hasSuffix("/%C3%A4%20b%3A%25.yaml"))
    #expect(value(location, "uriBaseId") == nil)
  }

  /// Lines and columns lead to the same bytes that the edits name, however wide the letters before them.
  @Test("fixes, applied by line and column, are the planned edits")
  func fixes() throws {
    for lineEnding in ["\n", "\r\n", "\r"] {
      let text = pod.replacing("\n", with: lineEnding)
      let report = try scanned(["a.yaml": text])
      let results = try #require(value(try run(report), "results") as? [Any])
      var applied = 0
      for (result, finding) in zip(results, report.findings) {
        guard let replacements = value(result, "fixes", 0, "artifactChanges", 0, "replacements") as? [Any]
        else { continue }
        let edits = try replacements.map { replacement in
          func offset(_ line: String, _ column: String) throws -> Int {
            try self.offset(
              of: #require(value(replacement, "deletedRegion", line) as? Int),
              #require(value(replacement, "deletedRegion", column) as? Int), in: text)
          }
          let range = try offset("startLine", "startColumn")..<offset("endLine", "endColumn")
          return Edit(
            range: range, replacement: try #require(value(replacement, "insertedContent", "text") as? String))
        }
        #expect(edits == (try finding.remedy?.change?.edits()))
        applied += 1
      }
      #expect(applied > 3)
    }
  }

  private func offset(of line: Int, _ column: Int, in text: String) throws -> Int {
    var (currentLine, currentColumn, offset) = (1, 1, 0)
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while currentLine < line || currentColumn < column, let scalar = next {
      next = scalars.next()
      offset += String(scalar).utf8.count
      if scalar == "\n" || scalar == "\r" && next != "\n" {
        (currentLine, currentColumn) = (currentLine + 1, 1)
      } else {
        currentColumn += 1
      }
    }
    return offset
  }

  @Test("what could not be read is a notification, and the run no success")
  func notifications() throws {
    let report = try scanned(["a.yaml": pod, "b.yaml": "a: [\n"])
    let invocation = value(try run(report, isComplete: false), "invocations", 0)
    #expect(value(invocation, "executionSuccessful") as? Bool == false)
    let notification = value(invocation, "toolExecutionNotifications", 0)
    #expect(value(notification, "level") as? String == "error")
    let place = value(notification, "locations", 0, "physicalLocation")
    #expect((value(place, "artifactLocation", "uri") as? String)?.hasSuffix("/b.yaml") ?? false)
    #expect(value(place, "region", "startLine") as? Int == report.errors[0].position?.line)
  }

  @Test("the least grave are left out where there is no room, and counted")
  func limit() throws {
    let report = try scanned(["a.yaml": pod])
    let grave = report.findings.count { $0.severity >= .high }
    let run = try run(report, limit: grave)
    let results = try #require(value(run, "results") as? [Any])
    #expect(results.allSatisfy { value($0, "level") as? String == "error" } && results.count == grave)
    let notification = value(run, "invocations", 0, "toolExecutionNotifications", 0, "message", "text")
    let text = try #require(notification as? String)
    #expect(text.hasPrefix("\(report.findings.count - grave) findings left out, the least grave: "))
  }

  @Test("evil names stay text: no placeholder, no link, no secret")
  func evil() throws {
    let report = try scanned(Evil.files())
    let text = written { SARIFReport(toolVersion: "1", isComplete: false).write(report, to: $0) }
    #expect(!text.contains("battery-st4ple"))
    let results = try #require(value(try parsed(text), "runs", 0, "results") as? [Any])
    try #require(results.count == report.findings.count && results.count > 5)
    for result in results {
      let message = try #require(value(result, "message", "text") as? String)
      #expect(!message.unicodeScalars.contains { Evil.isHarmful($0) || $0 == "\n" })
      #expect(!message.contains("]("))
      #expect(!message.replacing("{{", with: "").replacing("}}", with: "").contains { "{}".contains($0) })
      #expect(message.contains("{{0}}") && message.unicodeScalars.count < 3000)
    }
  }
}
