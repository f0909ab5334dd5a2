#if Certificates
  import Assessment
  import Certificates
  import Checks
  import Findings
  import Foundation
  import TestSupport
  import Testing

  func der(_ pem: String) -> [UInt8]? {
    let body = pem.split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
    return Data(base64Encoded: body).map(Array.init)
  }

  @Suite("Certificates of a node") struct NodeCertificateTests {
    let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      try folder.write(
        "etc/kubernetes/manifests/kube-apiserver.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: kube-apiserver, namespace: kube-system}
        spec:
          containers:
          - name: kube-apiserver
            image: registry.k8s.io/kube-apiserver:v1.36.0
            command: [kube-apiserver, --service-cluster-ip-range=10.96.0.0/12, --tls-cert-file=/pki/serving.crt]
            volumeMounts: [{name: pki, mountPath: /pki}]
          volumes: [{name: pki, hostPath: {path: /etc/kubernetes/pki}}]
        """)
    }

    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    /// The findings about certificates on a day, as "check file".
    private func findings(on day: String) throws -> [String] {
      var scan = Scan(paths: [])
      scan.today = Day(day)
      let report = scan.judge(try scan.readNode(at: folder.path, certificates: CertificateReader.read))
      return report.findings.filter { $0.subject.kind == "NodeCertificate" }.map {
        "\($0.check) \(folder.relative($0.subject.name))"
      }.sorted()
    }

    @Test("a certificate is judged by its use, at the day of the run")
    func serving() throws {
      try folder.write("etc/kubernetes/pki/serving.crt", Fixture.server)
      #expect(try findings(on: "2026-03-01") == [])
      let expiry = "network/certificate-distribution/expiry etc/kubernetes/pki/serving.crt"
      #expect(try findings(on: "2026-05-20") == [expiry])
      #expect(try findings(on: "2026-07-01") == [expiry])
      #expect(try findings(on: "2025-12-01") == [expiry])
      try folder.write("etc/kubernetes/pki/serving.crt", Fixture.eternal)
      #expect(
        try findings(on: "2026-03-01") == [
          "controlplane/apiserver-tls/names etc/kubernetes/pki/serving.crt",
          "controlplane/apiserver-tls/names etc/kubernetes/pki/serving.crt",
        ])
    }

    @Test("the kubelet's current certificate counts, not those that it had before")
    func kubelet() throws {
      let pki = "var/lib/kubelet/pki"
      try folder.write("\(pki)/kubelet-client-2025-01-01-00-00-00.pem", Fixture.weak)
      try folder.write("\(pki)/kubelet-client-2026-01-01-00-00-00.pem", Fixture.small)
      try folder.link(
        "\(pki)/kubelet-client-current.pem", to: "/\(pki)/kubelet-client-2026-01-01-00-00-00.pem")
      #expect(
        try findings(on: "2026-03-01") == [
          "network/encrypt-all-traffic/certificate \(pki)/kubelet-client-current.pem"
        ])
      try folder.write("\(pki)/kubelet-client-2026-01-01-00-00-00.pem", Fixture.weak)
      #expect(try findings(on: "2026-03-01").contains { $0.hasPrefix("auth/rbac-enabled/kubelet-identity") })
    }

    @Test("kubeconfigs: the certificates in them, whom they trust, and no credential in the evidence")
    func kubeconfig() throws {
      try folder.write(
        "etc/kubernetes/admin.conf",
        """
        apiVersion: v1
        kind: Config
        clusters:
        - name: prod
          cluster:
            server: https://192.0.2.1:6443
            insecure-skip-tls-verify: true
            certificate-authority-data: \(base64(Fixture.eternal))
        users:
        - name: jane
          user:
            client-certificate-data: \(base64(Fixture.weak))
            client-key-data: \(base64("-----BEGIN PRIVATE KEY-----\nVERYSECRET\n"))
            token: VERYSECRET
        - name: broken
          user: {client-certificate-data: "%%%"}
        """)
      let reading = try Scan(paths: []).readNode(at: folder.path, certificates: CertificateReader.read)
      #expect(!reading.evidence.contains("VERYSECRET") && !reading.evidence.contains("BEGIN"))
      #expect(reading.evidence.contains("client-key-data"), "what it logs in with is named")
      #expect(!reading.evidence.contains(base64("-----BEGIN PRIVATE KEY-----\nVERYSECRET\n")))
      let user = "etc/kubernetes/admin.conf (user jane)"
      #expect(
        try findings(on: "2026-03-01") == [
          "auth/break-glass/certificate \(user)", "network/encrypt-all-traffic/certificate \(user)",
          "network/encrypt-all-traffic/certificate \(user)",
        ])
      let report = Scan(paths: []).judge(reading)
      #expect(report.findings.contains { $0.check == "network/encrypt-all-traffic/kubeconfig" })
      #expect(report.unassessed.contains { $0.message == "client-certificate-data is not base64" })
    }

    @Test("what is no certificate is listed; without a reader nothing is read")
    func unread() throws {
      try folder.write("etc/kubernetes/pki/broken.crt", "x\n")
      let scan = Scan(paths: [])
      let reading = try scan.readNode(at: folder.path, certificates: CertificateReader.read)
      #expect(scan.judge(reading).unassessed.map(\.message) == ["holds no certificate"])
      let without = try scan.readNode(at: folder.path)
      #expect(scan.judge(without).unassessed.isEmpty && !without.evidence.contains("NodeCertificate"))
    }

    @Test("the evidence that is kept holds all that the checks need")
    func kept() throws {
      try folder.write("etc/kubernetes/pki/serving.crt", Fixture.weak)
      var scan = Scan(paths: [])
      scan.today = Day("2026-07-01")
      let reading = try scan.readNode(at: folder.path, certificates: CertificateReader.read)
      let kept = try TemporaryFolder()
      var again = Scan(paths: [try kept.write("node.yaml", reading.evidence)])
      again.today = scan.today
      func certificates(_ report: Report) -> [String] {
        report.findings.filter { $0.subject.kind == "NodeCertificate" }.map { "\($0.check) \($0.message)" }
      }
      #expect(certificates(again.run()) == certificates(scan.judge(reading)))
      #expect(certificates(again.run()).count == 5)
    }
  }
#endif
