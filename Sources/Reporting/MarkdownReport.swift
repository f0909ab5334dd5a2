public import Assessment
internal import Checks
internal import Documents
internal import Findings
internal import Guide
internal import Judgement

/// The report as a comment on a pull request: how much there is, then the gravest, each with its line and
/// its remedy. What does not fit into a comment is counted.
public struct MarkdownReport: Sendable {
  private let toolVersion: String
  private let links: String?
  private let limit: Int

  /// How many places of one check are shown: more of the same tells nobody more.
  private static let placeLimit = 10
  /// For the lines that close what is open.
  private static let reserve = 600

  /// - Parameters:
  ///   - links: The address under which files are found: `https://github.com/o/r/blob/main/`.
  ///   - limit: In bytes. GitHub refuses comments of more than 65,536 characters.
  public init(toolVersion: String, links: String? = nil, limit: Int = 65_000) {
    self.toolVersion = toolVersion
    self.links = links
    self.limit = limit
  }

  public func write(_ report: Report, to output: Output) {
    var page = Page(room: limit - Self.reserve)
    page.add(head(report))
    writeUnread(report, &page)
    for severity in Severity.allCases.reversed() {
      let findings = report.findings.filter { $0.severity == severity }
      if !findings.isEmpty { write(findings, severity, &page) }
    }
    writeWaived(report, &page)
    let hidden = report.findings.count - page.shown
    if hidden > 0 {
      page.close("**\(Wording.counted(hidden, "finding")) more**; `bulwark scan` lists all.\n\n")
    }
    page.close(
      "<sub>Bulwark \(toolVersion), profile \(report.profile.rawValue), Kubernetes \(report.version)</sub>\n")
    output.write(page.text)
    output.flush()
  }

  /// What is written so far. Once something does not fit, nothing more is added but what closes the page.
  private struct Page {
    private(set) var text = ""
    private(set) var isFull = false
    var shown = 0
    private let room: Int

    init(room: Int) { self.room = room }

    @discardableResult mutating func add(_ part: String) -> Bool {
      guard !isFull, text.utf8.count + part.utf8.count <= room else {
        isFull = true
        return false
      }
      text += part
      return true
    }

    mutating func close(_ part: String) { text += part }
  }

  // MARK: Head

  private func head(_ report: Report) -> String {
    let counts = SeverityCounts(report.findings)
    var read =
      "\(Wording.counted(report.counts.objects, "object")) in \(Wording.counted(report.counts.files, "file"))"
    if report.baselined > 0 { read += "; \(Wording.baselined(report))" }
    if report.counts.unchanged > 0 { read += "; \(Wording.unchanged(report))" }
    let new = report.hasBaseline ? "new " : ""
    guard !report.findings.isEmpty else { return "## Bulwark: no \(new)findings\n\n\(read)\n\n" }
    var head = "## Bulwark: \(Wording.counted(report.findings.count, "\(new)finding"))\n\n"
    head += "| severity | findings | with a fix |\n|---|--:|--:|\n"
    for severity in Severity.allCases.reversed() where counts[severity] > 0 {
      let fixable = report.findings.count {
        $0.severity == severity && $0.remedy.map { $0.safety != .manual } ?? false
      }
      head += "| \(severity.sign) \(severity.rawValue) | \(counts[severity]) | \(fixable) |\n"
    }
    return "\(head)\n\(read)\n\n"
  }

  private func writeUnread(_ report: Report, _ page: inout Page) {
    let errors = report.errors.map { (Wording.place($0.file, $0.position), $0.message) }
    let all = errors + report.unassessed.map { (Wording.place($0.file, nil), $0.message) }
    guard !all.isEmpty else { return }
    page.add("### Not assessed\n\n")
    for (place, message) in all.prefix(Self.placeLimit) {
      page.add("- \(MarkdownText.code(place)): \(MarkdownText.inline(Wording.plain(message)))\n")
    }
    if all.count > Self.placeLimit { page.add("- and \(all.count - Self.placeLimit) more\n") }
    page.add("\n")
  }

  private func writeWaived(_ report: Report, _ page: inout Page) {
    guard report.hasWaived else { return }
    let waived = report.listed.compactMap { finding in report.waiver(of: finding).map { (finding, $0) } }
    guard page.add("<details><summary>Waived: \(Wording.counted(waived.count, "finding"))</summary>\n\n")
    else { return }
    for (finding, waiver) in waived.prefix(Self.placeLimit) {
      let reason = MarkdownText.inline(Wording.plain(waiver.reason))
      page.add("- `\(finding.check)` \(MarkdownText.code(Wording.subject(finding))): \(reason)\n")
    }
    if waived.count > Self.placeLimit { page.add("- and \(waived.count - Self.placeLimit) more\n") }
    page.close("\n</details>\n\n")
  }

  // MARK: Findings

  private func write(_ findings: [Finding], _ severity: Severity, _ page: inout Page) {
    let title = "\(severity.rawValue.prefix(1).uppercased())\(severity.rawValue.dropFirst())"
    let isFolded = severity == .low
    let count = Wording.counted(findings.count, "finding")
    let heading =
      isFolded
      ? "<details><summary>\(severity.sign) \(title): \(count)</summary>\n\n"
      : "### \(severity.sign) \(title)\n\n"
    guard page.add(heading) else { return }
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings {
      if groups[finding.check] == nil { order.append(finding.check) }
      groups[finding.check, default: []].append(finding)
    }
    for check in order { write(groups[check] ?? [], of: check, &page) }
    if isFolded { page.close("</details>\n\n") }
  }

  private func write(_ findings: [Finding], of check: String, _ page: inout Page) {
    guard let first = findings.first else { return }
    let about = Registry.check(check).map { type(of: $0).about }
    let title = about.map { "**\($0.title)** (`\(check)`)\n\n\($0.why)\n\n" } ?? "`\(check)`\n\n"
    // A heading alone tells nothing: it comes with its first place.
    guard page.add(title + entry(first)) else { return }
    page.shown += 1
    for finding in findings.dropFirst().prefix(Self.placeLimit - 1) where page.add(entry(finding)) {
      page.shown += 1
    }
    if findings.count > Self.placeLimit {
      page.add("- and \(Wording.counted(findings.count - Self.placeLimit, "place")) more\n")
    }
    page.add("\n")
  }

  private func entry(_ finding: Finding) -> String {
    let source = finding.place.tree.source
    let snippet = Snippet(source, finding.place.range) {
      Masking.ranges(around: finding.place, shown: $0)
    }
    let place =
      source.isLive ? MarkdownText.code(Wording.plain(finding.path)) : self.place(source.name, snippet.number)
    var text = "- \(place) \(MarkdownText.code(Wording.subject(finding))): "
    text += MarkdownText.inline(Wording.plain(finding.message))
    let note = Location.note(finding)
    if !note.isEmpty { text += " (\(MarkdownText.inline(note)))" }
    let line = snippet.text.drop { $0 == " " }
    if !line.isEmpty { text += "<br>\(MarkdownText.code(String(line)))" }
    if let remedy = finding.remedy {
      text += "<br>\(Wording.label(remedy.safety)): \(MarkdownText.inline(Wording.plain(remedy.summary)))"
    }
    return text + "\n"
  }

  private func place(_ file: String, _ line: Int) -> String {
    let shown = MarkdownText.code("\(Wording.plain(file)):\(line)")
    let isInside = !URIText.isAbsolute(file) && !file.hasPrefix("../") && !file.hasPrefix("<")
    guard let links, isInside, file.utf8.count < 500 else { return shown }
    return "[\(shown)](\(links)\(URIText.encoded(file))#L\(line))"
  }
}

extension Severity {
  /// A colour, for a table that is read at a glance.
  fileprivate var sign: String {
    switch self {
    case .critical: "🟣"
    case .high: "🔴"
    case .medium: "🟡"
    case .low: "🔵"
    }
  }
}
