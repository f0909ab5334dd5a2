internal import Findings
internal import Kubernetes

struct NamedRegistry: WorkloadCheck {
  static let about = About(
    id: "image/trusted-registry/local-address",
    severity: .medium,
    title: "Pull images from a registry with a name and TLS",
    why: """
      What answers at localhost or at a bare address differs from node to node, and no certificate proves \
      who it is: whoever takes the address serves the image.
      """,
    scope: .pods,
    parameters: [TrustedRegistry.trusted],
    fails: [
      .pod(
        "the node itself, addresses, and the port of plain HTTP",
        """
        containers:
        - name: web
          image: ⟦localhost:5000/web:1⟧
        - name: proxy
          image: ⟦10.0.0.12:5000/proxy:1⟧
        - name: cache
          image: ⟦"[fd00::1]:5000/cache:1"⟧
        - name: app
          image: ⟦registry.example.com:80/app:1⟧
        """)
    ],
    passes: [
      .pod(
        "a name, with a port of its own or without",
        """
        containers:
        - name: web
          image: registry.example.com:5000/web:1
        - name: proxy
          image: localhost-example/proxy:1
        """),
      .pod(
        "an address that the configuration trusts",
        settings: [TrustedRegistry.trusted.name: ["10.0.0.12:5000"]],
        """
        containers:
        - name: proxy
          image: 10.0.0.12:5000/proxy:1
        """),
    ])

  /// Only what is found is judged: that a host has a name says nothing of whether it is trusted.
  func applies(to workload: Workload, in context: Context) -> Bool {
    var isFound = false
    RegistryFault.each(in: workload) { _, _, fault in
      if case .local = fault { isFound = true }
    }
    return isFound
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    RegistryFault.each(in: workload) { container, image, fault in
      guard case .local(let what) = fault, !TrustedRegistry.trusts(image, in: context) else { return }
      report.turn(to: container)
      report(
        "comes from \(image.registry): \(what)", at: .value(image.node),
        remedy: .advice(
          "Give the registry a name and a certificate, or add it to \(TrustedRegistry.trusted.name)"))
    }
    report.turn(to: nil)
  }
}
