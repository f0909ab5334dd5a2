import Assessment
import Foundation
import Reporting
import Testing

/// Formats of the two platforms: commands of GitHub Actions, Code Quality of GitLab.
@Suite("GitHub and GitLab") struct PlatformReportTests {
  private let bad =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: []\n"

  private struct Command {
    let level: String
    let properties: [String: String]
    let message: String
  }

  /// A line as the runner reads it: up to the first `::` behind the name, properties parted by commas.
  private func command(_ line: Substring) throws -> Command? {
    guard line.hasPrefix("::") else { return nil }
    let body = line.dropFirst(2)
    let end = try #require(body.range(of: "::"))
    let head = body[..<end.lowerBound]
    let level = head.prefix { $0 != " " }
    var properties: [String: String] = [:]
    for part in head.dropFirst(level.count + 1).split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1)
      try #require(sides.count == 2)
      properties[String(sides[0])] = decoded(String(sides[1]), property: true)
    }
    return Command(
      level: String(level), properties: properties,
      message: decoded(String(body[end.upperBound...]), property: false))
  }

  private func decoded(_ text: String, property: Bool) -> String {
    var text = text.replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    if property { text = text.replacing("%3A", with: ":").replacing("%2C", with: ",") }
    return text.replacing("%25", with: "%")
  }

  private func commands(_ report: Report) throws -> (commands: [Command], rest: [Substring]) {
    let text = written { GitHubReport().write(report, to: $0) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let commands = try lines.map(command)
    return (commands.compactMap { $0 }, zip(lines, commands).filter { $1 == nil }.map { $0.0 })
  }

  @Test("annotations come gravest first, at their columns, and the last lines tell how many are hidden")
  func annotations() throws {
    let report = try scanned(["a.yaml": Array(repeating: bad, count: 12).joined(separator: "---\n")])
    let (commands, rest) = try commands(report)
    #expect(commands.count == report.findings.count)
    let order = ["error", "warning", "notice"]
    let levels = commands.map { order.firstIndex(of: $0.level) ?? -1 }
    #expect(levels == levels.sorted() && levels.first == 0)
    let first = try #require(commands.first { $0.properties["title"] == "pod/no-host-pid (high)" })
    #expect(first.properties["file"]?.hasSuffix("/a.yaml") ?? false)
    let numbers = ["line", "col", "endLine", "endColumn"].map { first.properties[$0] }
    #expect(numbers == ["5", "12", "5", "16"])
    #expect(first.message.contains("/a.yaml:5:12: Pod a: "))
    let hidden = order.indices.reduce(0) { sum, level in sum + max(0, levels.count { $0 == level } - 10) }
    #expect(hidden > 0 && rest.count == 2)
    #expect(
      rest[0].hasPrefix("\(report.findings.count) findings: ") && rest[0].hasSuffix("; 12 objects in 1 file"))
    #expect(rest[1] == "GitHub shows 10 annotations of each kind a step: \(hidden) more are in this log only")
  }

  @Test("evil names bring no command of their own")
  func evilCommands() throws {
    let report = try scanned(Evil.files())
    let (commands, rest) = try commands(report)
    #expect(commands.count == report.findings.count + report.errors.count && rest.count <= 2)
    #expect(commands.first?.properties["title"] == "could not be read")
    for command in commands {
      #expect(["error", "warning", "notice"].contains(command.level))
      #expect(
        Set(command.properties.keys).isSubset(of: ["file", "line", "col", "endLine", "endColumn", "title"]))
      #expect(!command.message.unicodeScalars.contains(where: Evil.isHarmful))
      #expect(!command.message.contains("\n::") && !command.message.contains("battery-st4ple"))
    }
    #expect(!rest.contains { $0.contains("::") || $0.contains("##[") })
    let pod = try #require(commands.first { $0.properties["title"] == "pod/no-host-pid (high)" })
    #expect(pod.properties["file"]?.hasSuffix("\n::error::x.json") ?? false)
    #expect(pod.message.contains("%0A::stop-commands::t ##[error]"))
  }

  @Test("Code Quality: every fingerprint once, the line, GitLab's severities")
  func gitlab() throws {
    let report = try scanned(["a.yaml": bad, "b.yaml": bad, "c.yaml": "a: [\n"])
    let text = written { GitLabReport().write(report, to: $0) }
    let problems = try #require(try parsed(text) as? [Any])
    #expect(problems.count == report.findings.count + 1)
    let prints = problems.compactMap { value($0, "fingerprint") as? String }
    #expect(Set(prints).count == problems.count)
    #expect(value(problems[0], "check_name") as? String == "input/unreadable")
    let pods = problems.filter { value($0, "check_name") as? String == "pod/no-host-pid" }
    #expect(pods.count == 2)
    #expect(value(pods[0], "severity") as? String == "critical")
    #expect(value(pods[0], "location", "lines", "begin") as? Int == 5)
    #expect((value(pods[0], "location", "path") as? String)?.hasSuffix("/a.yaml") ?? false)
    #expect((value(pods[0], "description") as? String)?.hasPrefix("Pod a: ") ?? false)
  }

  @Test("evil names in Code Quality stay text")
  func evilProblems() throws {
    let report = try scanned(Evil.files())
    let text = written { GitLabReport().write(report, to: $0) }
    #expect(!text.contains("battery-st4ple"))
    let problems = try #require(try parsed(text) as? [Any])
    #expect(problems.count == report.findings.count + report.errors.count)
    for problem in problems {
      let description = try #require(value(problem, "description") as? String)
      #expect(!description.unicodeScalars.contains { Evil.isHarmful($0) || $0 == "\n" })
    }
  }
}
