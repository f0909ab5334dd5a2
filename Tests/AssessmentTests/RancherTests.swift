import Checks
import Findings
import TestSupport
import Testing

@testable import Assessment

@Suite("k3s and etcd's file") struct RancherTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func reading() throws -> NodeReading { try Scan(paths: []).readNode(at: folder.path) }

  /// The words by which a component is started, as the evidence has them; nil where it is not started.
  private func words(_ component: String) throws -> [String]? {
    let evidence = try reading().evidence
    guard
      let part = evidence.components(of: "NodeCommand").first(where: { $0.contains("name: \"\(component)\"") }
      )
    else { return nil }
    return part.split(separator: "\n").filter { $0.hasPrefix("- \"") }.map {
      String($0.dropFirst(3).dropLast())
    }
  }

  @Test(
    "what the files say lies over what k3s sets; a later file replaces, + adds, the command line counts first"
  )
  func layers() throws {
    try folder.write("var/lib/rancher/k3s/server/db/x", "")
    try folder.write(
      "etc/rancher/k3s/config.yaml",
      """
      secrets-encryption: true
      kube-apiserver-arg:
      - anonymous-auth=true
      - audit-log-path=/var/log/a
      kubelet-arg: read-only-port=10255
      """)
    var api = try #require(try words("kube-apiserver"))
    #expect(api.contains("--anonymous-auth=true") && !api.contains("--anonymous-auth=false"))
    #expect(
      api.contains { $0.hasPrefix("--encryption-provider-config=") } && api.contains("--profiling=false"))
    #expect(try words("kubelet")?.contains("--read-only-port=10255") == true)
    #expect(try words("kubelet")?.contains("--read-only-port=0") == false)
    try folder.write("etc/rancher/k3s/config.yaml.d/1.yaml", "kube-apiserver-arg+: [audit-log-maxage=30]\n")
    try folder.write("etc/rancher/k3s/config.yaml.d/2.yml", "kubelet-arg: [read-only-port=0]\n")
    api = try #require(try words("kube-apiserver"))
    #expect(api.contains("--audit-log-maxage=30") && api.contains("--audit-log-path=/var/log/a"))
    #expect(try words("kubelet")?.contains("--read-only-port=0") == true)
    try folder.write(
      "proc/7/cmdline",
      "/usr/local/bin/k3s\0server\0--kube-apiserver-arg\0v=3\0--kube-apiserver-arg=profiling=true\0")
    api = try #require(try words("kube-apiserver"))
    #expect(
      api.contains("--v=3") && api.contains("--profiling=true") && !api.contains("--audit-log-maxage=30"))
    let checks = Set(Scan(paths: []).judge(try reading()).findings.map(\.check))
    #expect(!checks.contains("controlplane/kubelet-readonly-port"))
  }

  @Test("an agent has no control plane; without k3s nothing is said")
  func agent() throws {
    try folder.write("etc/kubernetes/manifests/x.yaml", "a: 1\n")
    #expect(try words("kubelet") == nil)
    try folder.write("proc/7/cmdline", "k3s\0agent\0--kubelet-arg=anonymous-auth=true\0")
    #expect(try words("kubelet")?.contains("--anonymous-auth=true") == true)
    #expect(try words("kube-apiserver") == nil && words("kube-proxy") != nil)
  }

  @Test("a file that cannot be read is listed", arguments: ["a: [", "- 1", "kube-apiserver-arg: {a: 1}", ""])
  func hostile(_ text: String) throws {
    try folder.write("var/lib/rancher/k3s/server/x", "")
    try folder.write("etc/rancher/k3s/config.yaml", text)
    #expect(try words("kube-apiserver")?.contains("--profiling=false") == true)
    #expect(try reading().unreadable.count == (text == "a: [" ? 1 : 0))
  }

  @Test("etcd's file takes the place of its flags")
  func etcd() throws {
    try folder.write(
      "var/lib/rancher/rke2/agent/pod-manifests/etcd.yaml",
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: etcd, namespace: kube-system}
      spec:
        containers:
        - name: etcd
          image: index.docker.io/rancher/hardened-etcd:v3.5.9-k3s1
          command: [etcd, --config-file=/data/config]
          volumeMounts: [{name: data, mountPath: /data}]
        volumes: [{name: data, hostPath: {path: /var/lib/rancher/rke2/server/db/etcd}}]
      """)
    func findings() throws -> [String] {
      Scan(paths: []).judge(try reading()).findings.filter { $0.check.contains("etcd") }
        .map { "\($0.subject.kind) \($0.check)" }
    }
    #expect(try findings() == [], "beside a file that is not there nothing is known")
    let file = "var/lib/rancher/rke2/server/db/etcd/config"
    let sound = """
      client-transport-security:
        cert-file: /a.crt
        client-cert-auth: true
        key-file: /a.key
        trusted-ca-file: /ca.crt
      peer-transport-security:
        cert-file: /b.crt
        client-cert-auth: true
        key-file: /b.key
        trusted-ca-file: /ca.crt
      listen-client-urls: https://127.0.0.1:2379,https://192.0.2.1:2379
      listen-peer-urls: https://192.0.2.1:2380
      initial-cluster: a=https://192.0.2.1:2380,b=https://192.0.2.2:2380
      config-file: /data/config
      """
    try folder.write(file, sound)
    #expect(try findings().filter { $0.contains("client-tls") || $0.contains("peer-tls") } == [])
    let open = sound.replacing("  client-cert-auth: true", with: "  client-cert-auth: false")
    try folder.write(file, open)
    let found = try findings()
    #expect(found.contains("NodeCommand controlplane/etcd-client-tls"))
    #expect(found.contains("NodeCommand controlplane/etcd-peer-tls"))
    try folder.write(file, "a: [")
    #expect(try reading().unreadable.map { folder.relative($0.file) } == [file])
  }
}

extension String {
  /// The documents of a kind.
  fileprivate func components(of kind: String) -> [String] {
    replacing("---\n", with: "\u{0}").split(separator: "\u{0}").map(String.init).filter {
      $0.contains("kind: \(kind)\n")
    }
  }
}
