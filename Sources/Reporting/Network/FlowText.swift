public import Connectivity

/// Answers on flows for people: a sentence, then what each end allows and by which policies, then where they
/// stand.
public struct FlowText: Sendable {
  private let style: Style

  public init(style: Style) { self.style = style }

  public func write(_ answers: [FlowAnswer], _ connectivity: Connectivity, to output: Output) {
    for (number, answer) in answers.enumerated() {
      if number > 0 { output.write("\n") }
      write(answer, connectivity, to: output)
    }
  }

  private func write(_ answer: FlowAnswer, _ connectivity: Connectivity, to output: Output) {
    let source = Wording.plain(FlowAnswer.title(answer.question.source, connectivity))
    let destination = Wording.plain(FlowAnswer.title(answer.question.destination, connectivity))
    output.write(sentence(answer, source, destination) + "\n\n")
    write(answer.verdict.egress, of: source, "send", answer.question.source, to: output)
    write(answer.verdict.ingress, of: destination, "receive", answer.question.destination, to: output)
    if !connectivity.isComplete {
      output.write(style.bold("\nThis is incomplete: others have a say that is not understood.\n"))
    }
  }

  private func sentence(_ answer: FlowAnswer, _ source: String, _ destination: String) -> String {
    let through =
      answer.question.service.map { service in
        " through Service \(Wording.plain("\(service.namespace ?? "default")/\(service.name)"))"
      } ?? ""
    guard answer.isReachable else {
      let asked = answer.question.asked.isAll ? "" : " on \(answer.question.asked)"
      return style.good("No:") + " \(source) cannot reach \(destination)\(asked)\(through)."
    }
    let ports = NetworkMapText.ports(answer.passing)
    let rest = answer.passing == answer.question.asked ? "" : ", and on nothing else that was asked for"
    return style.error("Yes:") + " \(source) can reach \(destination) on \(ports)\(through)\(rest)."
  }

  private func write(
    _ verdict: DirectionVerdict, of name: String, _ verb: String, _ end: FlowEnd, to output: Output
  ) {
    guard case .workload = end else {
      output.write("  \(name) is outside of the cluster: no policy is about it\n")
      return
    }
    let allowed = verdict.allowed.isEmpty ? "nothing of this" : NetworkMapText.ports(verdict.allowed)
    let why =
      verdict.isolating.isEmpty && verdict.rules.isEmpty ? ": no policy isolates it in this direction" : ""
    output.write("  \(name) may \(verb) \(allowed)\(why)\n")
    for policy in verdict.isolating {
      let citation = PolicyCitation(policy.object)
      output.write("    isolated by \(Wording.plain(citation.name))  \(style.frame(citation.place))\n")
    }
    for rule in verdict.rules {
      let citation = PolicyCitation(rule.policy, rule: rule.node)
      let ports = NetworkMapText.ports(rule.connections)
      output.write(
        "    \(Self.word(rule.action)) \(ports) by \(Wording.plain(citation.name)), \(citation.path ?? "")"
          + "  \(style.frame(citation.place))\n")
    }
    if !verdict.isolating.isEmpty, verdict.rules.isEmpty {
      output.write("    no rule of these meets this flow\n")
    }
  }

  private static func word(_ action: TierAction) -> String {
    switch action {
    case .allow: "allowed"
    case .deny: "denied"
    case .pass: "passed on for"
    }
  }
}
