/// Values written as indented lines.
struct BlockText {
  private let habits: Habits
  private let mapping: Node
  private let lineEnding: String

  init(_ layout: Layout, in mapping: Node) {
    habits = Habits(layout)
    self.mapping = mapping
    lineEnding = layout.lineEnding
  }

  /// The lines of a mapping or list that is not empty, each behind a line ending, with the indentation
  /// of its keys or dashes.
  func text(_ literal: Literal, indent: String) -> String {
    var text = ""
    write(literal, indent: indent, to: &text)
    return text
  }

  /// The lines of a value below keys, the outermost first.
  func text(_ value: Literal, below keys: [Substring], indent: String) -> String {
    var text = ""
    var indent = indent
    let step = keys.count > 1 ? String(repeating: " ", count: habits.step(in: mapping)) : ""
    for (position, key) in keys.enumerated() {
      if position > 0 { indent += step }
      text += lineEnding
      text += indent
      text += Literal.quoted(String(key), json: false)
      text += ":"
    }
    write(valueOfKey: value, indent: indent, to: &text)
    return text
  }

  private func write(_ literal: Literal, indent: String, to text: inout String) {
    switch literal {
    case .mapping(let entries):
      for entry in entries {
        text += lineEnding
        write(entry, indent: indent, to: &text)
      }
    case .list(let items):
      for item in items {
        text += lineEnding
        write(item: item, indent: indent, to: &text)
      }
    default:
      text += lineEnding
      text += indent
      text += literal.text(json: false, inFlow: false)
    }
  }

  private func write(_ entry: Literal.Entry, indent: String, to text: inout String) {
    text += indent
    text += Literal.quoted(entry.key, json: false)
    text += ":"
    write(valueOfKey: entry.value, indent: indent, to: &text)
  }

  private func write(valueOfKey value: Literal, indent: String, to text: inout String) {
    if value.isFilled {
      write(value, indent: indent + self.indent(of: value), to: &text)
    } else {
      text += " "
      text += value.text(json: false, inFlow: false)
    }
  }

  private func write(item: Literal, indent: String, to text: inout String) {
    text += indent
    text += "- "
    guard item.isFilled else { return text += item.text(json: false, inFlow: false) }
    // What the item holds begins behind the dash.
    var inner = ""
    write(item, indent: indent + "  ", to: &inner)
    text += inner.dropFirst(lineEnding.count + indent.count + 2)
  }

  /// By how much a value is indented under its key.
  func indent(of literal: Literal) -> String {
    if case .list = literal { return String(repeating: " ", count: habits.listStep(in: mapping)) }
    return String(repeating: " ", count: habits.step(in: mapping))
  }
}
