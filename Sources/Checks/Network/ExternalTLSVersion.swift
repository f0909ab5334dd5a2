internal import Documents
internal import Findings
internal import Kubernetes

struct ExternalTLSVersion: ObjectCheck {
  static let about = About(
    id: "network/external-tls/version",
    severity: .medium,
    title: "Do not offer TLS before 1.2 to the outside",
    why: """
      TLS 1.0 and 1.1 rest on broken hashes and ciphers; an attacker on the way can talk both ends down to \
      them wherever they are still offered.
      """,
    scope: .kinds(["Ingress", "Service", "ConfigMap", "Gateway", "HTTPProxy", "TLSOption"]),
    fails: [
      Example(
        "a policy of AWS that still has TLS 1.0",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            alb.ingress.kubernetes.io/ssl-policy: ⟦ELBSecurityPolicy-2016-08⟧
        spec:
          rules: []
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ⟦ELBSecurityPolicy-TLS13-1-0-PQ-2025-09⟧
        spec:
          type: LoadBalancer
        """),
      Example(
        "the settings of ingress-nginx",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: ingress-nginx-controller
        data:
          ssl-protocols: ⟦TLSv1 TLSv1.1 TLSv1.2 TLSv1.3⟧
        """),
      Example(
        "Istio, Contour, Traefik",
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          servers:
          - tls:
              mode: SIMPLE
              minProtocolVersion: ⟦TLSV1_1⟧
        ---
        apiVersion: projectcontour.io/v1
        kind: HTTPProxy
        metadata:
          name: web
        spec:
          virtualhost:
            tls:
              minimumProtocolVersion: ⟦"1.1"⟧
        ---
        apiVersion: traefik.io/v1alpha1
        kind: TLSOption
        metadata:
          name: old
        spec:
          minVersion: ⟦VersionTLS10⟧
        """),
    ],
    passes: [
      Example(
        "1.2 and later",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: ingress-nginx-controller
        data:
          ssl-protocols: TLSv1.2 TLSv1.3
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          servers:
          - tls:
              mode: SIMPLE
              minProtocolVersion: TLSV1_2
        """),
      Example(
        "a policy of AWS without the old versions; other annotations and settings",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-2021-06
            note: TLSv1.1
        spec:
          type: LoadBalancer
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          text: TLSv1.1
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    var found = false
    forEachSetting(of: object) { _, _ in found = true }
    return found
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    forEachSetting(of: object) { setting, isOld in
      guard isOld(setting) else { return }
      report(
        "offers TLS before 1.2: \(setting.text ?? "")", at: .value(setting),
        remedy: .advice("Offer TLS 1.2 and 1.3 only"))
    }
  }

  /// Calls `body` with each setting of the versions of TLS, and with the test for an old one.
  private func forEachSetting(of object: KubernetesObject, _ body: (Node, (Node) -> Bool) -> Void) {
    switch object.kind {
    case "Ingress", "Service":
      guard let annotations = object.metadata?.given("annotations") else { return }
      for annotation in annotations.children where Self.annotations.contains(where: annotation.keyIs) {
        body(annotation, Self.isOldPolicy)
      }
    case "ConfigMap":
      if let setting = object.node.given("data")?.given("ssl-protocols") {
        body(setting, Self.isOldProtocols)
      }
    case "Gateway":
      guard GatewayTLS.isIstio(object), let servers = object.node.given("spec")?.given("servers") else {
        return
      }
      for server in servers.children {
        guard let setting = server.given("tls")?.given("minProtocolVersion") else { continue }
        body(setting) { $0.textIs("TLSV1_0") || $0.textIs("TLSV1_1") }
      }
    case "HTTPProxy":
      guard let tls = object.node.given("spec")?.given("virtualhost")?.given("tls"),
        let setting = tls.given("minimumProtocolVersion")
      else { return }
      body(setting) { $0.textIs("1.0") || $0.textIs("1.1") }
    default:
      guard let setting = object.node.given("spec")?.given("minVersion") else { return }
      body(setting) { $0.textIs("VersionTLS10") || $0.textIs("VersionTLS11") }
    }
  }

  private static let annotations: [StaticString] = [
    "alb.ingress.kubernetes.io/ssl-policy",
    "service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy",
  ]

  /// Whether a policy of Elastic Load Balancing still offers 1.0 or 1.1. The names of newer ones begin with
  /// the oldest version that they offer, whatever stands behind: `-FIPS-2023-04`, `-PQ-2025-09`.
  /// Source: docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html, and
  /// …/classic/elb-security-policy-table.html for the older ones.
  private static func isOldPolicy(_ policy: Node) -> Bool {
    let name = policy.text ?? ""
    guard name.hasPrefix("ELBSecurityPolicy-") else { return false }
    let rest = name.dropFirst("ELBSecurityPolicy-".count)
    return ["TLS13-1-0-", "TLS13-1-1-", "TLS-1-0-", "TLS-1-1-", "FS-1-1-"].contains(where: rest.hasPrefix)
      || [
        "FS-2018-06", "2016-08", "2015-05", "2015-03", "2015-02", "2014-10", "2014-01", "2011-08",
      ].contains { rest == $0 }
  }

  /// The words of `ssl_protocols` of nginx.
  private static func isOldProtocols(_ setting: Node) -> Bool {
    (setting.text ?? "").split { $0 == " " || $0 == ";" || $0 == "\n" }
      .contains { ["SSLv2", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1"].contains($0) }
  }
}
