internal import AccessControl
internal import Documents
internal import Kubernetes

/// How the answers about access speak of their parts.
extension Wording {
  static func subject(_ subject: AccessSubject) -> String { plain(subject.words) }

  /// "in namespace shop".
  static func scope(_ scope: AccessGrant.Scope) -> String {
    switch scope {
    case .cluster: "in the whole cluster"
    case .namespace(let name?): "in namespace \(plain(name))"
    case .namespace(nil): "in a namespace that its manifest does not name"
    }
  }

  /// "RoleBinding shop/web".
  static func object(_ object: KubernetesObject) -> String {
    let name = object.name.isEmpty ? "(no name)" : plain(object.name)
    return "\(plain(object.kind)) \(object.namespace.map { "\(plain($0))/" } ?? "")\(name)"
  }

  /// "get, list on secrets, only those named db".
  ///
  /// - Parameter first: The resource to name first where the rule lists many.
  static func rule(_ rule: PolicyRule, first: String? = nil) -> String {
    let verbs = list(rule.verbNodes, all: "all verbs")
    let paths = Array(rule.pathNodes)
    guard paths.isEmpty else { return "\(verbs) on the paths \(list(rule.pathNodes, all: "*"))" }
    let groups = rule.groupNodes.compactMap(\.text).filter { !$0.isEmpty }
    var words = "\(verbs) on \(list(rule.resourceNodes, all: "all resources", first: first))"
    if groups == ["*"] {
      words += " in all API groups"
    } else if !groups.isEmpty {
      let isCoreToo = groups.count < rule.groupNodes.reduce(0) { count, _ in count + 1 }
      words += " in \(isCoreToo ? "the core group, " : "")\(groups.map(plain).joined(separator: ", "))"
    }
    return words + names(rule.names == .any ? nil : rule.nameNodes.compactMap(\.text))
  }

  /// ", only those named db"; nothing for all names.
  static func names(_ names: [String]?) -> String {
    guard let names else { return "" }
    return ", only those named \(names.map { $0.isEmpty ? "\"\"" : plain($0) }.joined(separator: ", "))"
  }

  private static func list(_ nodes: Node.Children, all: String, first: String? = nil) -> String {
    var words = nodes.compactMap(\.text)
    guard words != ["*"] else { return all }
    if let first, words.contains(first) { words = [first] + words.filter { $0 != first } }
    let shown = words.prefix(words.count > 5 ? 4 : 5).map(plain).joined(separator: ", ")
    return words.count > 5 ? "\(shown) and \(words.count - 4) more" : shown
  }
}

extension AccessGrant {
  /// A grant of Kubernetes' own, which stands in no file.
  var isOfDefaultRole: Bool { rule.node.tree.source.name == DefaultObjects.sourceName }
}
