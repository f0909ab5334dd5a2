internal import Documents
internal import Findings
internal import Kubernetes

struct IngressTLS: ObjectCheck {
  static let about = About(
    id: "network/external-tls",
    severity: .medium,
    title: "Serve every external host by TLS",
    why: """
      Without TLS everybody on the way reads and changes what passes: passwords, sessions, pages. Nor can \
      the caller tell whether it is the right host that answers.
      """,
    scope: .kinds(["Ingress", "Route"]),
    fails: [
      Example(
        "no TLS at all",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        ⟦spec⟧:
          rules:
          - host: shop.example.com
        """),
      Example(
        "a host without a certificate: a wildcard stands for one label",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          tls:
          - hosts: ["*.example.com", shop.example.org]
            secretName: web
          rules:
          - host: shop.example.com
          - host: Shop.example.org
          - host: ⟦a.shop.example.com⟧
          - host: ⟦example.com⟧
        """),
      Example(
        "an empty list",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          ⟦tls⟧: []
          defaultBackend:
            service:
              name: web
        """),
      Example(
        "a route of OpenShift",
        """
        apiVersion: route.openshift.io/v1
        kind: Route
        metadata:
          name: web
        ⟦spec⟧:
          host: shop.example.com
        """),
    ],
    passes: [
      Example(
        "the host has a certificate",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          tls:
          - hosts: [shop.example.com]
            secretName: web
          rules:
          - host: shop.example.com
          - host: shop.example.com
        """),
      Example(
        "no hosts means all of them",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          tls:
          - secretName: web
          rules:
          - host: shop.example.com
        """),
      Example(
        "the provider's load balancer holds the certificate",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:eu-west-1:111122223333:certificate/a
        spec:
          rules:
          - host: shop.example.com
        """),
      Example(
        "edge termination, and a route of another group",
        """
        apiVersion: route.openshift.io/v1
        kind: Route
        metadata:
          name: web
        spec:
          tls:
            termination: edge
        ---
        apiVersion: serving.knative.dev/v1
        kind: Route
        metadata:
          name: web
        spec:
          traffic: []
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    Ingress.isGroup(object.apiVersion) || object.apiVersion == "route.openshift.io/v1"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let remedy = Remedy.advice("Name the host under spec.tls, with a Secret that holds its certificate")
    guard let ingress = Ingress(object) else {
      guard let spec = object.node.given("spec"), spec.given("tls") == nil else { return }
      return report(
        "is served in clear text", at: .missing(under: spec, "tls"),
        remedy: .advice("Set spec.tls with termination edge, reencrypt or passthrough"))
    }
    guard let tls = ingress.spec.given("tls"), tls.count > 0 else {
      guard !Self.isTerminatedElsewhere(ingress) else { return }
      return report("is served in clear text", at: .missing(under: ingress.spec, "tls"), remedy: remedy)
    }
    guard let rules = ingress.spec.given("rules") else { return }
    for rule in rules.children {
      guard let host = rule.given("host"), !Self.covers(tls, host), !Self.isTerminatedElsewhere(ingress)
      else {
        continue
      }
      let name = host.text ?? ""
      report("serves \(name) in clear text", at: .value(host), discriminator: name, remedy: remedy)
    }
  }

  /// A certificate that the controller or the provider's load balancer holds.
  private static func isTerminatedElsewhere(_ ingress: Ingress) -> Bool {
    ingress.annotations?.children.contains { annotation in
      elsewhere.contains { annotation.keyIs($0) } && !annotation.textIs("false") && !annotation.textIs("")
    } ?? false
  }

  private static let elsewhere: [StaticString] = [
    "alb.ingress.kubernetes.io/certificate-arn", "ingress.gcp.kubernetes.io/pre-shared-cert",
    "networking.gke.io/managed-certificates", "networking.gke.io/certmap",
    "appgw.ingress.kubernetes.io/appgw-ssl-certificate", "route.openshift.io/termination",
    "traefik.ingress.kubernetes.io/router.tls", "traefik.ingress.kubernetes.io/router.tls.certresolver",
    "nginx.ingress.kubernetes.io/ssl-passthrough", "haproxy.org/ssl-passthrough",
  ]

  private static func covers(_ tls: Node, _ host: Node) -> Bool {
    host.withText { host in
      tls.children.contains { entry in
        guard let names = entry.given("hosts"), names.count > 0 else { return true }
        return names.children.contains { name in name.withText { covers($0, host) } ?? false }
      }
    } ?? true
  }

  /// Host names do not tell letters by case; `*` at the front stands for one label.
  private static func covers(
    _ name: UnsafeBufferPointer<UInt8>, _ host: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard name.first == UInt8(ascii: "*"), host.first != UInt8(ascii: "*") else {
      return equal(name[...], host[...])
    }
    guard let point = host.firstIndex(of: UInt8(ascii: ".")) else { return false }
    return equal(name[1...], host[point...])
  }

  private static func equal(
    _ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { lower($0) == lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
