internal import Documents
internal import Findings

/// What several checks say of a field for which the API server refuses the whole object.
enum Refusal {
  static func report(_ node: Node, _ what: String, _ remedy: Remedy, _ reporter: Reporter) {
    reporter("is refused by the API server: \(what)", at: .value(node), remedy: remedy)
  }

  /// The remedy is the right spelling where only the case is wrong.
  static func report(_ node: Node, _ what: String, asOneOf words: [String], _ reporter: Reporter) {
    let text = node.text?.lowercased()
    guard let word = words.first(where: { $0.lowercased() == text }) else {
      report(node, what, .advice("Write \(words.joined(separator: ", ")), or take it out"), reporter)
      return
    }
    report(node, what, Remedy(.review, "Write \(word)", .replace(node, with: .string(word))), reporter)
  }
}
