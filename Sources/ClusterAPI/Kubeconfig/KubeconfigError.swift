internal import Documents

/// Why a kubeconfig cannot be used.
public struct KubeconfigError: Error, Sendable, Hashable {
  /// With the file and line where it concerns one.
  public let message: String

  public init(_ message: String) { self.message = message }

  /// What is wrong at a node.
  init(_ node: Node, _ message: String) {
    let source = node.tree.source
    let position = source.position(at: node.keyRange?.lowerBound ?? node.range.lowerBound)
    self.message = "\(source.name):\(position.line):\(position.column): \(message)"
  }
}
