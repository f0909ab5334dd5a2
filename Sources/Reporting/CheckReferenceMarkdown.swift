public import Checks
internal import Findings
internal import Guide

extension CheckReference {
  /// The reference as a Markdown page. All of its text is our own: nothing needs escaping.
  public func writeMarkdown(_ checks: [any Check], to output: Output) {
    output.write("# Checks\n\nWritten by `make generate` from the checks themselves.\n")
    var chapter = ""
    for check in checks {
      let about = type(of: check).about
      let title = Self.heading(of: about.id)
      if let title, title != chapter {
        chapter = title
        output.write("\n## \(title)\n")
      }
      write(about, to: output)
    }
  }

  /// The chapter that a check belongs to; those in none have one of their own.
  private static func heading(of id: String) -> String? {
    if id.hasPrefix("input/") { return "Input" }
    if id.hasPrefix("cis/") { return "CIS Benchmark, beyond the guidance" }
    return Catalogue.recommendation(forCheck: id)?.chapter.title
  }

  private func write(_ about: About, to output: Output) {
    output.write("\n### `\(about.id)`\n\n**\(about.title)** (\(about.severity.rawValue))\n\n\(about.why)\n\n")
    output.write("- Looks at: \(about.scope.name)\n- Profiles: \(profiles(about))\n")
    for parameter in about.parameters {
      output.write("- Parameter `\(parameter.name)`: \(parameter.summary)\(defaults(parameter))\n")
    }
    if let recommendation = Catalogue.recommendation(forCheck: about.id) {
      output.write("- Guidance: \(recommendation.section)\n")
    } else if let numbers = benchmark(about) {
      output.write("- \(numbers)\n")
    }
    for example in about.fails { output.write(markdown("Fails", example)) }
    for example in about.passes { output.write(markdown("Passes", example)) }
  }

  /// An example as a block of YAML; the marked places are named by comments.
  func markdown(_ word: String, _ example: Example) -> String {
    var markdown = "\n\(word): \(example.title)\(circumstances(example))\n\n```yaml\n"
    for line in example.marked.split(separator: "\n", omittingEmptySubsequences: false) where !line.isEmpty {
      let text = line.filter { $0 != "⟦" && $0 != "⟧" }
      markdown += line.contains("⟦") ? "\(text)  # <- here\n" : "\(text)\n"
    }
    return markdown + "```\n"
  }
}
