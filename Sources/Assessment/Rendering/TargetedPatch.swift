internal import Documents
internal import Findings
internal import Kubernetes

/// A patch of a kustomization that says by itself, in `target`, what it is for: operations of RFC 6902, or
/// an object to merge, whose own name may be any.
struct TargetedPatch: Sendable {
  let names: NameChange
  let objects: [KubernetesObject]
  private let kind: String?
  private let name: String?
  private let operations: [Operation]

  private struct Operation {
    /// The steps of the pointer.
    let steps: [String]
    let value: Node
  }

  /// - Parameter target: The kind and name are looked at only; what they mean as a regular expression is not.
  init(_ tree: Tree, target: Node?, _ names: NameChange) {
    self.names = names
    kind = target?.given("kind")?.text
    name = target?.given("name")?.text
    objects = TracedSource(tree, names, .patch).objects
    let items = tree.documents.first.map { $0.isSequence ? Array($0.children) : [] } ?? []
    operations = items.compactMap { item in
      guard let op = item["op"], op.textIs("add") || op.textIs("replace"), let path = item["path"]?.text,
        let value = item["value"]
      else { return nil }
      let steps = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      return Operation(
        steps: steps.map(Self.unescaped), value: value)
    }
  }

  private static func unescaped(_ step: Substring) -> String {
    step.split(separator: "~1", omittingEmptySubsequences: false)
      .map { $0.split(separator: "~0", omittingEmptySubsequences: false).joined(separator: "~") }
      .joined(separator: "/")
  }

  /// Whether the target may be an object of the rendering.
  func isFor(_ subject: Subject) -> Bool {
    guard kind == nil || kind == subject.kind else { return false }
    guard let name, name != ".*" else { return true }
    return name == subject.name || names.name(name) == subject.name
  }

  /// What an operation has written where a node of an object stands, if it is the same.
  func value(of node: Node, in object: Node) -> Node? {
    guard let pointer = node.pointer(from: object) else { return nil }
    for operation in operations.reversed() {
      guard operation.steps.count <= pointer.count,
        zip(operation.steps, pointer).allSatisfy({ $0 == $1 || $0 == "-" && Int($1) != nil })
      else { continue }
      var value: Node? = operation.value
      for step in pointer.dropFirst(operation.steps.count) {
        value = value.flatMap { $0.isSequence ? $0[item: Int(step) ?? -1] : $0[key: step] }
      }
      if let value, value.isSame(as: node) { return value }
    }
    return nil
  }
}

extension Node {
  /// The keys and indices that lead to the node; nil where it does not lie below the object.
  fileprivate func pointer(from object: Node) -> [String]? {
    var steps: [String] = []
    var node = self
    while node != object {
      guard let parent = node.parent else { return nil }
      steps.append(parent.isMapping ? node.key ?? "" : String(node.itemIndex ?? 0))
      node = parent
    }
    return steps.reversed()
  }
}
