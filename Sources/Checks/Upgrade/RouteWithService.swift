internal import Documents
internal import Findings
internal import Kubernetes

struct RouteWithService: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/route",
    severity: .medium,
    title: "Remove routes to Services that are gone",
    why: """
      A route to a missing Service waits on a public name. Whoever may create a Service of that name takes \
      over the host and its visitors.
      """,
    scope: .kinds(["Ingress", "HTTPRoute"]),
    fails: [
      Example(
        "an Ingress, in each of the places",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          namespace: shop
        spec:
          defaultBackend:
            service:
              name: ⟦gone⟧
          rules:
          - http:
              paths:
              - backend:
                  service:
                    name: ⟦old⟧
              - backend:
                  service:
                    name: web
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          namespace: shop
        """),
      Example(
        "a route of the Gateway API",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: web
        spec:
          rules:
          - backendRefs:
            - name: ⟦gone⟧
              port: 80
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        """),
    ],
    passes: [
      Example(
        "the Service is there",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          rules:
          - http:
              paths:
              - backend:
                  service:
                    name: web
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        """),
      Example(
        "without any Service of the namespace nothing can be said",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          namespace: shop
        spec:
          defaultBackend:
            service:
              name: web
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: other
          namespace: other
        """),
      Example(
        "backends that are no Services of the namespace",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          rules:
          - http:
              paths:
              - backend:
                  service:
                    name: ssl-redirect
                    port:
                      name: use-annotation
              - backend:
                  resource:
                    kind: StorageBucket
                    name: files
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: web
        spec:
          rules:
          - backendRefs:
            - name: gone
              namespace: other
            - name: files
              kind: Bucket
              group: example.com
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        """),
    ])

  /// Only what is found is judged: what else is unused, the input does not show.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    var isFound = false
    forEachMissing(object, context) { _ in isFound = true }
    return isFound
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    forEachMissing(object, context) { name in
      report(
        "sends requests to the Service \(name.text ?? ""), which the input does not hold", at: .value(name),
        discriminator: name.text,
        remedy: .advice("Remove the route, or name a Service that exists"))
    }
  }

  private func forEachMissing(_ object: KubernetesObject, _ context: Context, _ body: (Node) -> Void) {
    guard object.role == .manifest, let spec = object.node["spec"] else { return }
    func look(_ name: Node?) {
      guard let name, let text = name.text, !text.isEmpty,
        context.inventory.object("Service", text, in: object.namespace) == nil,
        // A manifest may leave its namespace to the command line.
        context.inventory.object("Service", text) == nil,
        !context.inventory.objects(ofKind: "Service", in: object.namespace).isEmpty,
        !context.inventory.isOperated(object.namespace)
      else { return }
      body(name)
    }
    if object.kind == "HTTPRoute" {
      for rule in spec.given("rules")?.children.map({ $0 }) ?? [] {
        for reference in rule.given("backendRefs")?.children.map({ $0 }) ?? []
        where reference.given("namespace") == nil && reference["kind"]?.textIs("Service") ?? true {
          look(reference["name"])
        }
      }
      return
    }
    look(service(of: spec.given("defaultBackend") ?? spec.given("backend")))
    for rule in spec.given("rules")?.children.map({ $0 }) ?? [] {
      for path in rule.given("http")?.given("paths")?.children.map({ $0 }) ?? [] {
        look(service(of: path.given("backend")))
      }
    }
  }

  /// The name of a backend's Service. Under `use-annotation` it names an action of the controller.
  private func service(of backend: Node?) -> Node? {
    guard let backend else { return nil }
    guard let service = backend.given("service") else {
      return backend["servicePort"]?.textIs("use-annotation") ?? false ? nil : backend.given("serviceName")
    }
    return service["port"]?["name"]?.textIs("use-annotation") ?? false ? nil : service.given("name")
  }
}
