internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// One setting of the kubelet, as its flag and as the field of its configuration.
///
/// The defaults differ: with `--config` those of the file count, without it older and laxer ones (kubernetes,
/// cmd/kubelet/app/options, `applyLegacyDefaults`).
struct KubeletRule: Sendable {
  let flag: StaticString
  let field: FieldPath
  /// An absent field keeps the demand.
  let isKeptByFile: Bool
  /// An absent flag keeps it where there is no `--config`.
  let isKeptByLegacy: Bool
  let demand: FlagRule.Demand
  /// Whether a field that is given keeps it.
  let keeps: @Sendable (Node) -> Bool
  /// Fields in whose presence this one does not count.
  var unless: [FieldPath] = []
  /// The same for flags.
  var unlessFlags: [String] = []
  var severity: Severity?
  let message: String
  /// What the field is best set to; nil where that depends on the place.
  let value: Literal?
  let advice: String

  func judge(_ command: ComponentCommand, in context: Context, report: Reporter) {
    if !command.has("config"), dropIns(of: context).contains(where: { setting(in: $0) != nil }) { return }
    let keepsDefault = isKeptByLegacy || command.has("config")
    FlagRule(
      component: .kubelet, flag: flag, demand: demand,
      defaultKeeps: keepsDefault ? FlagRule.always : 0..<0, unless: unlessFlags, severity: severity,
      message: message, cure: .advice(advice)
    ).judge(command, minor: command.minor(or: context.version), report: report)
  }

  func judge(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard !unless.contains(where: { object.node.follow($0).missing.isEmpty }) else { return }
    // A flag of the kubelet that reads the file counts before it, and so does a drop-in.
    let name = String(flag.description.drop { $0 == "-" })
    if KubeletCommands.of(context).contains(where: { $0.has(name) }) { return }
    if object.role == .manifest, dropIns(of: context).contains(where: { setting(in: $0) != nil }) { return }
    let given = setting(in: object)
    if given.map(keeps) ?? isKeptByFile { return }
    let remedy =
      value.map { Remedy(.review, advice, .set(under: object.node, path: field, to: $0)) } ?? .advice(advice)
    report(
      message, at: given.map(Place.value) ?? .missing(under: object.node, field), severity: severity,
      discriminator: field.description, remedy: remedy)
  }

  /// The field, where it is given: null counts as absent.
  private func setting(in object: KubernetesObject) -> Node? {
    let (node, missing) = object.node.follow(field)
    return missing.isEmpty && !node.isNull ? node : nil
  }

  private func dropIns(of context: Context) -> [KubernetesObject] { KubeletCommands.dropIns(of: context) }
}

/// What the input tells of the kubelets that read the configurations in it: something only on a node.
enum KubeletCommands {
  static func of(_ context: Context) -> [ComponentCommand] {
    context.inventory.objects(ofKind: "NodeCommand").flatMap(ComponentCommand.read).filter {
      $0.component == .kubelet
    }
  }

  /// The files of `--config-dir`, each a part of a configuration that lies over the file of `--config`.
  static func dropIns(of context: Context) -> [KubernetesObject] {
    guard !context.inventory.objects(ofKind: "NodeCommand").isEmpty else { return [] }
    return context.inventory.objects.filter {
      $0.kind == "KubeletConfiguration" && $0.role == .patch && $0.group == "kubelet.config.k8s.io"
    }
  }
}

/// A check of settings of the kubelet.
protocol KubeletCheck: CommandCheck, ObjectCheck {
  static var rules: [KubeletRule] { get }
}

extension KubeletCheck {
  var forms: [CheckForm] { [.command(self), .object(self)] }

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "kubelet.config.k8s.io"
  }

  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    for rule in Self.rules { rule.judge(command, in: context, report: report) }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for rule in Self.rules { rule.judge(object, in: context, report: report) }
  }
}

extension Scope {
  static let kubelet = Scope.commands(of: .kubelet, configuredBy: ["KubeletConfiguration"])
}

extension Example {
  /// A kubelet's configuration file with these fields.
  static func kubelet(_ title: String, severity: Severity? = nil, missing: Int = 0, _ fields: String)
    -> Example
  {
    Example(title, severity: severity) {
      "\(Self.missing(missing, under: "apiVersion")): kubelet.config.k8s.io/v1beta1\n"
        + "kind: KubeletConfiguration\n\(fields)\n"
    }
  }

  /// A process of a node that runs a component with these words, one a line.
  static func process(
    _ title: String, severity: Severity? = nil, missing: Int = 0, _ words: String
  ) -> Example {
    Example(title, severity: severity) {
      let lines = words.split(separator: "\n")
      return "apiVersion: \(NodeEvidence.apiVersion)\nkind: NodeCommand\nmetadata: {name: \(lines[0])}\n"
        + "\(Self.missing(missing, under: "command")):\n" + lines.map { "- \($0)\n" }.joined()
    }
  }
}
