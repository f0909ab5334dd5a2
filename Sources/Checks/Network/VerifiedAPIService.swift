internal import Documents
internal import Findings
internal import Kubernetes

struct VerifiedAPIService: ObjectCheck {
  static let about = About(
    id: "network/encrypt-all-traffic/unverified",
    severity: .medium,
    title: "Verify whom clients of the API speak to",
    why: """
      Encrypted to whom is not known is encrypted for nobody: whoever answers in the other's place reads \
      the requests, with the credentials in them.
      """,
    scope: .kinds(["APIService", "Config"]),
    fails: [
      Example(
        "an extension of the API that anybody may pretend to be",
        """
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata:
          name: v1beta1.metrics.k8s.io
        spec:
          insecureSkipTLSVerify: ⟦true⟧
        """),
      Example(
        "a kubeconfig that believes everybody, or speaks in clear text",
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: shop
          cluster:
            server: https://api.example.com
            insecure-skip-tls-verify: ⟦true⟧
        - name: bank
          cluster:
            server: ⟦http://api.example.com⟧
        """),
    ],
    passes: [
      Example(
        "verified",
        """
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata:
          name: v1beta1.metrics.k8s.io
        spec:
          insecureSkipTLSVerify: false
          caBundle: aGk=
        ---
        apiVersion: v1
        kind: Config
        clusters:
        - name: shop
          cluster:
            server: https://api.example.com
            certificate-authority-data: aGk=
        """),
      Example(
        "the way out of kubectl proxy on the same machine; another group's configuration",
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: here
          cluster:
            server: http://127.0.0.1:8001
        ---
        apiVersion: example.com/v1
        kind: Config
        clusters:
        - cluster:
            insecure-skip-tls-verify: true
        """),
    ])

  /// One that verifies says nothing of the rest of the cluster's traffic.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    var found = false
    forEachWeakness(of: object) { _, _ in found = true }
    return found
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    forEachWeakness(of: object) { field, cluster in
      let isAddress = field.keyIs("server")
      report(
        isAddress ? "speaks to the API server in clear text" : "does not verify whom it speaks to",
        at: .value(field), discriminator: cluster?["name"]?.text,
        remedy: .advice(
          isAddress
            ? "Use https, with the certificate of the cluster's authority"
            : "Give it the authority's certificate, and remove this"))
    }
  }

  /// Calls `body` with each field that gives the protection away, and the cluster that it is for.
  private func forEachWeakness(of object: KubernetesObject, _ body: (Node, Node?) -> Void) {
    if object.kind == "APIService" {
      if let skip = object.node.given("spec")?["insecureSkipTLSVerify"], skip.bool == true { body(skip, nil) }
      return
    }
    guard object.apiVersion == "v1", let clusters = object.node.given("clusters") else { return }
    for entry in clusters.children {
      guard let cluster = entry.given("cluster") else { continue }
      if let skip = cluster["insecure-skip-tls-verify"], skip.bool == true { body(skip, entry) }
      if let server = cluster["server"], let url = server.text, url.hasPrefix("http://"), !Self.isHere(url) {
        body(server, entry)
      }
    }
  }

  private static func isHere(_ url: String) -> Bool {
    ["127.", "localhost", "[::1]"].contains { url.dropFirst(7).hasPrefix($0) }
  }
}
