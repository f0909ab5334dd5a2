internal import Documents
internal import Findings
internal import Kubernetes

struct GatewayCertificate: ObjectCheck {
  static let about = About(
    id: "network/external-tls/certificate",
    severity: .medium,
    title: "Give TLS listeners their certificate",
    why: """
      A listener that is to end TLS and has no certificate does not serve, or serves one that nobody can \
      check; users learn to click warnings away.
      """,
    scope: .kinds(["Gateway"]),
    fails: [
      Example(
        "no certificate, no mode: the default is to end TLS here",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          listeners:
          - ⟦name⟧: https
            port: 443
            protocol: HTTPS
        """),
      Example(
        "an empty list",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          listeners:
          - name: tls
            port: 443
            protocol: TLS
            tls:
              mode: Terminate
              ⟦certificateRefs⟧: []
        """),
    ],
    passes: [
      Example(
        "a certificate",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          listeners:
          - name: https
            port: 443
            protocol: HTTPS
            tls:
              certificateRefs:
              - name: web
        """),
      Example(
        "passed through to a backend that has one",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          listeners:
          - name: tls
            port: 443
            protocol: TLS
            tls:
              mode: Passthrough
        """),
      Example(
        "the provider has it",
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          listeners:
          - name: https
            port: 443
            protocol: HTTPS
            tls:
              options:
                networking.gke.io/pre-shared-certs: web
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata:
          name: api
          annotations:
            networking.gke.io/certmap: api
        spec:
          listeners:
          - name: https
            port: 443
            protocol: HTTPS
        """),
      Example(
        "Istio says it otherwise",
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          servers:
          - port:
              protocol: HTTPS
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { GatewayTLS.isGatewayAPI(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let listeners = object.node.given("spec")?.given("listeners") else { return }
    for listener in listeners.children {
      guard let name = listener["protocol"], name.textIs("HTTPS") || name.textIs("TLS") else { continue }
      let tls = listener.given("tls")
      guard !(tls?["mode"]?.textIs("Passthrough") ?? false), (tls?.given("certificateRefs")?.count ?? 0) == 0,
        (tls?.given("options")?.count ?? 0) == 0, !Self.hasCertificateElsewhere(object)
      else { continue }
      report(
        "ends TLS without a certificate",
        at: .missing(under: listener, "tls.certificateRefs"),
        discriminator: listener["name"]?.text,
        remedy: .advice("Name a Secret with a certificate under tls.certificateRefs"))
    }
  }

  private static func hasCertificateElsewhere(_ object: KubernetesObject) -> Bool {
    object.metadata?.given("annotations")?.children.contains {
      $0.keyIs("networking.gke.io/certmap")
    } ?? false
  }
}
