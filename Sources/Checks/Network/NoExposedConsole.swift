internal import Documents
internal import Findings
internal import Kubernetes

struct NoExposedConsole: ObjectCheck {
  static let about = About(
    id: "network/service-exposure/sensitive",
    severity: .high,
    title: "Do not expose consoles, data stores and node agents",
    why: """
      Such interfaces ask for little or nothing, for they count on being reached from inside only. Open to \
      the outside they are how clusters are found and taken in minutes.
      """,
    scope: .kinds(["Service", "Ingress"]),
    fails: [
      Example(
        "a console on every node",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: ⟦kubernetes-dashboard⟧
        spec:
          type: NodePort
          ports:
          - port: 443
        """),
      Example(
        "a data store at a public load balancer, behind another port",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: cache
        spec:
          type: LoadBalancer
          ports:
          - port: 16379
            targetPort: ⟦6379⟧
          - port: ⟦9300⟧
        """),
      Example(
        "a console that an Ingress publishes unasked",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: metrics
        spec:
          rules:
          - host: metrics.example.com
            http:
              paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: ⟦monitoring-prometheus-server⟧
                    port:
                      number: 80
        """),
    ],
    passes: [
      Example(
        "inside the cluster",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: kubernetes-dashboard
        spec:
          ports:
          - port: 6379
        """),
      Example(
        "inside the provider's network, or from some addresses",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: prometheus
          annotations:
            service.beta.kubernetes.io/azure-load-balancer-internal: "true"
        spec:
          type: LoadBalancer
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: db
        spec:
          type: LoadBalancer
          loadBalancerSourceRanges: [192.0.2.0/24]
          ports:
          - port: 5432
        """),
      Example(
        "the Ingress asks who it is",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: metrics
          annotations:
            nginx.ingress.kubernetes.io/auth-url: https://login.example.com/auth
        spec:
          rules:
          - host: metrics.example.com
            http:
              paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: prometheus
        """),
      Example(
        "other services and ports",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: myprometheus-docs
        spec:
          type: NodePort
          ports:
          - port: 443
            targetPort: https
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.apiVersion == "v1" || Ingress.isGroup(object.apiVersion)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    if let ingress = Ingress(object) { return check(ingress, report) }
    guard let service = ServiceExposure(object), service.isOpen else { return }
    if let name = object.metadata?["name"], SensitiveService.isConsole(name) {
      report("opens a console to the outside", at: .value(name), remedy: Self.advice)
    }
    guard let ports = service.spec.given("ports") else { return }
    for port in ports.children {
      for key: StaticString in ["port", "targetPort"] {
        guard let place = port[key], let number = place.int, let what = SensitiveService.port(number) else {
          continue
        }
        report(
          "opens \(what) (port \(number)) to the outside", at: .value(place),
          discriminator: String(number), remedy: Self.advice)
        break
      }
    }
  }

  private func check(_ ingress: Ingress, _ report: Reporter) {
    ingress.forEachService { name in
      guard SensitiveService.isConsole(name), !Self.asksForCredentials(ingress) else { return }
      report("publishes the console \(name.text ?? "")", at: .value(name), remedy: Self.advice)
    }
  }

  /// Any annotation that has to do with authentication is believed.
  private static func asksForCredentials(_ ingress: Ingress) -> Bool {
    guard let annotations = ingress.annotations else { return false }
    return annotations.children.contains { annotation in
      guard let key = annotation.key else { return false }
      let name = key.split(separator: "/").last ?? ""
      return name.hasPrefix("auth-") || name.hasPrefix("whitelist-source-range") || name.contains("oidc")
        || name.hasPrefix("allowlist-source-range") || name.contains("middlewares") || name == "auth"
    }
  }

  private static let advice = Remedy.advice(
    "Keep it inside and use kubectl port-forward, or put a proxy before it that asks for credentials")
}
