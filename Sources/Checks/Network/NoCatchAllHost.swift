internal import Documents
internal import Findings
internal import Kubernetes

struct NoCatchAllHost: ObjectCheck {
  static let about = About(
    id: "network/service-exposure/catch-all-host",
    severity: .low,
    title: "Name the hosts that an entry point serves",
    why: """
      What serves every host answers to names that nobody meant to publish, takes requests meant for \
      others on the same controller, and cannot have a certificate of its own.
      """,
    scope: .kinds(["Ingress", "Gateway"]),
    fails: [
      Example(
        "a rule without a host",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          rules:
          - ⟦http⟧:
              paths:
              - path: /
                pathType: Prefix
                backend:
                  service:
                    name: web
        """),
      Example(
        "a default backend, and every name of a domain",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          ⟦defaultBackend⟧:
            service:
              name: web
          rules:
          - host: ⟦"*.example.com"⟧
        """),
      Example(
        "every host that comes to an Istio gateway",
        """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata:
          name: web
        spec:
          servers:
          - hosts: [⟦"*"⟧]
        """),
    ],
    passes: [
      Example(
        "the host is named",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
        spec:
          rules:
          - host: shop.example.com
        """),
      Example(
        "a Gateway is shared: its routes name the hosts",
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
        """),
      Example(
        "OpenShift's configuration is another kind",
        """
        apiVersion: config.openshift.io/v1
        kind: Ingress
        metadata:
          name: cluster
        spec:
          domain: apps.example.com
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    Ingress.isGroup(object.apiVersion) || object.apiVersion.hasPrefix("networking.istio.io/")
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    if let ingress = Ingress(object) { return check(ingress, report) }
    guard let servers = object.node.given("spec")?.given("servers") else { return }
    for server in servers.children {
      guard let hosts = server.given("hosts") else { continue }
      for host in hosts.children where host.textIs("*") || host.textIs("*/*") {
        report("serves every host", at: .value(host), remedy: Self.advice)
      }
    }
  }

  private func check(_ ingress: Ingress, _ report: Reporter) {
    if let backend = ingress.defaultBackend {
      report("serves every host that no rule names", at: .value(backend), remedy: Self.advice)
    }
    guard let rules = ingress.spec.given("rules") else { return }
    for rule in rules.children where rule.isMapping {
      guard let host = rule.given("host"), !host.textIs("") else {
        report("serves every host", at: .missing(under: rule, "host"), remedy: Self.advice)
        continue
      }
      guard host.withText({ $0.first == UInt8(ascii: "*") }) ?? false else { continue }
      report("serves every name of \(host.text ?? "")", at: .value(host), remedy: Self.advice)
    }
  }

  private static let advice = Remedy.advice("Name each host")
}
