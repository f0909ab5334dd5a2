public import Documents

/// An HTTPRoute as one Gateway sees it.
public struct GatewayRoute: Sendable {
  public let route: KubernetesObject
  /// The entry of `spec.parentRefs` that names the Gateway.
  public let parent: Node
}

/// The routes of each Gateway (Gateway API, `HTTPRoute.spec.parentRefs`).
struct GatewayRoutes: Sendable {
  private struct Key: Hashable {
    let namespace: String?
    let name: String
  }

  private var routes: [Key: [GatewayRoute]] = [:]

  init(_ objects: [KubernetesObject]) {
    for route in objects {
      guard let parents = route.node.given("spec")?.given("parentRefs") else { continue }
      for parent in parents.children {
        guard let name = parent["name"]?.text else { continue }
        let namespace = parent.given("namespace")?.text ?? route.namespace
        routes[Key(namespace: namespace, name: name), default: []].append(
          GatewayRoute(route: route, parent: parent))
      }
    }
  }

  func of(_ gateway: KubernetesObject) -> [GatewayRoute] {
    routes[Key(namespace: gateway.namespace, name: gateway.name)] ?? []
  }
}
