internal import ArgumentParser
internal import Checks
internal import Findings
internal import Glibc
internal import Guide
internal import Reporting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what a check means, with examples that fail and pass.",
    discussion: """
      ID is a check, a recommendation, a chapter, or the id of the same subject in kubescape, Trivy or \
      CIS. Without an ID all checks are listed.
      """)

  @Argument(help: "For example pod/non-root, pod, C-0013.")
  var id: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  @Option(help: "How to print it: text, json or markdown.")
  var format = Format.text

  func run() throws {
    let output = Output(descriptor: STDOUT_FILENO)
    let reference = CheckReference(style: Terminal.standardOutputStyle)
    guard let id else {
      switch format {
      case .text: reference.list(Registry.checks, to: output)
      case .json: reference.writeJSON(Registry.checks, to: output)
      case .markdown: reference.writeMarkdown(Registry.checks, to: output)
      }
      return output.flush()
    }
    let checks = try checks(for: id)
    switch format {
    case .text: checks.forEach { reference.explain($0, to: output) }
    case .json: reference.writeJSON(checks, to: output)
    case .markdown: reference.writeMarkdown(checks, to: output)
    }
    output.flush()
  }

  private func checks(for id: String) throws -> [any Check] {
    if let check = Registry.check(id) { return [check] }
    let recommendations = [Catalogue.recommendation(id)].compactMap { $0 } + Catalogue.aliases(id)
    let wanted = Set(recommendations.map(\.id))
    let found = Registry.checks.filter { check in
      let about = type(of: check).about
      return wanted.contains(about.recommendation) || about.id.hasPrefix(id + "/")
    }
    if !found.isEmpty { return found }
    if let recommendation = recommendations.first {
      throw ValidationError(
        "no check serves \(recommendation.id) (\(recommendation.title)) yet; `bulwark guide` tells what it needs"
      )
    }
    let near = closestMatch(to: id, in: Registry.checks.map { type(of: $0).about.id })
    throw ValidationError(
      "there is no check '\(id)'; "
        + (near.map { "did you mean \($0)?" } ?? "`bulwark explain` lists the checks"))
  }
}
