internal import Documents
internal import Findings
internal import Kubernetes

struct MeshEncryptedCalls: ObjectCheck {
  static let about = About(
    id: "network/service-mesh/plain-calls",
    severity: .low,
    title: "Do not switch off TLS for calls through the mesh",
    why: """
      A DestinationRule decides how callers connect. With DISABLE they speak plain text to the service, and \
      without verification to whoever takes its place.
      """,
    scope: .kinds(["DestinationRule"]),
    fails: [
      Example(
        "for a service, one of its subsets, and a port",
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: web
        spec:
          host: web
          trafficPolicy:
            tls:
              mode: ⟦DISABLE⟧
            portLevelSettings:
            - port:
                number: 8080
              tls:
                mode: ⟦DISABLE⟧
          subsets:
          - name: old
            trafficPolicy:
              tls:
                mode: ⟦DISABLE⟧
        """),
      Example(
        "certificates that nobody looks at",
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: payments
        spec:
          host: payments.example.com
          trafficPolicy:
            tls:
              mode: SIMPLE
              insecureSkipVerify: ⟦true⟧
        """),
    ],
    passes: [
      Example(
        "the mesh's own TLS",
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: web
        spec:
          host: web
          trafficPolicy:
            tls:
              mode: ISTIO_MUTUAL
        """),
      Example(
        "nothing is said, so the mesh decides",
        """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: web
        spec:
          host: web
          trafficPolicy:
            tls: ~
          subsets: []
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.apiVersion.hasPrefix("networking.istio.io/")
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let spec = object.node.given("spec") else { return }
    check(spec.given("trafficPolicy"), report)
    guard let subsets = spec.given("subsets") else { return }
    for subset in subsets.children { check(subset.given("trafficPolicy"), report) }
  }

  private func check(_ policy: Node?, _ report: Reporter) {
    guard let policy else { return }
    check(tls: policy.given("tls"), report)
    guard let ports = policy.given("portLevelSettings") else { return }
    for port in ports.children { check(tls: port.given("tls"), report) }
  }

  private func check(tls: Node?, _ report: Reporter) {
    guard let tls else { return }
    if let mode = tls.given("mode"), mode.textIs("DISABLE") {
      report(
        "has callers speak plain text", at: .value(mode),
        remedy: Remedy(
          .review, "Set the mode ISTIO_MUTUAL", .replace(mode, with: .string("ISTIO_MUTUAL"))))
    }
    if let skip = tls.given("insecureSkipVerify"), skip.bool == true {
      report(
        "has callers take any certificate", at: .value(skip),
        remedy: Remedy(.review, "Remove insecureSkipVerify", .remove(skip)))
    }
  }
}
