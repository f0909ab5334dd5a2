internal import Documents
internal import Findings
internal import Kubernetes

struct StrictMutualTLS: ObjectCheck {
  static let about = About(
    id: "network/service-mesh",
    severity: .low,
    title: "Have the mesh demand mutual TLS",
    why: """
      With PERMISSIVE a workload still takes plain text from anyone; with DISABLE it takes nothing else. The \
      mesh then neither encrypts nor knows who calls.
      """,
    scope: .kinds(["PeerAuthentication"]),
    fails: [
      Example(
        "plain text is let in",
        """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: default
          namespace: istio-system
        spec:
          mtls:
            mode: ⟦PERMISSIVE⟧
        """),
      Example(
        "one port makes a hole",
        """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: web
        spec:
          selector:
            matchLabels:
              app: web
          mtls:
            mode: STRICT
          portLevelMtls:
            8080:
              mode: ⟦DISABLE⟧
        """),
    ],
    passes: [
      Example(
        "strict",
        """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: default
          namespace: istio-system
        spec:
          mtls:
            mode: STRICT
        """),
      Example(
        "left to what is above it",
        """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata:
          name: web
        spec:
          mtls:
            mode: UNSET
          portLevelMtls: ~
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.apiVersion.hasPrefix("security.istio.io/")
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let spec = object.node.given("spec") else { return }
    if let mtls = spec.given("mtls") { check(mtls, "its workloads", report) }
    if let ports = spec.given("portLevelMtls") {
      for port in ports.children { check(port, "port \(port.key ?? "")", report) }
    }
  }

  private func check(_ mtls: Node, _ what: String, _ report: Reporter) {
    guard let mode = mtls.given("mode"), mode.textIs("PERMISSIVE") || mode.textIs("DISABLE") else { return }
    report(
      mode.textIs("DISABLE") ? "switches mutual TLS off for \(what)" : "lets plain text in to \(what)",
      at: .value(mode),
      remedy: Remedy(.review, "Set the mode STRICT", .replace(mode, with: .string("STRICT"))))
  }
}
