internal import Documents
internal import Kubernetes

/// The flags of a Kubernetes component in the command line of a container.
struct ComponentFlags {
  /// The list to which a flag would be added.
  let list: Node
  private let words: [Node]

  static func isAPIServer(_ workload: Workload) -> Bool {
    workload.containers.contains { apiServer(in: $0) != nil }
  }

  /// The flags of the API server; nil for containers that run something else.
  static func apiServer(in container: Container) -> ComponentFlags? {
    guard let command = container.node.given("command"), command.isSequence,
      let program = command.children.first(where: { _ in true })
    else { return nil }
    let args = container.node.given("args")
    // go-runner starts what its arguments name, and writes the output to a file.
    guard
      isAPIServer(program)
        || program.withText({ $0.suffix(9).elementsEqual("go-runner".utf8) }) ?? false
          && args?.children.contains(where: isAPIServer) ?? false
    else { return nil }
    return ComponentFlags(
      list: args ?? command,
      words: Array(command.children.dropFirst()) + (args.map { Array($0.children) } ?? []))
  }

  private static func isAPIServer(_ word: Node) -> Bool {
    word.withText { $0.suffix(14).elementsEqual("kube-apiserver".utf8) && $0.first != UInt8(ascii: "-") }
      ?? false
  }

  /// The word that sets a flag, and its value; the last counts. The value is what follows `=`, or the next
  /// word.
  func text(_ flag: StaticString) -> (place: Node, value: String)? {
    let name = UnsafeBufferPointer(start: flag.utf8Start, count: flag.utf8CodeUnitCount)
    var found: (Node, String)?
    for (index, word) in words.enumerated() {
      let value: String?? =
        word.withText { text in
          guard text.starts(with: name) else { return nil }
          if text.count == name.count { return .some(nil) }
          guard text[name.count] == UInt8(ascii: "=") else { return nil }
          return .some(String(decoding: text[(name.count + 1)...], as: UTF8.self))
        } ?? nil
      switch value {
      case .none: continue
      case .some(let given?): found = (word, given)
      case .some(nil): if index + 1 < words.count { found = (word, words[index + 1].text ?? "") }
      }
    }
    return found
  }

  /// The word that sets a boolean flag, and what it sets; the last counts. A flag without a value is true.
  func bool(_ flag: StaticString) -> (place: Node, value: Bool?)? {
    let name = UnsafeBufferPointer(start: flag.utf8Start, count: flag.utf8CodeUnitCount)
    var found: (Node, Bool?)?
    for word in words {
      let setting: Bool?? =
        word.withText { text in
          guard text.starts(with: name) else { return nil }
          if text.count == name.count { return .some(true) }
          guard text[name.count] == UInt8(ascii: "=") else { return nil }
          return .some(Self.bool(text[(name.count + 1)...]))
        } ?? nil
      if let setting { found = (word, setting) }
    }
    return found
  }

  /// Go's `strconv.ParseBool`.
  private static func bool(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool? {
    switch String(decoding: text, as: UTF8.self) {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }
}
