public import Documents
public import Kubernetes

/// How a component is started: its flags, each at its place.
///
/// It is read from whatever holds a command line in the form of a container: `command`, `args` and `env`. That
/// is a container of a pod, or what a node tells of a process or unit (`NodeCommand`).
public struct ComponentCommand: Sendable {
  public let component: Component
  /// The list to which a flag would be added; nil where only a person can.
  public let list: Node?
  /// Where something that is missing is reported.
  public let anchor: Node
  /// The field that names the image.
  public let image: Node?
  /// The minor version of Kubernetes that the image's tag names.
  public let minor: Int?
  /// Only what somebody sets beside an installer's own: what is absent may be given all the same.
  public let isPart: Bool
  private let settings: [String: [FlagSetting]]

  init(
    _ component: Component, words: ArraySlice<CommandWord>, list: Node?, anchor: Node, image: Node? = nil,
    minor: Int? = nil,
    environment: [String: FlagSetting] = [:], isPart: Bool = false
  ) {
    self.isPart = isPart
    self.component = component
    self.list = list
    self.anchor = anchor
    self.image = image
    self.minor = minor
    var settings = Self.parse(words)
    // A flag counts before the variable of its name.
    for (flag, setting) in environment where settings[flag] == nil { settings[flag] = [setting] }
    self.settings = settings
  }

  /// The flag as it counts: of several, the last.
  public func last(_ flag: String) -> FlagSetting? { settings[flag]?.last }

  /// All of a flag that adds up, such as `--authorization-mode`.
  public func all(_ flag: String) -> [FlagSetting] { settings[flag] ?? [] }

  public func has(_ flag: String) -> Bool { settings[flag] != nil }

  /// The value of a flag, where it is given and not empty.
  public func text(_ flag: String) -> String? {
    guard let text = last(flag)?.text, !text.isEmpty else { return nil }
    return text
  }

  /// What counts stands in the file of `--config-file`: etcd passes over every other flag, and over variables.
  public var isInFile: Bool { component == .etcd && text("config-file") != nil }

  /// The minor version to judge by: its own, or that of the run.
  public func minor(or version: KubernetesVersion) -> Int { minor ?? version.minor }

  /// `--flag=value`, `--flag value`, `-flag`; `_` counts as `-`, as the programs take it.
  private static func parse(_ words: ArraySlice<CommandWord>) -> [String: [FlagSetting]] {
    var settings: [String: [FlagSetting]] = [:]
    for index in words.indices {
      let word = words[index]
      if word.text == "--" { break }
      guard word.text.utf8.first == UInt8(ascii: "-"), word.text.utf8.count > 1 else { continue }
      let body = word.text.utf8.drop { $0 == UInt8(ascii: "-") }
      let equals = body.firstIndex(of: UInt8(ascii: "="))
      var name = String(Substring(body[..<(equals ?? body.endIndex)]))
      if name.utf8.contains(UInt8(ascii: "_")) {
        name = String(
          decoding: name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
      }
      let next = index + 1 < words.endIndex ? words[index + 1] : nil
      let setting = FlagSetting(
        word, attached: equals.map { String(Substring(body[body.index(after: $0)...])) },
        next: equals == nil ? next : nil)
      settings[name, default: []].append(setting)
    }
    return settings
  }
}
