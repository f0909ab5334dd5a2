public import Documents

/// An Ingress of the API of Kubernetes; other groups use the word for other things.
public struct Ingress: Sendable {
  public let object: KubernetesObject
  public let spec: Node
  public let annotations: Node?

  public init?(_ object: KubernetesObject) {
    guard object.kind == "Ingress", Ingress.isGroup(object.apiVersion), let spec = object.node.given("spec")
    else { return nil }
    self.object = object
    self.spec = spec
    annotations = object.metadata?.given("annotations")
  }

  /// The versions that were ever served.
  public static func isGroup(_ apiVersion: String) -> Bool {
    apiVersion == "networking.k8s.io/v1" || apiVersion == "networking.k8s.io/v1beta1"
      || apiVersion == "extensions/v1beta1"
  }

  /// The backend for what no rule matches.
  public var defaultBackend: Node? { spec.given("defaultBackend") ?? spec.given("backend") }

  /// Calls `body` with the name of each Service that requests are sent to.
  public func forEachService(_ body: (Node) -> Void) {
    forEachBackend { backend in
      if let name = backend.given("service")?.given("name") ?? backend.given("serviceName") { body(name) }
    }
  }

  /// Calls `body` with each backend: the default one, and those of the rules.
  public func forEachBackend(_ body: (Node) -> Void) {
    if let backend = defaultBackend { body(backend) }
    guard let rules = spec.given("rules") else { return }
    for rule in rules.children {
      guard let paths = rule.given("http")?.given("paths") else { continue }
      for path in paths.children {
        if let backend = path.given("backend") { body(backend) }
      }
    }
  }
}
