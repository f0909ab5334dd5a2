import Assessment
import Foundation
import Reporting
import Testing

@Suite("Markdown") struct MarkdownTests {
  private func page(_ report: Report, links: String? = nil, limit: Int = 65_000) -> String {
    written { MarkdownReport(toolVersion: "1", links: links, limit: limit).write(report, to: $0) }
  }

  private let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: [{name: c, image: x}]\n"

  @Test("a comment counts, then shows the gravest first with line and remedy")
  func comment() throws {
    let other = "apiVersion: v1\nkind: Pod\nmetadata: {name: b}\nspec: {containers: [{name: c, image: x}]}\n"
    let report = try scanned(["a.yaml": "\(pod)---\n\(other)"])
    let text = page(report)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines[0] == "## Bulwark: \(report.findings.count) findings")
    #expect(lines[2] == "| severity | findings | with a fix |" && lines[4].hasPrefix("| 🔴 high | "))
    #expect(lines.contains("2 objects in 1 file"))
    let entry = try #require(lines.first { $0.contains("a.yaml:5` `Pod a`") })
    #expect(entry.contains("<br>`hostPID: true`<br>Fix after review: "))
    #expect(text.contains("<details><summary>🔵 Low: ") && text.contains("\n</details>\n"))
    #expect(lines.suffix(2) == ["<sub>Bulwark 1, profile nsa, Kubernetes \(report.version)</sub>", ""])
    let clean = try scanned(["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"])
    #expect(page(clean).hasPrefix("## Bulwark: no findings\n\n1 object in 1 file\n"))
  }

  @Test("a comment fits, and tells what it leaves out")
  func limit() throws {
    let pods = (0..<300).map { pod.replacing("name: a", with: "name: a\($0)") }.joined(separator: "---\n")
    let report = try scanned(["a.yaml": pods])
    for limit in [1_000, 3_000, 8_000, 65_000] {
      let text = page(report, limit: limit)
      #expect(text.utf8.count <= limit)
      let shown = text.split(separator: "\n").count { $0.hasPrefix("- `") }
      #expect(text.contains("\n**\(report.findings.count - shown) findings more**; "))
      #expect(text.ranges(of: "<details>").count == text.ranges(of: "</details>").count)
    }
    // Of each check ten places at most: all checks are seen.
    let checks = Set(report.findings.map(\.check))
    let whole = page(report)
    #expect(checks.allSatisfy { whole.contains("(`\($0)`)") })
    #expect(whole.contains("\n- and 290 places more\n"))
  }

  /// Takes the code spans out of a line as CommonMark finds them: a run of backticks ends at the next run
  /// of the same length.
  private func withoutCode(_ line: Substring) -> String {
    var rest = line
    var result = ""
    while let start = rest.firstIndex(of: "`") {
      result += rest[..<start]
      let fence = rest[start...].prefix { $0 == "`" }
      var search = rest[fence.endIndex...]
      var end: Substring.Index?
      while let next = search.firstIndex(of: "`") {
        let run = search[next...].prefix { $0 == "`" }
        search = search[run.endIndex...]
        if run.count == fence.count {
          end = run.endIndex
          break
        }
      }
      guard let end else { return result + rest[start...] }
      rest = rest[end...]
    }
    return result + rest
  }

  @Test("evil names stay in code spans: no HTML, mention, link, table or heading comes of them")
  func evil() throws {
    let report = try scanned(Evil.files())
    let text = page(report)
    #expect(!text.unicodeScalars.contains(where: Evil.isHarmful) && !text.contains("battery-st4ple"))
    #expect(text.contains("<script>") && text.contains("@team"))
    for line in text.split(separator: "\n") {
      // A lone underscore in a name is escaped and stays one.
      let plain = withoutCode(line).replacing("\\_", with: "_")
      let tags = ["<br>", "<sub>", "</sub>", "<details>", "</details>", "<summary>", "</summary>"]
      #expect(!tags.reduce(plain) { $0.replacing($1, with: "") }.contains("<"), "\(line)")
      #expect(
        !plain.contains { "@`[\\".contains($0) } && !plain.contains("www.") && !plain.contains("::"),
        "\(line)")
      #expect(!plain.contains("|") || plain.hasPrefix("| ") || plain.hasPrefix("|--"))
    }
  }

  @Test("in a checkout the places are links; what lies outside has none")
  func links() throws {
    let links = "https://example.com/blob/1/"
    let inside = page(Scan(paths: ["Examples/shop"]).run(), links: links)
    #expect(
      inside.contains("- [`Examples/shop/web.yaml:32`](\(links)Examples/shop/web.yaml#L32) `Deployment"))
    #expect(!page(try scanned(["a.yaml": pod]), links: links).contains("]("))
  }
}
