public import Detections

/// What detections say of themselves.
public struct DetectionReference {
  private let style: Style

  public init(style: Style) { self.style = style }

  /// A line for each.
  public func list(_ abouts: [DetectionAbout], to output: Output) {
    for about in abouts {
      let severity = style.severity(about.severity, about.severity.rawValue)
      let gap = String(repeating: " ", count: max(1, 9 - about.severity.rawValue.count))
      let id = about.id + String(repeating: " ", count: max(1, 13 - about.id.count))
      output.write("\(style.bold(id)) \(severity)\(gap)\(about.title)\n")
    }
  }

  public func explain(_ about: DetectionAbout, to output: Output) {
    output.write("\(style.bold(about.id)) \(style.severity(about.severity, about.severity.rawValue))\n")
    output.write("\(about.title)\n\n\(about.why)\n\n")
    func row(_ name: String, _ text: String) {
      guard !text.isEmpty else { return }
      let gap = String(repeating: " ", count: max(1, 14 - name.count))
      output.write("\(style.dim(name))\(gap)\(text)\n")
    }
    row("serves", about.recommendations.joined(separator: ", "))
    row("MITRE ATT&CK", about.techniques.joined(separator: ", "))
    row("looks at", about.scope.words)
    row("needs level", about.level.rawValue)
    row("keeps", about.window ?? "")
    row("follows", about.follows.joined(separator: ", "))
    row("normal", about.normal.joined(separator: "; "))
    row("passes over", about.suppressed.joined(separator: "; "))
    for parameter in about.parameters { row("parameter", "\(parameter.name): \(parameter.summary)") }
    row("first look", about.runbook.firstLook)
    row("contain", about.runbook.contain)
    row("recover", about.runbook.recover)
    for example in about.fires { write(example, "fires on", to: output) }
    for example in about.quiet { write(example, "quiet on", to: output) }
  }

  private func write(_ example: EventExample, _ word: String, to output: Output) {
    output.write("\n\(style.bold(word)) \(example.title)\n")
    for (name, values) in example.settings.sorted(by: { $0.key < $1.key }) {
      output.write("  with \(name): \(values.joined(separator: ", "))\n")
    }
    let lines = example.lines
    for line in lines.prefix(3) { output.write("  \(line)\n") }
    if lines.count > 3 { output.write("  and \(lines.count - 3) more like it\n") }
  }
}
