public import Documents
public import Kubernetes

/// A Service to which a controller in the cluster sends what comes from outside: the backend of an Ingress, a
/// route of the Gateway API, or a Route of OpenShift.
public struct RoutedService: Sendable {
  /// The object that routes.
  public let route: KubernetesObject
  /// Where it names the Service.
  public let place: Node
  public let namespace: String
  public let name: String
  /// The number or name of the Service's port, or for a Route of OpenShift the port of the pods; nil stands
  /// for all of them.
  let port: Node?
  let isTargetPort: Bool

  private static let routeKinds = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"]
}

extension Inventory {
  /// All that is routed to, in the order of the input.
  public var routedServices: [RoutedService] {
    var found: [RoutedService] = []
    for object in objects(ofKind: "Ingress") {
      Ingress(object)?.forEachBackend { backend in
        let service = backend.given("service")
        guard let name = service?.given("name") ?? backend.given("serviceName") else { return }
        let port = service?.given("port")
        found.append(
          RoutedService(
            object, name, port: port?.given("number") ?? port?.given("name") ?? backend.given("servicePort")))
      }
    }
    for kind in RoutedService.gatewayKinds {
      for object in objects(ofKind: kind) where object.group == "gateway.networking.k8s.io" {
        for rule in object.node.given("spec")?.items("rules").map({ $0 }) ?? [] {
          for backend in rule.items("backendRefs") {
            guard let name = backend.given("name"), backend.given("kind")?.textIs("Service") ?? true
            else { continue }
            found.append(
              RoutedService(
                object, name, in: backend.given("namespace")?.text, port: backend.given("port")))
          }
        }
      }
    }
    for object in objects(ofKind: "Route") where object.group == "route.openshift.io" {
      guard let spec = object.node.given("spec") else { continue }
      let targets = [spec.given("to")].compactMap { $0 } + spec.items("alternateBackends")
      for target in targets where target.given("kind")?.textIs("Service") ?? true {
        guard let name = target.given("name") else { continue }
        found.append(
          RoutedService(object, name, port: spec.given("port")?.given("targetPort"), isTargetPort: true))
      }
    }
    return found
  }
}

extension RoutedService {
  fileprivate static var gatewayKinds: [String] { routeKinds }

  fileprivate init(
    _ route: KubernetesObject, _ name: Node, in namespace: String? = nil, port: Node?,
    isTargetPort: Bool = false
  ) {
    self.init(
      route: route, place: name, namespace: namespace ?? Namespaces.name(of: route), name: name.text ?? "",
      port: port, isTargetPort: isTargetPort)
  }
}
