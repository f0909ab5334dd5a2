import Assessment
import Checks
import Findings
import Foundation
import Remediation
import TestSupport
import Testing

@Suite("Hardening plans") struct HardeningTests {
  private static func apiServer(annotations: String, _ words: [String]) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: kube-apiserver
      namespace: kube-system
      annotations: {\(annotations)}
    spec:
      containers:
      - name: kube-apiserver
        image: registry.k8s.io/kube-apiserver:v1.33.0
        command:
    \(words.map { "    - \($0)" }.joined(separator: "\n"))

    """
  }

  /// A flag that a machine can set.
  private static let tokens = "--service-account-extend-token-expiration"

  private static let kubeadm =
    "kubeadm.kubernetes.io/kube-apiserver.advertise-address.endpoint: \"192.0.2.1:6443\""

  private func plan(_ files: [String: String]) throws -> HardeningPlan {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    var scan = Scan(paths: [folder.path])
    scan.checks = scan.checks.filter { type(of: $0).about.isOfNodes }
    return HardeningPlan(scan.run())
  }

  @Test("kubeadm: one patch a component, which tests what it replaces and adds at the end")
  func kubeadmPatch() throws {
    let words = [
      "kube-apiserver", "\(Self.tokens)=true", "--service-account-lookup=false", "--secure-port=6443",
    ]
    let plan = try plan(["kube-apiserver.yaml": Self.apiServer(annotations: Self.kubeadm, words)])
    #expect(plan.installer == .kubeadm)
    let change = try #require(plan.changes.first)
    #expect(plan.changes.count == 1 && change.kind == .kubeadmPatch)
    #expect(change.file == "/etc/kubernetes/patches/kube-apiserver0+json.yaml")
    let path = "/spec/containers/0/command"
    #expect(
      change.content.hasSuffix(
        """
        - {op: test, path: \(path)/1, value: "\(Self.tokens)=true"}
        - {op: replace, path: \(path)/1, value: "\(Self.tokens)=false"}
        - {op: test, path: \(path)/2, value: "--service-account-lookup=false"}
        - {op: remove, path: \(path)/2}

        """))
    let bare = try self.plan(["api.yaml": Self.apiServer(annotations: Self.kubeadm, ["kube-apiserver"])])
    let added = "- {op: add, path: \(path)/-, value: \"\(Self.tokens)=false"
    #expect(bare.changes.first?.content.contains(added) ?? false)
    #expect(change.steps.contains { $0.contains("kubeadm init phase control-plane apiserver") })
    #expect(!change.closes.isEmpty && !plan.left.isEmpty)
  }

  @Test("a static pod of nobody known is told of by its lines; kops is told of as well")
  func manifest() throws {
    let words = ["kube-apiserver", "\(Self.tokens)=true"]
    let manifest = Self.apiServer(annotations: "", words)
    let change = try #require(try plan(["api.yaml": manifest]).changes.first)
    #expect(change.kind == .staticPod && change.file?.hasSuffix("/api.yaml") ?? false)
    #expect(change.content.hasPrefix("-    - \(Self.tokens)=true\n+    - \(Self.tokens)=false\n"))
    let evidence = """
      apiVersion: node.bulwark.dev/v1
      kind: NodeFile
      metadata: {name: /srv/kubernetes/kube-apiserver/ca.crt}
      role: pki-certificate
      mode: "0644"
      owner: 0

      """
    let kops = try plan(["a.yaml": evidence, "api.yaml": manifest])
    #expect(
      kops.installer == .kops && kops.changes.first?.steps.contains { $0.contains("kops edit") } ?? false)
  }

  @Test("k3s and RKE2: a part of the configuration", arguments: ["k3s", "rke2"])
  func rancher(_ name: String) throws {
    let evidence = """
      apiVersion: node.bulwark.dev/v1
      kind: NodeFile
      metadata: {name: /var/lib/rancher/\(name)/server/tls/ca.key}
      role: pki-key
      mode: "0600"
      owner: 0
      """
    let words = ["kube-apiserver", "\(Self.tokens)=true"]
    let plan = try plan(["a.yaml": evidence, "api.yaml": Self.apiServer(annotations: "", words)])
    #expect(plan.installer.rawValue == name)
    let change = try #require(plan.changes.first)
    #expect(change.file == "/etc/rancher/\(name)/config.yaml.d/90-hardening.yaml")
    #expect(change.content.contains("kube-apiserver-arg+:\n- \"\(Self.tokens.dropFirst(2))=false\"\n"))
  }

  @Test("a process of systemd: the whole command, without what may be a credential")
  func dropIn() throws {
    let evidence = """
      apiVersion: node.bulwark.dev/v1
      kind: NodeCommand
      metadata: {name: kube-scheduler}
      command: [/usr/bin/kube-scheduler, "--profiling=true", "--password=hunter2secret", "--name=a b%c"]

      """
    let change = try #require(try plan(["node.yaml": evidence]).changes.first { $0.kind == .systemdDropIn })
    #expect(change.file == "/etc/systemd/system/kube-scheduler.service.d/90-hardening.conf")
    #expect(change.content.hasPrefix("[Service]\nExecStart=\nExecStart=/usr/bin/kube-scheduler "))
    #expect(!change.content.contains("hunter2secret") && change.content.contains("\"--name=a b%%c\""))
    #expect(change.steps.first?.contains("***") ?? false)
  }

  @Test("the kubelet's fields are one merge; a field that goes is null in it")
  func kubelet() throws {
    let text = """
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      authentication: {anonymous: {enabled: true}}
      tlsMinVersion: VersionTLS10

      """
    let change = try #require(
      try plan([
        "config.yaml": text, "api.yaml": Self.apiServer(annotations: Self.kubeadm, ["kube-apiserver"]),
      ]).changes.first { $0.file?.contains("kubeletconfiguration") ?? false })
    #expect(change.file == "/etc/kubernetes/patches/kubeletconfiguration+merge.yaml")
    #expect(change.content.contains("tlsMinVersion: null\n"))
    #expect(change.content.contains("authentication:\n  anonymous:\n    enabled: false\n"))
    let alone = try #require(try plan(["config.yaml": text]).changes.first)
    #expect(alone.kind == .fields && alone.content.contains("# Remove tlsMinVersion.\n"))
  }

  @Test("modes become commands that a shell reads as they are meant; the rest is for a person")
  func commands() throws {
    func file(_ name: String) -> String {
      """
      apiVersion: node.bulwark.dev/v1
      kind: NodeFile
      metadata: {name: "\(name)"}
      role: kubeconfig
      mode: "0644"
      owner: 0

      """
    }
    let names = ["/etc/kubernetes/admin.conf", "/etc/kubernetes/a'; reboot #.conf"]
    let plan = try plan(["node.yaml": names.map(file).joined(separator: "---\n")])
    let change = try #require(plan.changes.first)
    #expect(change.kind == .commands && change.file == nil && plan.changes.count == 1)
    #expect(
      change.content
        == "chmod 600 /etc/kubernetes/admin.conf\nchmod 600 '/etc/kubernetes/a'\\''; reboot #.conf'\n")
  }

  @Test("nothing that is found is lost, and nothing comes of nothing")
  func whole() throws {
    let folder = try TemporaryFolder()
    try folder.write("api.yaml", Self.apiServer(annotations: Self.kubeadm, ["kube-apiserver"]))
    var scan = Scan(paths: [folder.path])
    scan.checks = scan.checks.filter { type(of: $0).about.isOfNodes }
    let report = scan.run()
    let plan = HardeningPlan(report)
    let closed = plan.changes.reduce(0) { $0 + $1.closes.count }
    #expect(closed + plan.left.count == report.findings.count && closed > 0 && plan.left.count > 3)
    let empty = try self.plan(["a.yaml": "a: 1\n"])
    #expect(empty.changes.isEmpty && empty.left.isEmpty && empty.installer == .other)
  }
}
