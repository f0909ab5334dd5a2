internal import Documents
internal import Findings
internal import Kubernetes

struct NoProbeHost: ContainerCheck {
  static let about = About(
    id: "pod/pss-residual/probe-host",
    severity: .high,
    title: "Do not point probes and hooks at another host",
    why: """
      The kubelet sends the request from the node's network: a pod that names the host makes it reach what \
      the pod itself cannot.
      """,
    profiles: .baseline(since: 34),
    scope: .pods,
    fails: [
      .pod(
        "a probe of something else",
        """
        containers:
        - name: web
          image: example.com/web:1
          livenessProbe:
            httpGet:
              host: ⟦169.254.169.254⟧
              port: 80
          lifecycle:
            preStop:
              tcpSocket:
                host: ⟦localhost⟧
                port: 8080
        """)
    ],
    passes: [
      .pod(
        "the pod itself, which is the default",
        """
        containers:
        - name: web
          image: example.com/web:1
          readinessProbe:
            httpGet:
              host: ""
              path: /ready
              port: 8080
        """)
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    for key: StaticString in ["livenessProbe", "readinessProbe", "startupProbe"] {
      if let probe = container.node.given(key) { judge(probe, report) }
    }
    guard let lifecycle = container.node.given("lifecycle") else { return }
    for key: StaticString in ["postStart", "preStop"] {
      if let hook = lifecycle.given(key) { judge(hook, report) }
    }
  }

  private func judge(_ handler: Node, _ report: Reporter) {
    for key: StaticString in ["httpGet", "tcpSocket"] {
      guard let host = handler.given(key)?.given("host"), !host.textIs("") else { continue }
      report(
        "makes the kubelet call \(host.text ?? "another host")", at: .value(host),
        remedy: Remedy(.review, "Remove host", .remove(host)))
    }
  }
}
