import Documents
import Kubernetes
import Testing

@testable import Components

@Suite("kops' configurations") struct KopsTests {
  private func commands(_ yaml: String) throws -> [ComponentCommand] {
    let document = try #require(parse(yaml).documents.first)
    guard case .objects(let objects) = KubernetesObject.read(document) else { return [] }
    return objects.flatMap(ComponentCommand.read)
  }

  @Test("fields are the flags that kops makes of them, and only a part of all")
  func fields() throws {
    let all = try commands(
      """
      apiVersion: kops.k8s.io/v1alpha2
      kind: Cluster
      metadata: {name: a}
      spec:
        kubernetesVersion: v1.33.0
        authorization: {alwaysAllow: {}}
        kubeAPIServer:
          anonymousAuth: true
          auditLogMaxAge: 7
          oidcIssuerURL: https://idp
          enableAdmissionPlugins: [NodeRestriction, PodSecurity]
          etcdCaFile: null
        kubelet: {clientCaFile: /ca.crt, featureGates: {RotateKubeletServerCertificate: "false"}}
        kubeScheduler: none
      """)
    #expect(
      all.map(\.component) == [.apiServer, .kubelet, .apiServer]
        && all.allSatisfy { $0.isPart && $0.minor == 33 })
    let server = try #require(all.first)
    #expect(server.last("anonymous-auth")?.bool == true && server.last("audit-log-maxage")?.int == 7)
    #expect(server.text("oidc-issuer-url") == "https://idp" && !server.has("etcd-cafile"))
    #expect(server.all("enable-admission-plugins").flatMap(\.items) == ["NodeRestriction", "PodSecurity"])
    #expect(all[1].text("client-ca-file") == "/ca.crt")
    #expect(all[1].text("feature-gates") == "RotateKubeletServerCertificate=false")
    #expect(all[2].text("authorization-mode") == "AlwaysAllow")
  }

  @Test(
    "capitals begin words",
    arguments: [
      ("tlsMinVersion", "tls-min-version"), ("clientCAFile", "client-ca-file"), ("eventQPS", "event-qps"),
      ("configureCbr0", "configure-cbr0"), ("A", "a"), ("", ""),
      ("terminatedPodGCThreshold", "terminated-pod-gc-threshold"),
    ])
  func flags(_ field: String, _ flag: String) { #expect(KopsConfiguration.flag(of: field) == flag) }

  @Test(
    "nothing else is taken for one",
    arguments: [
      "apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nspec: {kubelet: {readOnlyPort: 1}}\n",
      "apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\n",
      "apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nspec: [a]\n",
      "apiVersion: kops.k8s.io/v1alpha2\nkind: Keyset\nspec: {kubelet: {readOnlyPort: 1}}\n",
    ])
  func others(_ yaml: String) throws { #expect(try commands(yaml).isEmpty) }
}
