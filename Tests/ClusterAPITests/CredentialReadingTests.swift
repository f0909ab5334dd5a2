import Documents
import Testing

@testable import ClusterAPI

@Suite("Exec plugins") struct CredentialReadingTests {
  private func plugin(_ more: String = "") throws -> ExecPlugin {
    let text = """
      current-context: x
      clusters: [{name: c, cluster: {server: "https://a"}}]
      users: [{name: u, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: p, interactiveMode: Never\(more)}}}]
      contexts: [{name: x, context: {cluster: c, user: u}}]
      """
    var kubeconfig = Kubeconfig()
    try kubeconfig.add(Array(text.utf8), path: "config", folder: "/etc/kube")
    guard case .exec(let plugin) = try kubeconfig.connection(nil).authentication else {
      throw KubeconfigError("no plugin")
    }
    return plugin
  }

  @Test("knows the cluster where the kubeconfig says so, and what it may ask")
  func info() throws {
    let plain = try plugin().info(isInteractive: false)
    #expect(
      plain
        == #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","spec":{"interactive":false}}"#
    )
    let told = try plugin(", provideClusterInfo: true").info(isInteractive: true)
    #expect(told.hasSuffix(#""spec":{"interactive":true,"cluster":{"server":"https://a"}}}"#))
  }

  @Test("a certificate and a token, with their end")
  func credential() throws {
    let text =
      #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"clientCertificateData":"C","clientKeyData":"K","expirationTimestamp":"2026-11-28T14:00:00Z"}}"#
    let credential = try ExecCredential(Array(text.utf8), of: try plugin())
    #expect(credential.token == nil && credential.expiry == 1_795_874_400)
    #expect(credential.identity == .init(certificate: .bytes([67]), key: .bytes([75])))
  }
}
