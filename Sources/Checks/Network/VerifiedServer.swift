internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct VerifiedServer: ObjectCheck {
  static let about = About(
    id: "network/encrypt-all-traffic/kubeconfig",
    severity: .high,
    title: "Have every kubeconfig verify the API server",
    why: """
      Without the CA anybody between client and API server answers in its place, takes the token and uses it \
      himself.
      """,
    scope: .kinds(["Config", "NodeKubeconfig"]),
    fails: [
      Example(
        "verification switched off, and no TLS at all",
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: a
          cluster:
            server: https://192.0.2.1:6443
            insecure-skip-tls-verify: ⟦true⟧
        - name: b
          cluster:
            server: ⟦http://192.0.2.1:8080⟧
        """),
      Example(
        "as a node tells of it",
        """
        apiVersion: node.bulwark.dev/v1
        kind: NodeKubeconfig
        metadata: {name: /root/.kube/config}
        servers:
        - name: lab
          value: ⟦http://192.0.2.1:8080⟧
        unverified: [⟦prod⟧]
        """),
    ],
    passes: [
      Example(
        "the CA is named, or the system's count",
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: a
          cluster: {server: "https://192.0.2.1:6443", certificate-authority: /etc/kubernetes/pki/ca.crt}
        - name: local
          cluster: {server: "http://localhost:8080", insecure-skip-tls-verify: false}
        """),
      Example(
        "another kind of that name",
        "apiVersion: example.com/v1\nkind: Config\nclusters: [{cluster: {insecure-skip-tls-verify: true}}]\n"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == (object.kind == "Config" ? "" : NodeEvidence.group)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for entry in object.node.items("clusters") {
      guard let cluster = entry.given("cluster") else { continue }
      let name = entry["name"]?.text ?? "(no name)"
      if let skip = cluster.given("insecure-skip-tls-verify"), skip.bool == true {
        unverified(name, at: skip, report)
      }
      cluster.given("server").map { plain($0, name, report) }
    }
    for name in object.node.items("unverified") { unverified(name.text ?? "", at: name, report) }
    for entry in object.node.items("servers") {
      entry.given("value").map { plain($0, entry["name"]?.text ?? "", report) }
    }
  }

  private func unverified(_ name: String, at node: Node, _ report: Reporter) {
    report(
      "does not verify the API server of \(name)", at: .value(node), discriminator: name,
      remedy: .advice("Name its CA in certificate-authority, and remove insecure-skip-tls-verify"))
  }

  private func plain(_ server: Node, _ name: String, _ report: Reporter) {
    guard let url = server.text, url.hasPrefix("http://") else { return }
    let host = url.dropFirst(7).prefix { $0 != "/" && $0 != ":" }
    if host == "localhost" || host.hasPrefix("127.") || url.hasPrefix("http://[::1]") { return }
    report(
      "speaks to the API server of \(name) without TLS", at: .value(server), discriminator: name,
      remedy: .advice("Use https and name the CA"))
  }
}
