internal import AccessControl
internal import Assessment
internal import Documents
internal import Kubernetes

/// The reason for which somebody may do something, as people read it: from the binding that names him to the
/// rule, each with its place, and the line of the rule where it is first shown.
struct AccessChain {
  let style: Style
  private var shown: Set<Node> = []

  init(style: Style) { self.style = style }

  /// - Parameter resource: What was asked for: named first where the rule lists many.
  mutating func write(_ grant: AccessGrant, of resource: String? = nil, to output: Output) {
    var steps = [
      ("named by \(Wording.object(grant.binding.object))", place(grant.entry.nameNode)),
      ("which gives \(Wording.object(grant.role.object))", place(grant.role.object)),
    ]
    if grant.source !== grant.role {
      steps.append(("which takes in \(Wording.object(grant.source.object))", place(grant.source.object)))
    }
    steps.append(("which allows \(Wording.rule(grant.rule, first: resource))", place(grant.rule.node)))
    let width = min(60, steps.map(\.0.count).max() ?? 0)
    for (words, place) in steps {
      let padding = String(repeating: " ", count: max(2, width + 2 - words.count))
      output.write("  \(words)\(padding)\(style.dim(place))\n")
    }
    guard !grant.isOfDefaultRole, !grant.rule.node.tree.source.isLive, shown.insert(grant.rule.node).inserted
    else { return }
    writeLine(of: grant.rule, to: output)
  }

  /// The line of the rule's verbs; the first of them where each has its own.
  private func writeLine(of rule: PolicyRule, to output: Output) {
    let verbs = rule.node["verbs"] ?? rule.node
    let node = verbs.style == .flow ? verbs : verbs.children.first { _ in true } ?? verbs
    let source = node.tree.source
    let snippet = Snippet(source, node.range) { Masking.ranges(in: source, shown: $0) }
    style.writeFrame(snippet, source.name, to: output) { style.frame($0) }
  }

  private func place(_ object: KubernetesObject) -> String { place(object.metadata?["name"] ?? object.node) }

  private func place(_ node: Node) -> String {
    let source = node.tree.source
    guard source.name != DefaultObjects.sourceName else { return "made by \(source.name) itself" }
    // The objects are named: a live cluster has no other places.
    return source.isLive ? "" : Wording.place(source.name, source.position(at: node.range.lowerBound))
  }
}
