internal import Checks
internal import Documents
internal import Findings
internal import Kubernetes

/// Labels for Pod Security Admission that refuse nothing: they warn of, and record, what goes below the
/// level that the workloads keep to already.
struct PodSecurityCompanion {
  private let view: NamespaceView

  init(_ view: NamespaceView) { self.view = view }

  private static let prefix = "pod-security.kubernetes.io/"

  var answer: CompanionAnswer {
    let namespace = view.inventory.object("Namespace", view.name)
    let labels = namespace?.metadata?.given("labels")
    if ["enforce", "audit", "warn"].contains(where: { labels?[key: Self.prefix + $0] != nil }) {
      return .there("has Pod Security labels")
    }
    let isRestricted = keeps(to: .pssRestricted)
    guard isRestricted || keeps(to: .pssBaseline) else {
      return .wanting(
        "keeps to no level: bulwark scan --profile pss-baseline shows what is beyond baseline")
    }
    return .made(text(level: isRestricted ? "restricted" : "baseline", namespace))
  }

  /// Whether the level has nothing against any of the workloads.
  private func keeps(to profile: Profile) -> Bool {
    let context = Context(inventory: view.inventory, version: view.version, profile: profile)
    let runner = CheckRunner(checks: Registry.checks, context: context)
    return runner.run(objects: [], workloads: view.inventory.workloads(of: view.name), tree: nil).findings
      .isEmpty
  }

  private func text(level: String, _ namespace: KubernetesObject?) -> String {
    var comments = """
      # \(level): the strictest level that all workloads of the input in namespace \(view.name) keep to, by
      # Kubernetes 1.\(view.version.minor). Nothing is refused: warn tells whoever applies a pod below the level,
      # audit records it. Enforce the level once both stay silent.

      """
    if level == "baseline" {
      comments += "# What keeps it from restricted: bulwark scan --profile pss-restricted\n"
    }
    if let namespace {
      let source = namespace.node.tree.source
      let line = source.position(at: namespace.node.range.lowerBound).line
      comments += "# Takes the place of the Namespace in \(Literal.scalar(source.name)), line \(line).\n"
    }
    var labels: [(String, String)] = Self.entries(namespace?.metadata?.given("labels"))
    for mode in ["audit", "warn"] {
      labels.append((Self.prefix + mode, level))
      labels.append((Self.prefix + mode + "-version", "v1.\(view.version.minor)"))
    }
    // An applied configuration is what kubectl wrote, and would be wrong here.
    let annotations = Self.entries(namespace?.metadata?.given("annotations"))
      .filter { $0.0 != "kubectl.kubernetes.io/last-applied-configuration" }
    return comments + """
      apiVersion: v1
      kind: Namespace
      metadata:
        name: \(Literal.scalar(view.name))
      \(annotations.isEmpty ? "" : "  annotations:\n\(Self.lines(annotations))")  labels:
      \(Self.lines(labels))
      """
  }

  /// The strings of a mapping; a version label without its level goes, for there is a new one.
  private static func entries(_ mapping: Node?) -> [(String, String)] {
    mapping?.children.compactMap { node in
      guard let key = node.key, let value = node.string, !key.hasPrefix(prefix) else { return nil }
      return (key, value)
    } ?? []
  }

  private static func lines(_ entries: [(String, String)]) -> String {
    entries.map { "    \(Literal.scalar($0.0)): \(Literal.scalar($0.1))\n" }.joined()
  }
}
