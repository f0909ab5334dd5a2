/// Values written as indented lines.
struct BlockText {
  /// Spaces by which a nested mapping and the dashes of a nested list are indented.
  let step: Int
  let listStep: Int

  init(_ habits: Habits, in mapping: Node) {
    step = habits.step(in: mapping)
    listStep = habits.listStep(in: mapping)
  }

  /// The lines of a mapping or list that is not empty, with the indentation of its keys or dashes.
  func lines(_ literal: Literal, indent: String) -> [String] {
    switch literal {
    case .mapping(let entries): entries.flatMap { lines(of: $0, indent: indent) }
    case .list(let items): items.flatMap { lines(ofItem: $0, indent: indent) }
    default: [indent + literal.text(json: false, inFlow: false)]
    }
  }

  private func lines(of entry: Literal.Entry, indent: String) -> [String] {
    let key = indent + Literal.quoted(entry.key, json: false) + ":"
    guard entry.value.isFilled else { return [key + " " + entry.value.text(json: false, inFlow: false)] }
    return [key] + lines(entry.value, indent: indent + self.indent(of: entry.value))
  }

  private func lines(ofItem item: Literal, indent: String) -> [String] {
    guard item.isFilled else { return [indent + "- " + item.text(json: false, inFlow: false)] }
    // What the item holds begins behind the dash.
    var lines = lines(item, indent: indent + "  ")
    lines[0] = indent + "- " + lines[0].dropFirst(indent.count + 2)
    return lines
  }

  /// By how much a value is indented under its key.
  func indent(of literal: Literal) -> String {
    if case .list = literal { return String(repeating: " ", count: listStep) }
    return String(repeating: " ", count: step)
  }
}
