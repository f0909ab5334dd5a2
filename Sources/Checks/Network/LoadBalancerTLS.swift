internal import Documents
internal import Findings
internal import Kubernetes

struct LoadBalancerTLS: ObjectCheck {
  static let about = About(
    id: "network/external-tls/load-balancer",
    severity: .medium,
    title: "Do not offer plain HTTP alone at a load balancer",
    why: "What passes to and from it everybody on the way reads and changes: passwords, sessions, pages.",
    scope: .kinds(["Service"]),
    fails: [
      Example(
        "HTTP and nothing else",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          ports:
          - name: metrics
            port: 9000
          - name: http
            port: ⟦80⟧
            targetPort: 8080
        """),
      Example(
        "by name",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          ports:
          - name: http-web
            port: ⟦30000⟧
        """),
    ],
    passes: [
      Example(
        "TLS beside it: what comes by HTTP can be redirected",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          type: LoadBalancer
          ports:
          - port: 80
          - port: 443
        """),
      Example(
        "the provider ends TLS at the load balancer",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-west-1:1:certificate/a
        spec:
          type: LoadBalancer
          ports:
          - port: 80
        """),
      Example(
        "inside the cluster, and another protocol",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - port: 80
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: mail
        spec:
          type: LoadBalancer
          ports:
          - port: 25
        """),
    ])

  /// Other Services are not what is reached from outside.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.apiVersion == "v1" && object.node["spec"]?["type"]?.textIs("LoadBalancer") ?? false
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let service = ServiceExposure(object), let ports = service.spec.given("ports"),
      !ports.children.contains(where: Self.isTLS), let port = ports.children.first(where: Self.isHTTP),
      let number = port["port"], !service.isInternal, !Self.hasCertificate(object)
    else { return }
    report(
      "takes requests in clear text only", at: .value(number),
      remedy: .advice("Serve by TLS on port 443, or put it behind an Ingress that does"))
  }

  private static func isTLS(_ port: Node) -> Bool {
    if let number = port["port"]?.int, number == 443 || number == 8443 || number == 6443 { return true }
    return port["appProtocol"]?.textIs("https") ?? false || port["targetPort"]?.textIs("https") ?? false
      || port["name"]?.withText { $0.starts(with: "https".utf8) || $0.starts(with: "tls".utf8) } ?? false
  }

  private static func isHTTP(_ port: Node) -> Bool {
    if let number = port["port"]?.int, number == 80 || number == 8080 { return true }
    return port["appProtocol"]?.textIs("http") ?? false
      || port["name"]?.withText { $0.elementsEqual("http".utf8) || $0.starts(with: "http-".utf8) } ?? false
  }

  private static func hasCertificate(_ object: KubernetesObject) -> Bool {
    object.metadata?.given("annotations")?.children.contains {
      $0.keyIs("service.beta.kubernetes.io/aws-load-balancer-ssl-cert")
        || $0.keyIs("service.beta.kubernetes.io/do-loadbalancer-certificate-id")
        || $0.keyIs("load-balancer.hetzner.cloud/http-certificates")
        || $0.keyIs("load-balancer.hetzner.cloud/http-managed-certificate-name")
        || $0.keyIs("service.beta.kubernetes.io/oci-load-balancer-ssl-ports")
    } ?? false
  }
}
