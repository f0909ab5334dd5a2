internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// One row of what is asked of a component's flags.
struct FlagRule: Sendable {
  let component: Component
  /// With its dashes: `--client-ca-file`.
  let flag: StaticString
  /// The minor versions of Kubernetes in which the flag is there and the row has a meaning.
  var minors = always
  let demand: Demand
  /// The minor versions in which the default keeps the demand; none where an absent flag breaks it.
  var defaultKeeps = 0..<0
  /// Flags in whose presence this one does not count.
  var unless: [String] = []
  /// Flags without which this one does not count.
  var with: [String] = []
  /// Where it differs from the check's.
  var severity: Severity?
  /// What the cure may break.
  var safety = Safety.review
  /// What is wrong, to be read behind the component: "accepts clients without a certificate".
  let message: String
  let cure: Cure

  /// Every minor version.
  static let always = 0..<Int.max

  /// What is asked of the value.
  enum Demand: Sendable {
    case isTrue, isFalse
    /// Given, and not empty.
    case given
    /// Not given at all.
    case notGiven
    case number(@Sendable (Int) -> Bool)
    case text(@Sendable (String) -> Bool)
    /// Asked of each item of a list with commas.
    case each(@Sendable (String) -> Bool)
    /// The items of all occurrences together.
    case list(@Sendable ([String]) -> Bool)
  }

  enum Cure: Sendable {
    /// Gives the flag this value.
    case set(String)
    /// Takes the flag away.
    case remove
    case advice(String)
  }

  /// The flag without its dashes.
  var name: String { String(flag.description.drop { $0 == "-" }) }

  /// Judges one command.
  func judge(_ command: ComponentCommand, minor: Int, report: Reporter) {
    guard command.component == component, minors.contains(minor),
      !unless.contains(where: command.has), with.allSatisfy({ command.text($0) != nil })
    else { return }
    let settings = command.all(name)
    guard let last = settings.last else {
      if command.isPart || defaultKeeps.contains(minor) { return }
      if case .notGiven = demand { return }
      report(
        message, at: .missing(under: command.anchor, FieldPath(stringLiteral: flag)), severity: severity,
        discriminator: flag.description, remedy: remedy(addingTo: command))
      return
    }
    for setting in broken(last, of: settings) {
      report(
        shown(setting), at: setting.place, severity: severity, discriminator: flag.description,
        remedy: remedy(of: setting))
    }
  }

  /// The occurrences that break the demand. A value that is known only at the start is left alone.
  private func broken(_ last: FlagSetting, of settings: [FlagSetting]) -> [FlagSetting] {
    let isKept: Bool
    switch demand {
    case .isTrue: isKept = last.bool == true
    case .isFalse: isKept = last.bool == false
    case .given: isKept = !last.text.isEmpty
    case .notGiven: return last.text.isEmpty && last.bool == nil ? [] : [last]
    case .number(let test): isKept = last.int.map(test) ?? false
    case .text(let test): isKept = test(last.text)
    case .each(let test): isKept = !last.items.isEmpty && last.items.allSatisfy(test)
    case .list(let test): isKept = test(settings.flatMap(\.items))
    }
    let isOpen = settings.contains(where: \.isOpen)
    return isKept || isOpen ? [] : [last]
  }

  /// The message with the value that is given; not with one that may hold a credential, such as the user of a URL.
  private func shown(_ setting: FlagSetting) -> String {
    switch demand {
    case .text, .number, .each, .list:
      setting.text.isEmpty || setting.text.contains("@") ? message : "\(message) (\(setting.text.prefix(60)))"
    case .isTrue, .isFalse, .given, .notGiven: message
    }
  }

  private func remedy(addingTo command: ComponentCommand) -> Remedy {
    switch cure {
    case .set(let value):
      let word = "\(flag)=\(value)"
      guard let list = command.list, list.isSequence, !list.isShared else { return .advice("Set \(word)") }
      return Remedy(safety, "Set \(word)", .append(to: list, path: "", .string(word)))
    case .remove: return .advice("Remove \(flag)")
    case .advice(let advice): return .advice(advice)
    }
  }

  private func remedy(of setting: FlagSetting) -> Remedy {
    switch cure {
    case .set(let value):
      let word = "\(flag)=\(value)"
      guard setting.isWhole else { return .advice("Set \(word)") }
      return Remedy(safety, "Set \(word)", .replace(setting.word.node, with: .string(word)))
    case .remove:
      guard setting.isWhole else { return .advice("Remove \(flag)") }
      return Remedy(safety, "Remove \(flag)", .remove(setting.word.node))
    case .advice(let advice): return .advice(advice)
    }
  }
}

/// A check that is a table: each row is judged by itself. A check that has more to ask than rows can say
/// judges by them and goes on.
protocol FlagCheck: CommandCheck {
  static var rules: [FlagRule] { get }
}

extension FlagCheck {
  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    judgeByRules(command, in: context, report: report)
  }

  func judgeByRules(_ command: ComponentCommand, in context: Context, report: Reporter) {
    let minor = command.minor(or: context.version)
    for rule in Self.rules { rule.judge(command, minor: minor, report: report) }
  }
}

extension Scope {
  /// The command lines of components, and the kinds that configure them.
  static func commands(of components: Component..., configuredBy kinds: [String] = []) -> Scope {
    .components(components.map(\.rawValue), configuredBy: kinds)
  }
}

extension Example {
  /// A static pod that starts a component with these words, one a line. The markers around the key of the list
  /// stand for as many flags that are missing.
  static func command(
    _ title: String, minor: Int? = nil, severity: Severity? = nil, missing: Int = 0, _ words: String
  ) -> Example {
    Example(title, minor: minor, severity: severity) {
      let lines = words.split(separator: "\n")
      let items = lines.map { "  - \($0)" }.joined(separator: "\n")
      return podManifest(
        "containers:\n- name: \(lines[0])\n  \(Self.missing(missing, under: "command")):\n\(items)")
    }
  }

  /// A key with as many marks as there are fields or flags missing under it.
  static func missing(_ count: Int, under key: String) -> String {
    String(repeating: "⟦", count: count) + key + String(repeating: "⟧", count: count)
  }
}
