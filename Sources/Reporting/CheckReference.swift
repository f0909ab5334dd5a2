public import Checks
internal import Findings
internal import Guide
internal import Kubernetes

/// What the checks say of themselves, for `bulwark explain`.
public struct CheckReference {
  private let style: Style

  public init(style: Style) { self.style = style }

  /// One line a check, by recommendation.
  public func list(_ checks: [any Check], to output: Output) {
    let abouts = checks.map { type(of: $0).about }
    let width = abouts.map(\.id.count).max() ?? 0
    for about in abouts {
      let padding = String(repeating: " ", count: width - about.id.count + 2)
      let severity = about.severity.rawValue
      let level =
        style.severity(about.severity, severity) + String(repeating: " ", count: 10 - severity.count)
      output.write("\(style.bold(about.id))\(padding)\(level)\(about.title)\n")
    }
    output.write("\n\(abouts.count) checks; `bulwark explain ID` shows one with its examples.\n")
  }

  /// The whole page of one check.
  public func explain(_ check: any Check, to output: Output) {
    let about = type(of: check).about
    output.write("\(style.bold(about.id))  \(style.severity(about.severity, about.severity.rawValue))\n")
    output.write("\(about.title)\n\n\(wrapped(about.why))\n\n")
    output.write("Looks at: \(about.scope.name)\n")
    output.write("Profiles: \(profiles(about))\n")
    for parameter in about.parameters {
      output.write(wrapped("Parameter \(parameter.name): \(parameter.summary)\(defaults(parameter))") + "\n")
    }
    if let recommendation = Catalogue.recommendation(forCheck: about.id) {
      output.write("Guidance: \(recommendation.id), \(recommendation.section)\n")
      let maps = recommendation.maps
      let peers = Catalogue.peerNames.filter {
        $0.targets.contains { $0 == about.id || $0 == recommendation.id }
      }
      let others =
        maps.cis.map { "CIS \($0)" } + maps.kubescape + maps.trivy + maps.mitre + peers.map(\.name)
      if !others.isEmpty { output.write(wrapped("Elsewhere: \(others.joined(separator: ", "))") + "\n") }
      if let trap = recommendation.trap { output.write("\n\(wrapped("Mind: \(trap)"))\n") }
    } else if let numbers = benchmark(about) {
      output.write("\(numbers)\n")
    }
    for example in about.fails { write(example, style.severity(about.severity, "fails"), about, to: output) }
    for example in about.passes { write(example, style.good("passes"), about, to: output) }
    output.write("\n")
  }

  /// What a check beyond the guidance answers for.
  func benchmark(_ about: About) -> String? {
    let numbers = Benchmark.numbers(ofCheck: about.id)
    return numbers.isEmpty
      ? nil : "CIS Benchmark: \(numbers.joined(separator: ", ")); the guidance does not ask for it"
  }

  func profiles(_ about: About) -> String {
    Profile.allCases.compactMap { profile in
      guard
        let since = (0...KubernetesVersion.latest.minor).first(where: {
          about.takesPart(in: profile, minor: $0)
        })
      else { return nil }
      return since == 0 ? profile.rawValue : "\(profile.rawValue) since 1.\(since)"
    }.joined(separator: ", ")
  }

  /// For which version and profile an example speaks, and what it weighs, where that is said.
  func circumstances(_ example: Example) -> String {
    let settings = example.settings.sorted { $0.key < $1.key }
    let said =
      settings.map { "\($0.key): \($0.value.joined(separator: ", "))" }
      + [example.minor.map { "Kubernetes 1.\($0)" }, example.profile?.rawValue, example.severity?.rawValue]
      .compactMap { $0 }
    return said.isEmpty ? "" : " (\(said.joined(separator: ", ")))"
  }

  func defaults(_ parameter: Parameter) -> String {
    parameter.values.isEmpty ? "" : " (default: \(parameter.values.joined(separator: ", ")))"
  }

  private func write(_ example: Example, _ word: String, _ about: About, to output: Output) {
    let note = circumstances(example)
    output.write("\n\(word): \(example.title)\(note)\n")
    for line in example.marked.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
      example.marked.hasSuffix("\n") ? 1 : 0)
    {
      output.write(style.dim("  | "))
      for part in split(line) {
        output.write(part.isMarked ? style.severity(about.severity, part.text) : part.text)
      }
      let marks = markers(line)
      output.write("\n")
      if !marks.isEmpty { output.write(style.dim("  | ") + style.severity(about.severity, marks) + "\n") }
    }
  }

  private func split(_ line: Substring) -> [(text: String, isMarked: Bool)] {
    var parts: [(String, Bool)] = []
    var text = ""
    for character in line {
      switch character {
      case "⟦", "⟧":
        parts.append((text, character == "⟧"))
        text = ""
      default: text.append(character)
      }
    }
    parts.append((text, false))
    return parts
  }

  /// Carets under what is marked; empty where nothing is.
  private func markers(_ line: Substring) -> String {
    var carets = ""
    var isMarked = false
    for character in line {
      switch character {
      case "⟦": isMarked = true
      case "⟧": isMarked = false
      default: carets.append(isMarked ? "^" : " ")
      }
    }
    while carets.last == " " { carets.removeLast() }
    return carets
  }

  public func writeJSON(_ checks: [any Check], to output: Output) {
    JSONWriter.write(to: output) { json in
      json.array { json in
        for check in checks {
          let about = type(of: check).about
          json.lineBreak()
          json.object { json in
            json.field("id", about.id)
            json.field("recommendation", about.recommendation)
            json.field("severity", about.severity.rawValue)
            json.field("title", about.title)
            json.field("why", about.why)
            json.field("scope", about.scope.name)
            json.key("fails")
            examples(about.fails, &json)
            json.key("passes")
            examples(about.passes, &json)
          }
        }
      }
    }
  }

  private func examples(_ examples: [Example], _ json: inout JSONWriter) {
    json.array { json in
      for example in examples {
        json.object { json in
          json.field("title", example.title)
          json.field("text", example.text)
        }
      }
    }
  }
}

/// Breaks a paragraph where it reaches the width; the lines behind the first are indented.
func wrapped(_ text: String, indent: Int = 0, width: Int = 100) -> String {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    if !line.isEmpty, indent + line.count + word.count >= width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " \(word)"
  }
  if !line.isEmpty { lines.append(line) }
  return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
}
