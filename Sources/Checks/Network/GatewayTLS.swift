internal import Documents
internal import Findings
internal import Kubernetes

struct GatewayTLS: ObjectCheck {
  static let about = About(
    id: "network/external-tls/gateway",
    severity: .medium,
    title: "Let gateways listen to clear text only to redirect it",
    why: """
      What comes in by plain HTTP everybody on the way reads and changes. A clear-text listener has one \
      use: to send callers on to the one with a certificate.
      """,
    scope: .kinds(["Gateway"]),
    fails: [
      Example(
        "plain HTTP, with a route that serves it",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          listeners:
          - name: http
            port: 80
            protocol: ⟦HTTP⟧
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: web
        spec:
          parentRefs:
          - name: web
          rules:
          - backendRefs:
            - name: web
        """),
      Example(
        "the redirect is for another listener",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          listeners:
          - name: http
            port: 80
            protocol: ⟦HTTP⟧
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: web
        spec:
          parentRefs:
          - name: web
            sectionName: old
          rules:
          - filters:
            - type: RequestRedirect
              requestRedirect:
                scheme: https
        """),
      Example(
        "Istio: a server without a redirect",
        """
        apiVersion: networking.istio.io/v1beta1
        kind: Gateway
        metadata:
          name: web
        spec:
          servers:
          - port:
              number: 80
              protocol: ⟦HTTP⟧
            hosts: [shop.example.com]
        """),
    ],
    passes: [
      Example(
        "HTTPS, and HTTP to redirect to it",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
          namespace: shop
        spec:
          listeners:
          - name: https
            port: 443
            protocol: HTTPS
            tls:
              certificateRefs:
              - name: web
          - name: http
            port: 80
            protocol: HTTP
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata:
          name: redirect
          namespace: routes
        spec:
          parentRefs:
          - name: web
            namespace: shop
            sectionName: http
          rules:
          - filters:
            - type: RequestRedirect
              requestRedirect:
                scheme: https
                statusCode: 301
        """),
      Example(
        "Istio: redirected",
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          servers:
          - port:
              number: 80
              protocol: HTTP
            tls:
              httpsRedirect: true
            hosts: [shop.example.com]
          - port:
              number: 9000
              protocol: TLS
            hosts: [shop.example.com]
        """),
      Example(
        "no listeners",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          listeners: null
        """),
    ])

  static func isGatewayAPI(_ object: KubernetesObject) -> Bool {
    object.apiVersion.hasPrefix("gateway.networking.k8s.io/")
  }

  static func isIstio(_ object: KubernetesObject) -> Bool {
    object.apiVersion.hasPrefix("networking.istio.io/")
  }

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    Self.isGatewayAPI(object) || Self.isIstio(object)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let spec = object.node.given("spec") else { return }
    if Self.isIstio(object) { return checkServers(spec, report) }
    guard let listeners = spec.given("listeners") else { return }
    for listener in listeners.children {
      guard let place = listener["protocol"], place.textIs("HTTP"),
        !GatewayRedirect.redirects(listener, context.inventory.routes(of: object))
      else { continue }
      report(
        "takes requests in clear text", at: .value(place), discriminator: listener["name"]?.text,
        remedy: .advice("Listen by HTTPS, and leave to this listener a route that redirects to it"))
    }
  }

  private func checkServers(_ spec: Node, _ report: Reporter) {
    guard let servers = spec.given("servers") else { return }
    for server in servers.children {
      guard let port = server.given("port"), let place = port["protocol"],
        place.textIs("HTTP") || place.textIs("HTTP2") || place.textIs("GRPC"),
        server.given("tls")?["httpsRedirect"]?.bool != true
      else { continue }
      report(
        "takes requests in clear text", at: .value(place), discriminator: port["number"]?.text,
        remedy: Remedy(
          .review, "Set tls.httpsRedirect: true",
          .set(under: server, path: "tls.httpsRedirect", to: .bool(true))))
    }
  }
}
