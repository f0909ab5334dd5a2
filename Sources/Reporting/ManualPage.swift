internal import Documents

/// The manual page, `man bulwark`: the help of every command, and what no single command's help has room
/// for. Written in the macros of man(7).
public struct ManualPage {
  private let help: ParsedText
  private let version: String

  /// - Parameter help: What the argument parser tells of the commands, in the JSON of
  ///   `--experimental-dump-help`.
  public init(help: String, version: String) {
    self.help = parse(help, name: "help", claim: .json)
    self.version = version
  }

  public func write(to output: Output) {
    guard let command = help.documents.first?["command"] else { return }
    let name = text(command, "commandName")
    output.write(
      """
      .\\" Written by `make generate`.
      .TH \(name.uppercased()) 1 "" "\(name) \(version)" "User Commands"
      .SH NAME
      \(name) \\- harden Kubernetes by the NSA/CISA guidance
      .SH SYNOPSIS

      """)
    let commands = leaves(of: command, called: name)
    output.write(commands.map(synopsis).joined(separator: ".br\n"))
    output.write(".SH DESCRIPTION\n\(paragraphs(text(command, "discussion")))")
    output.write(".SH OPTIONS\n")
    for argument in arguments(of: command, withCommon: true) { output.write(entry(argument)) }
    output.write(".SH COMMANDS\n")
    for (path, node) in commands { write(node, called: path, to: output) }
    output.write(Self.closing)
  }

  // MARK: Commands

  /// The commands that do something, each by its whole name: of `rbac who-can` not `rbac`.
  private func leaves(of command: Node, called path: String) -> [(path: String, node: Node)] {
    let shown = command["subcommands"]?.children.filter {
      $0["shouldDisplay"]?.bool == true && !text($0, "commandName").elementsEqual("help")
    }
    guard let shown, !shown.isEmpty else { return [(path, command)] }
    return shown.flatMap { leaves(of: $0, called: "\(path) \(text($0, "commandName"))") }
  }

  private func write(_ command: Node, called path: String, to output: Output) {
    output.write(".SS \"\(escaped(path))\"\n\(line(text(command, "abstract")))")
    let discussion = text(command, "discussion")
    if !discussion.isEmpty { output.write(".PP\n\(paragraphs(discussion))") }
    for argument in arguments(of: command, withCommon: false) { output.write(entry(argument)) }
  }

  private func synopsis(_ path: String, _ command: Node) -> String {
    let all = arguments(of: command, withCommon: false)
    var words = "\\fB\(escaped(path))\\fR"
    if all.contains(where: { text($0, "kind") != "positional" }) { words += " [\\fIoptions\\fR]" }
    for argument in all where text(argument, "kind") == "positional" {
      let name =
        "\\fI\(escaped(text(argument, "valueName")))\\fR"
        + (argument["isRepeating"]?.bool == true ? " ..." : "")
      words += argument["isOptional"]?.bool == true ? " [\(name)]" : " \(name)"
    }
    return words + "\n"
  }

  // MARK: Arguments

  /// The arguments that are shown; those that every command has are told once.
  private func arguments(of command: Node, withCommon: Bool) -> [Node] {
    (command["arguments"]?.children.map { $0 } ?? []).filter { argument in
      let isCommon = ["help", "version"].contains(text(argument, "valueName"))
      return argument["shouldDisplay"]?.bool == true && isCommon == withCommon
    }
  }

  private func entry(_ argument: Node) -> String {
    let value = "\\fI\(escaped(text(argument, "valueName")))\\fR"
    var names: [String] = []
    for name in argument["names"]?.children.map({ $0 }) ?? [] {
      let isShort = text(name, "kind") == "short"
      let word = "\\fB\(escaped((isShort ? "-" : "--") + text(name, "name")))\\fR"
      names.insert(word, at: isShort ? 0 : names.endIndex)
    }
    var head = names.joined(separator: ", ")
    if text(argument, "kind") != "flag" { head += names.isEmpty ? value : " \(value)" }
    var body = text(argument, "abstract")
    let values = argument["allValues"]?.children.compactMap(\.text) ?? []
    if !values.allSatisfy(body.contains) { body += " One of \(values.joined(separator: ", "))." }
    if let standard = argument["defaultValue"]?.text { body += " (default: \(standard))" }
    return ".TP\n\(head)\n\(line(body))"
  }

  // MARK: Text

  private func text(_ node: Node, _ key: StaticString) -> String { node[key]?.text ?? "" }

  /// Prose, with indented lines as they are.
  private func paragraphs(_ text: String) -> String {
    var page = ""
    var isExample = false
    for one in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let indented = one.hasPrefix("  ")
      if indented != isExample { page += indented ? ".PP\n.EX\n" : ".EE\n" }
      isExample = indented
      page += one.isEmpty ? ".PP\n" : indented ? plain(escaped(String(one))) : line(String(one))
    }
    return page + (isExample ? ".EE\n" : "")
  }

  /// A line of prose, broken where it is long; none of its parts is taken for a macro.
  private func line(_ text: String) -> String {
    wrapped(escaped(text), width: 79).split(separator: "\n").map { plain(String($0)) }.joined()
  }

  /// A line as it is.
  private func plain(_ line: String) -> String {
    (line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" : "") + line + "\n"
  }

  private func escaped(_ text: String) -> String {
    text.map { $0 == "\\" ? "\\e" : $0 == "-" ? "\\-" : String($0) }.joined()
  }
}
