internal import Documents
internal import Kubernetes

/// Listeners of a Gateway that only send callers on to HTTPS.
enum GatewayRedirect {
  /// Whether there are routes for the listener, and all they do is to redirect to HTTPS.
  static func redirects(_ listener: Node, _ routes: [GatewayRoute]) -> Bool {
    let here = routes.filter { isFor(listener, $0.parent) }
    return !here.isEmpty && here.allSatisfy { redirects($0.route) }
  }

  private static func isFor(_ listener: Node, _ parent: Node) -> Bool {
    if let section = parent.given("sectionName"), section.text != listener["name"]?.text { return false }
    if let port = parent.given("port")?.int, port != listener["port"]?.int { return false }
    return true
  }

  private static func redirects(_ route: KubernetesObject) -> Bool {
    guard let rules = route.node.given("spec")?.given("rules"), rules.count > 0 else { return false }
    return rules.children.allSatisfy { rule in
      rule.given("filters")?.children.contains { filter in
        filter.given("requestRedirect")?["scheme"]?.textIs("https") ?? false
      } ?? false
    }
  }
}
