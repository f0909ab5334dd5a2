internal import Checks
internal import Findings
internal import Guide

/// The rules of a SARIF run: the checks that found something, in the order of the registry.
struct SARIFRules: Sendable {
  private let abouts: [About]
  private let indices: [String: Int]

  /// GitHub takes no more than these a rule.
  private static let tagLimit = 20
  /// The help shows what a check is about; its page in the reference shows all examples.
  private static let exampleLimit = 2

  init(_ findings: [Finding]) {
    let found = findings.reduce(into: Set<String>()) { $0.insert($1.check) }
    abouts = Registry.checks.map { type(of: $0).about }.filter { found.contains($0.id) }
    indices = Dictionary(uniqueKeysWithValues: abouts.enumerated().map { ($1.id, $0) })
  }

  func index(of check: String) -> Int? { indices[check] }

  func write(_ json: inout JSONWriter) {
    json.array { json in
      for about in abouts {
        json.lineBreak()
        rule(about, &json)
      }
    }
  }

  private func rule(_ about: About, _ json: inout JSONWriter) {
    let recommendation = Catalogue.recommendation(forCheck: about.id)
    json.object { json in
      json.field("id", about.id)
      json.key("shortDescription")
      json.object { json in json.field("text", about.title) }
      json.key("fullDescription")
      json.object { json in json.field("text", about.why) }
      json.key("defaultConfiguration")
      json.object { json in json.field("level", about.severity.sarifLevel) }
      json.key("help")
      json.object { json in
        json.field("text", helpText(about, recommendation))
        json.field("markdown", helpMarkdown(about, recommendation))
      }
      json.key("properties")
      json.object { json in
        json.field("security-severity", about.severity.securitySeverity)
        json.field("precision", "high")
        json.key("tags")
        json.array { json in
          for tag in tags(about, recommendation).prefix(Self.tagLimit) { json.value(tag) }
        }
      }
    }
  }

  private func tags(_ about: About, _ recommendation: Recommendation?) -> [String] {
    let chapter = String(about.id.prefix { $0 != "/" })
    let maps = recommendation?.maps
    return ["security", "kubernetes", chapter]
      + (maps?.cis ?? Benchmark.numbers(ofCheck: about.id)).map { "cis/\($0)" }
      + (maps?.mitre ?? []).map { "mitre/\($0)" }
      + (maps?.pss ?? []).map { "pss/\($0)" }
      + (maps?.kubescape ?? []).map { "kubescape/\($0)" } + (maps?.trivy ?? []).map { "trivy/\($0)" }
  }

  private func helpText(_ about: About, _ recommendation: Recommendation?) -> String {
    var text = "\(about.title). \(about.why)"
    if let trap = recommendation?.trap { text += " Mind: \(trap)" }
    if let section = recommendation?.section { text += " Guidance: \(section)." }
    return "\(text) Examples: bulwark explain \(about.id)"
  }

  private func helpMarkdown(_ about: About, _ recommendation: Recommendation?) -> String {
    let reference = CheckReference(style: Style(isColoured: false))
    var text = "**\(about.title).** \(about.why)\n"
    if let section = recommendation?.section { text += "\nGuidance: \(section)\n" }
    if let trap = recommendation?.trap { text += "\nMind: \(trap)\n" }
    for example in about.fails.prefix(Self.exampleLimit) { text += reference.markdown("Fails", example) }
    for example in about.passes.prefix(Self.exampleLimit) { text += reference.markdown("Passes", example) }
    return "\(text)\nMore: `bulwark explain \(about.id)`\n"
  }
}

extension Severity {
  /// The score by which GitHub tells severities: critical above 9.0, high from 7.0, medium from 4.0.
  fileprivate var securitySeverity: String {
    switch self {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "2.0"
    }
  }
}
