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
      let program = command.children.first(where: { _ in true }),
      program.withText({ $0.suffix(14).elementsEqual("kube-apiserver".utf8) }) ?? false
    else { return nil }
    let args = container.node.given("args")
    return ComponentFlags(
      list: args ?? command,
      words: Array(command.children.dropFirst()) + (args.map { Array($0.children) } ?? []))
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
