import Testing

@testable import ClusterAPI

@Suite("Kubeconfig") struct KubeconfigTests {
  private static let first = """
    apiVersion: v1
    kind: Config
    current-context: ""
    clusters:
    - name: c
      cluster: {server: "https://a:1", certificate-authority: ca.crt}
    users:
    - name: u
      user: {token: A}
    contexts:
    - name: x
      context: {cluster: c, user: u}
    """
  private static let second = """
    current-context: x
    clusters:
    - name: c
      cluster: {server: "https://b:1", tls-server-name: other}
    users:
    - name: u
      user: {username: foo, password: bar}
    - name: u2
      user: {client-certificate: c.crt, client-key: /keys/k.key}
    contexts:
    - name: x
      context: {cluster: c, user: u2, namespace: nn}
    - name: z
      context: {cluster: c, user: u2}
    """

  private func merged(_ texts: String...) throws -> Kubeconfig {
    var kubeconfig = Kubeconfig()
    for (index, text) in texts.enumerated() {
      try kubeconfig.add(Array(text.utf8), path: "f\(index)/config", folder: "f\(index)")
    }
    return kubeconfig
  }

  private func connection(_ user: String, cluster: String = "server: https://a:1") throws -> Connection {
    try merged(
      """
      current-context: x
      clusters: [{name: c, cluster: {\(cluster)}}]
      users: [{name: u, user: {\(user)}}]
      contexts: [{name: x, context: {cluster: c, user: u}}]
      """
    ).connection(nil)
  }

  private func refusal(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return (error as? KubeconfigError)?.message ?? "\(error)"
    }
  }

  @Test("files are merged as kubectl merges them: an entry of the first file counts as a whole")
  func merging() throws {
    let connection = try merged(Self.first, Self.second).connection(nil)
    #expect(connection.server.description == "https://a:1")
    #expect(connection.authority == .file("f0/ca.crt") && connection.tlsServerName == nil)
    guard case .token("A") = connection.authentication else {
      return #expect(Bool(false), "not the first user")
    }
    let other = try merged(Self.first, Self.second).connection("z")
    #expect(other.identity == .init(certificate: .file("f1/c.crt"), key: .file("/keys/k.key")))
  }

  @Test(
    "what kubectl refuses is refused, with its place",
    arguments: [
      ("contexts: [{name: x, context: {cluster: n}}]", "f0/config:1:32: cluster must be a string"),
      ("contexts: [{name: x}, {name: x}]", "the name x stands twice"),
      ("clusters: {}", "clusters must be a list"),
      ("a: [", "f0/config:"),
      ("kind: Pod", "f0/config:1:1: the kind of a kubeconfig is Config"),
      ("- a", "a kubeconfig must be a mapping"),
    ])
  func faults(text: String, expected: String) throws {
    let message = refusal { _ = try merged(text).connection("x") }
    #expect(message.contains(expected), "\(message)")
  }

  @Test("an empty file says nothing; a missing context names those that there are")
  func contexts() throws {
    #expect(try merged("", "# nothing\n").isEmpty)
    let message = refusal { _ = try merged(Self.first, Self.second).connection("prod") }
    #expect(message == "no context 'prod' (there are: x, z)")
    #expect(refusal { _ = try merged(Self.first).connection(nil) }.hasPrefix("no current context"))
  }

  @Test("what stands in the file itself counts before a path")
  func inline() throws {
    let both = try connection("client-certificate-data: QUE=, client-certificate: x, client-key-data: Qg==")
    #expect(both.identity == .init(certificate: .bytes([65, 65]), key: .bytes([66])))
    #expect(refusal { _ = try connection("client-certificate-data: QUE=") }.contains("one is missing"))
    #expect(
      refusal { _ = try connection("client-key-data: '%', client-certificate: a") }.contains("no base64"))
  }

  @Test("tokens, token files and passwords")
  func authentication() throws {
    guard case .tokenFile("f0/t", otherwise: "A") = try connection("tokenFile: t, token: A").authentication
    else {
      return #expect(Bool(false), "no token file")
    }
    guard case .password("a", "b") = try connection("username: a, password: b").authentication else {
      return #expect(Bool(false), "no password")
    }
    #expect(refusal { _ = try connection("username: a, token: b") }.contains("exclude each other"))
    #expect(try connection("as: jane, as-groups: [dev, ops]").impersonation.count == 3)
    #expect(refusal { _ = try connection("as: \"a\\r\\nX: y\"") }.contains("cannot be sent"))
  }

  @Test(
    "the providers that kubectl has lost are named with what takes their place",
    arguments: [
      ("gcp", "gke-gcloud-auth-plugin"), ("azure", "kubelogin"), ("oidc", "oidc-login"), ("x", "exec"),
    ])
  func authProvider(name: String, instead: String) {
    let message = refusal { _ = try connection("auth-provider: {name: \(name)}") }
    #expect(message.contains("auth-provider '\(name)' is not supported") && message.contains(instead))
  }

  @Test("the cluster: verification, names, proxies")
  func cluster() throws {
    let open = try connection("", cluster: "server: https://a, insecure-skip-tls-verify: true")
    #expect(open.skipsVerification && open.warnings.count == 1)
    let text = "server: https://a, insecure-skip-tls-verify: true, certificate-authority: x"
    #expect(refusal { _ = try connection("", cluster: text) }.contains("exclude each other"))
    let proxied = try connection("", cluster: "server: https://a, proxy-url: 'http://me:pw@p:3128'")
    #expect(proxied.proxy?.host == "p" && proxied.proxy?.port == 3128 && proxied.proxy?.login == "me:pw")
    #expect(
      refusal { _ = try connection("", cluster: "server: https://a, proxy-url: ftp://p") }.contains("ftp"))
    #expect(refusal { _ = try connection("", cluster: "server: 'a b'") }.contains("is no address"))
  }

  @Test(
    "addresses of servers",
    arguments: [
      ("https://10.0.0.1:6443", "https://10.0.0.1:6443"), ("https://a", "https://a:443"),
      ("http://localhost:8001/", "http://localhost:8001"), ("https://[::1]:6443/p/", "https://[::1]:6443/p"),
      ("a:8080", "http://a:8080"), ("https://r/k8s/clusters/c-1", "https://r:443/k8s/clusters/c-1"),
      ("https://u@a", nil), ("https://a:0", nil), ("https://a:x", nil), ("", nil), ("https://", nil),
      ("https://a/?x", nil), ("ftp://a", nil), ("https://a\u{1B}", nil),
    ] as [(String, String?)])
  func addresses(text: String, expected: String?) {
    #expect(ServerAddress(text)?.description == expected)
  }

  @Test("a pod reaches its own cluster")
  func inCluster() {
    let environment = ["KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "443"]
    #expect(InCluster.connection(environment)?.server.description == "https://[fd00::1]:443")
    #expect(InCluster.connection([:]) == nil)
  }
}
