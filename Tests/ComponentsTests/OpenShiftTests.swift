import Components
import Documents
import Kubernetes
import Testing

@Suite("OpenShift's configurations") struct OpenShiftTests {
  private func commands(_ yaml: String) throws -> [ComponentCommand] {
    let document = try #require(parse(yaml).documents.first)
    guard case .objects(let objects) = KubernetesObject.read(document) else { return [] }
    return objects.flatMap(ComponentCommand.read)
  }

  @Test("arguments are flags at their places, fields of the server too; what it sets by itself counts less")
  func apiServer() throws {
    let command = try #require(
      try commands(
        """
        apiVersion: kubecontrolplane.config.openshift.io/v1
        kind: KubeAPIServerConfig
        apiServerArguments:
          anonymous-auth: ["true"]
          enable-admission-plugins: [NodeRestriction, PodSecurity]
          tls-min-version: [VersionTLS13]
        servingInfo: {minTLSVersion: VersionTLS12, certFile: /a.crt, cipherSuites: [A, B], clientCA: null}
        """
      ).first)
    #expect(command.component == .apiServer && command.last("anonymous-auth")?.bool == true)
    #expect(command.all("enable-admission-plugins").flatMap(\.items) == ["NodeRestriction", "PodSecurity"])
    #expect(command.text("tls-min-version") == "VersionTLS13" && command.text("tls-cert-file") == "/a.crt")
    #expect(command.text("tls-cipher-suites") == "A,B" && !command.has("client-ca-file"))
    #expect(command.text("authorization-mode")?.contains("RBAC") == true)
  }

  @Test(
    "nothing else is taken for one",
    arguments: [
      "apiVersion: example.com/v1\nkind: KubeAPIServerConfig\napiServerArguments: {a: [b]}\n",
      "apiVersion: kubecontrolplane.config.openshift.io/v1\nkind: KubeAPIServerConfig\n",
      "apiVersion: kubecontrolplane.config.openshift.io/v1\nkind: KubeAPIServerConfig\napiServerArguments: [a]\n",
      "apiVersion: kubecontrolplane.config.openshift.io/v1\nkind: OpenShiftAPIServerConfig\napiServerArguments: {}\n",
    ])
  func others(_ yaml: String) throws { #expect(try commands(yaml).isEmpty) }
}
