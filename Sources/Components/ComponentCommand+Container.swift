public import Documents
internal import Kubernetes

extension ComponentCommand {
  /// Reads a container, or anything of its form; nil where it starts no component that we know.
  public init?(container: Node) {
    guard let start = Start(container) else { return nil }
    self.init(
      start.component, words: start.words, list: start.list, anchor: start.anchor,
      image: container.given("image"), minor: Self.minor(of: container, start.component),
      environment: start.component == .etcd ? Self.etcdVariables(container) : [:])
  }

  /// The version is in the image's tag; etcd counts its own way.
  private static func minor(of container: Node, _ component: Component) -> Int? {
    guard component != .etcd else { return nil }
    guard let image = container.given("image").flatMap(ImageReference.init), image.hasTag,
      let tag = image.tag, tag.contains(".")
    else { return nil }
    let release = tag.prefix { $0 == "v" || $0 == "." || $0.isNumber }
    return KubernetesVersion(String(release))?.minor
  }

  /// etcd takes each flag also as a variable: `ETCD_CLIENT_CERT_AUTH` for `--client-cert-auth`.
  private static func etcdVariables(_ container: Node) -> [String: FlagSetting] {
    var variables: [String: FlagSetting] = [:]
    for entry in container.items("env") {
      guard let name = entry["name"]?.text, name.hasPrefix("ETCD_"), let value = entry.given("value"),
        let text = value.text
      else { continue }
      let flag = name.dropFirst(5).lowercased().map { $0 == "_" ? "-" : $0 }
      variables[String(flag)] = FlagSetting(CommandWord(text, at: value), attached: text)
    }
    return variables
  }
}

/// Where in a container a component is started.
private struct Start {
  let component: Component
  /// The words behind the program's.
  let words: ArraySlice<CommandWord>
  let list: Node?
  let anchor: Node

  init?(_ container: Node) {
    // Nearly every container of a scan ends here, so little is looked at before it does.
    guard let command = container["command"], command.isSequence, command.count > 0 else {
      guard container["image"]?.withText(Self.isComponent) ?? false else { return nil }
      self.init(image: container, container.given("args").flatMap { $0.isSequence ? $0 : nil })
      return
    }
    guard let program = command.children.first(where: { _ in true }),
      let kind = program.withText(Program.init) ?? nil
    else { return nil }
    let args = container.given("args").flatMap { $0.isSequence ? $0 : nil }
    let list = args ?? command
    let words = (Array(command.children) + (args.map { Array($0.children) } ?? [])).map {
      CommandWord($0.text ?? "", at: $0)
    }
    switch kind {
    case .component(let component):
      self.init(component: component, words: words.dropFirst(), list: list, anchor: list)
    case .hyperkube:
      // OpenShift gives its settings in a file of its own kind, and the flags do not tell.
      guard words.count > 1, let component = Component(subcommand: words[1].text),
        !words.contains(where: { $0.text.hasPrefix("--openshift-config") })
      else { return nil }
      self.init(component: component, words: words.dropFirst(2), list: list, anchor: list)
    case .starter:
      // Its own flags come first, then what it starts.
      guard let index = words.indices.dropFirst().first(where: { !words[$0].text.hasPrefix("-") }),
        let component = words[index].node.withText(Component.init(program:)) ?? nil
      else { return nil }
      self.init(component: component, words: words[(index + 1)...], list: list, anchor: list)
    case .shell:
      self.init(shell: words, list)
    }
  }

  private init(component: Component, words: ArraySlice<CommandWord>, list: Node?, anchor: Node) {
    self.component = component
    self.words = words
    self.list = list
    self.anchor = anchor
  }

  /// Without a command the image says what runs; that it is the component is plain where it has its name.
  private init?(image container: Node, _ args: Node?) {
    guard let image = container.given("image").flatMap(ImageReference.init),
      let component = image.withPath({
        Component(program: UnsafeBufferPointer(rebasing: $0))
      })
    else { return nil }
    let words = args.map { $0.children.map { CommandWord($0.text ?? "", at: $0) } } ?? []
    if words.first.map({ !$0.text.hasPrefix("-") }) ?? false { return nil }
    self.init(component: component, words: words[...], list: args, anchor: args ?? image.node)
  }

  /// Whether the last part of an image's path is a component, as far as its bytes tell.
  private static func isComponent(_ image: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = image.lastPathSegment.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "@") }
    return Component(program: UnsafeBufferPointer(rebasing: name)) != nil
  }

  /// `sh -c "exec kube-apiserver --a=b"`
  private init?(shell words: [CommandWord], _ anchor: Node) {
    guard let option = words.firstIndex(where: { $0.text.hasPrefix("-") && $0.text.hasSuffix("c") }),
      option + 1 < words.count, Self.namesComponent(words[option + 1].node)
    else { return nil }
    for command in ShellScript(words[option + 1].node).commands {
      guard var text = command.first?.text, let component = text.withUTF8(Component.init(program:)) else {
        continue
      }
      self.init(component: component, words: command.dropFirst(), list: nil, anchor: anchor)
      return
    }
    return nil
  }

  /// Scripts can be long: only one that may name a component is read.
  private static func namesComponent(_ script: Node) -> Bool {
    script.withText { text in
      text.indices.contains { index in
        switch text[index] {
        case UInt8(ascii: "k"): text[index...].starts(with: "kube".utf8)
        case UInt8(ascii: "e"): text[index...].starts(with: "etcd".utf8)
        default: false
        }
      }
    } ?? false
  }

  private enum Program {
    case component(Component)
    case hyperkube, shell
    /// A program that starts the one that its arguments name.
    case starter

    init?(_ text: UnsafeBufferPointer<UInt8>) {
      let name = text.lastPathSegment
      if let component = Component(program: text) {
        self = .component(component)
      } else if name.elementsEqual("sh".utf8) || name.elementsEqual("bash".utf8)
        || name.elementsEqual("ash".utf8) || name.elementsEqual("dash".utf8)
      {
        self = .shell
      } else if name.elementsEqual("hyperkube".utf8) {
        self = .hyperkube
      } else if ["go-runner", "tini", "dumb-init"].contains(where: { name.elementsEqual($0.utf8) }) {
        self = .starter
      } else {
        return nil
      }
    }
  }
}
