internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// A row of what is asked of the ports that a node listens on.
struct PortRule: Sendable {
  let port: Int
  /// Serving one address of the node is fine; serving every address is not.
  var allowsOneAddress = false
  let message: String
  let advice: String

  /// Judges one listening socket.
  static func judge(_ object: KubernetesObject, by rules: [PortRule], report: Reporter) {
    guard object.group == NodeEvidence.group, let address = object.node.given("address"),
      !address.textIs("loopback"), let port = object.node["port"]?.int,
      let rule = rules.first(where: { $0.port == port }), !rule.allowsOneAddress || address.textIs("any")
    else { return }
    report(rule.message, at: .value(address), discriminator: "\(port)", remedy: .advice(rule.advice))
  }
}

extension Example {
  /// A listening socket of a node.
  static func socket(_ title: String, severity: Severity? = nil, port: Int, address: String) -> Example {
    Example(
      title, severity: severity,
      """
      apiVersion: \(NodeEvidence.apiVersion)
      kind: NodeSocket
      metadata: {name: socket}
      port: \(port)
      address: \(address)
      """)
  }
}
