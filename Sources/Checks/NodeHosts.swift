internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

/// What is asked of the system below a node.
protocol HostCheck: ObjectCheck {}

extension HostCheck {
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == NodeEvidence.group
  }
}

extension Example {
  /// The system of a node, with these fields.
  static func host(_ title: String, _ fields: String) -> Example {
    Example(
      title, "apiVersion: \(NodeEvidence.apiVersion)\nkind: NodeHost\nmetadata: {name: worker-1}\n\(fields)\n"
    )
  }
}
