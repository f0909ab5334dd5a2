import Checks
import Findings
import Foundation
import TestSupport
import Testing

@testable import Assessment

/// A host's file tree, as kubeadm leaves it.
private final class Host {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try file("/etc/kubernetes/manifests/kube-apiserver.yaml", 0o600, Self.apiServer)
    try file("/etc/kubernetes/pki/ca.key", 0o600)
    try file("/etc/kubernetes/pki/ca.crt", 0o644)
    try file("/etc/kubernetes/admin.conf", 0o600)
  }

  static let apiServer = """
    apiVersion: v1
    kind: Pod
    metadata: {name: kube-apiserver, namespace: kube-system}
    spec:
      containers:
      - name: kube-apiserver
        image: registry.k8s.io/kube-apiserver:v1.36.0
        command: [kube-apiserver, --encryption-provider-config=/enc/keys.yaml]
        volumeMounts: [{name: enc, mountPath: /enc}]
      volumes: [{name: enc, hostPath: {path: /etc/kubernetes/enc}}]
    """

  func file(_ path: String, _ mode: Int, _ text: String = "x\n") throws {
    let file = try folder.write(String(path.dropFirst()), text)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
  }

  func file(_ path: String, _ mode: Int, _ bytes: [UInt8]) throws {
    try file(path, mode)
    try Data(bytes).write(to: URL(filePath: "\(folder.path)\(path)"))
  }

  func link(_ path: String, to target: String) throws {
    try folder.link(String(path.dropFirst()), to: target)
  }

  func read() throws -> NodeReading { try Scan(paths: []).readNode(at: folder.path) }

  /// The findings as "check name".
  func findings() throws -> Set<String> {
    let report = Scan(paths: []).judge(try read())
    return Set(
      report.findings.filter { $0.subject.apiVersion.hasPrefix("node.") }.map {
        "\($0.check) \(folder.relative("\($0.subject.name)"))"
      })
  }
}

@Suite("Nodes") struct NodeTests {
  @Test(
    "modes and owners of the files of a node",
    .enabled(if: geteuid() == 0, "NOT CHECKED: needs root for owners"))
  func modes() throws {
    let host = try Host()
    #expect(
      try host.findings().filter { !$0.contains("NodeHost") && $0.contains("/") && $0.contains("etc/") } == []
    )
    try host.file("/etc/kubernetes/pki/etcd/server.key", 0o640)
    try host.file("/etc/kubernetes/manifests/etcd.yaml", 0o644, "a: 1\n")
    try host.file("/etc/kubernetes/controller-manager.conf", 0o604)
    try host.file("/home/jane/.kube/config", 0o644)
    try host.file("/etc/kubernetes/scheduler.conf", 0o600)
    try FileManager.default.setAttributes(
      [.ownerAccountID: 4242], ofItemAtPath: "\(host.folder.path)/etc/kubernetes/scheduler.conf")
    let found = try host.findings()
    for expected in [
      "controlplane/config-file-permissions etc/kubernetes/pki/etcd/server.key",
      "controlplane/config-file-permissions etc/kubernetes/manifests/etcd.yaml",
      "controlplane/kubeconfig-permissions etc/kubernetes/controller-manager.conf",
      "controlplane/kubeconfig-permissions etc/kubernetes/scheduler.conf",
      "controlplane/kubeconfig-permissions home/jane/.kube/config",
    ] {
      #expect(found.contains(expected), "\(expected) is not among \(found.sorted())")
    }
    #expect(!found.contains { $0.hasSuffix("pki/ca.key") || $0.hasSuffix("admin.conf") })
  }

  @Test("what a flag names is followed through the mount, and judged")
  func encryption() throws {
    let host = try Host()
    let text = """
      apiVersion: apiserver.config.k8s.io/v1
      kind: EncryptionConfiguration
      resources: [{resources: [secrets], providers: [{identity: {}}]}]
      """
    try host.file("/etc/kubernetes/enc/keys.yaml", 0o640, text)
    let report = Scan(paths: []).judge(try host.read())
    #expect(report.findings.contains { $0.check == "secrets/encryption-at-rest/plain" })
    #expect(report.findings.contains { $0.check == "secrets/key-file-protection" })
  }

  @Test("links are resolved inside the tree: none leads out of it")
  func escapes() throws {
    let outside = try TemporaryFolder()
    let secret = try outside.write("secret.key", "outside\n")
    let host = try Host()
    try host.link("/etc/kubernetes/pki/absolute.key", to: secret)
    try host.link("/etc/kubernetes/pki/up.key", to: String(repeating: "../", count: 40) + secret.dropFirst())
    try host.link("/etc/kubernetes/pki/loop.key", to: "loop.key")
    try host.link("/etc/kubernetes/pki/folder", to: outside.path)
    try host.link("/etc/kubernetes/pki/inside.key", to: "/etc/kubernetes/admin.conf")
    let reading = try host.read()
    for name in ["/absolute.key", "/up.key", "/folder/", "secret.key"] {
      #expect(!reading.evidence.contains(name))
    }
    #expect(reading.unreadable.map { host.folder.relative($0.file) } == ["etc/kubernetes/pki/loop.key"])
    // The same tree holds the path that the links name: then they lead there.
    try host.file(secret, 0o666)
    let names = try host.read().evidence
    #expect(names.contains("absolute.key") != names.contains("up.key"), "one file is told of once")
  }

  @Test("hostile names and contents end, and stay on their lines")
  func hostile() throws {
    let host = try Host()
    try host.file("/etc/kubernetes/pki/a\u{1B}[31m\n\"kind: x\u{202E}.key", 0o666)
    try host.file("/etc/kubernetes/manifests/bad.yaml", 0o600, "a: [")
    try host.file("/etc/kubernetes/manifests/deep.yaml", 0o600, String(repeating: "[", count: 5000))
    try host.file("/proc/1/cmdline", 0o644, "kubelet\0--config=/proc/1/cmdline\0--a=\n\u{7}\0")
    let reading = try host.read()
    #expect(!reading.evidence.contains("\u{1B}") && !reading.evidence.contains("\u{202E}"))
    let report = Scan(paths: []).judge(reading)
    #expect(report.errors.count >= 2)
    #expect(report.findings.contains { $0.subject.kind == "NodeFile" && $0.subject.name.contains("\u{1B}") })
  }

  @Test("flags count before the file, and a drop-in counts before it too")
  func kubelet() throws {
    let host = try Host()
    try host.file(
      "/var/lib/kubelet/config.yaml", 0o600,
      """
      apiVersion: kubelet.config.k8s.io/v1beta1
      kind: KubeletConfiguration
      readOnlyPort: 10255
      authentication: {anonymous: {enabled: true}}
      authorization: {mode: AlwaysAllow}
      """)
    try host.file(
      "/etc/kubelet.d/10.conf", 0o600,
      "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nauthentication: {anonymous: {enabled: false}}\n"
    )
    try host.file(
      "/proc/9/cmdline", 0o644,
      "/usr/bin/kubelet\0--config=/var/lib/kubelet/config.yaml\0--config-dir=/etc/kubelet.d\0--read-only-port=0\0"
    )
    let checks = Set(Scan(paths: []).judge(try host.read()).findings.map(\.check))
    #expect(!checks.contains("controlplane/kubelet-readonly-port"))
    #expect(!checks.contains("controlplane/kubelet-anonymous-off"))
    #expect(checks.contains("controlplane/kubelet-authorization"))
  }

  @Test("a unit is read with its drop-ins and variables where no process runs")
  func unit() throws {
    let host = try Host()
    try host.file("/usr/lib/systemd/system/kubelet.service", 0o644, "[Service]\nExecStart=/usr/bin/kubelet\n")
    try host.file(
      "/etc/systemd/system/kubelet.service.d/10.conf", 0o644,
      """
      [Service]
      Environment="ARGS=--v=2 \\
        --anonymous-auth=false"
      EnvironmentFile=-/var/lib/kubelet/flags.env
      EnvironmentFile=-/missing
      ExecStart=
      ExecStart=-/usr/bin/kubelet $ARGS $FLAGS --name=${NAME}x $NOTHING 'a b'
      """)
    try host.file("/var/lib/kubelet/flags.env", 0o644, "# comment\nFLAGS=\"--read-only-port=0\"\nNAME=node\n")
    let evidence = try host.read().evidence
    let command = evidence.split(separator: "\n").drop { $0 != "command:" }.dropFirst().prefix {
      $0.hasPrefix("- ")
    }
    #expect(
      command.map { $0.dropFirst(3).dropLast() } == [
        "/usr/bin/kubelet", "--v=2", "--anonymous-auth=false", "--read-only-port=0", "--name=nodex", "a b",
      ])
  }

  @Test("sockets are told apart by whom they serve")
  func sockets() throws {
    let host = try Host()
    try host.file(
      "/proc/net/tcp", 0o444,
      """
        sl  local_address rem_address   st
         0: 0100007F:2811 00000000:0000 0A
         1: 00000000:280F 00000000:0000 0A
         2: 0500000A:094B 00000000:0000 0A
         3: 00000000:2813 00000000:0000 01
         4: garbage
      """)
    try host.file(
      "/proc/net/tcp6", 0o444,
      "  sl\n   0: 00000000000000000000000001000000:2809 00000000:0000 0A\n   1: 00000000000000000000000000000000:280B 0:0 0A\n"
    )
    let evidence = try host.read().evidence
    for name in ["loopback:10257", "any:10255", "one:2379", "loopback:10249", "any:10251"] {
      #expect(evidence.contains("\"\(name)\""), "\(name)")
    }
    #expect(!evidence.contains("10259"))
  }

  @Test("where no list tells of a runtime, its program does, as far as Go wrote it down")
  func programs() throws {
    let filler = [UInt8](repeating: 0xFF, count: (1 << 20) - 7)
    let host = try Host()
    try host.file("/etc/os-release", 0o644, "PRETTY_NAME=\"Fedora Linux 44\"\n")
    let flags = "-X github.com/docker/docker/dockerversion.Version=24.0.7 -X a/version.Version=9.9.9"
    // The mark lies across two pieces; a library that looks for marks holds one, too.
    try host.file(
      "/usr/bin/containerd", 0o755, filler + GoBuild.mark + [1, 2] + Self.program(["mod\tx\tv2.1.4+dirty\t"]))
    try host.file(
      "/usr/local/bin/dockerd", 0o755, Self.program(["mod\tx\t(devel)\t", "build\t-ldflags=\"\(flags)\""]))
    try host.file("/usr/bin/crio", 0o755, Self.program(["mod\tx\tv0.0.0-2025\t"]))
    #expect(try host.read().evidence.contains("runtimes:\n- \"containerd://2.1.4\"\n- \"docker://24.0.7\"\n"))
    try host.file(
      "/var/lib/dpkg/status", 0o644, "Package: containerd\nStatus: install ok installed\nVersion: 1.7.1\n")
    #expect(try host.read().evidence.contains("runtimes:\n- \"containerd://1.7.1\"\n- \"docker://24.0.7\"\n"))
  }

  @Test("programs that are cut off or lie about their lengths tell nothing")
  func brokenPrograms() {
    let whole = Self.program(["mod\tx\tv1.2.3\t"])
    #expect(GoBuild(whole[...])?.release(variable: "v") == "1.2.3")
    for length in 0..<whole.count { #expect(GoBuild(whole.prefix(length)) == nil) }
    let head = GoBuild.mark + [8, 2] + [UInt8](repeating: 0, count: 16)
    #expect(GoBuild((head + [UInt8](repeating: 0xFF, count: 64))[...]) == nil)
    #expect(GoBuild((GoBuild.mark + [8, 0] + whole.dropFirst(16))[...]) == nil)
    for version in ["v", "v1", "v1.", "1..2", "(devel)", "v123456.1", ""] {
      #expect(GoBuild(Self.program(["mod\tx\t\(version)\t"])[...])?.release(variable: "v") == nil)
    }
  }

  /// What Go writes into a program.
  private static func program(_ lines: [String]) -> [UInt8] {
    let text =
      [UInt8](repeating: 1, count: 16) + lines.joined(separator: "\n").utf8 + [UInt8](repeating: 2, count: 16)
    return GoBuild.mark + [8, 2] + [UInt8](repeating: 0, count: 16) + [6] + "go1.24".utf8
      + [UInt8(text.count & 0x7F) | 0x80, UInt8(text.count >> 7)] + text
  }

  @Test("runtimes are told of by the lists of packages, what was removed and other packages are not")
  func runtimes() throws {
    let host = try Host()
    try host.file("/etc/os-release", 0o644, "NAME=x\nPRETTY_NAME=\"Ubuntu 20.04.6 LTS\"\n")
    try host.file(
      "/var/lib/dpkg/status", 0o644,
      """
      Package: containerd.io
      Status: install ok installed
      Version: 5:1.6.36-1

      Package: docker-ce
      Status: deinstall ok config-files
      Version: 5:20.10.1

      Package: bash
      Status: install ok installed
      Version: 5.2
      """)
    try host.file("/lib/apk/db/installed", 0o644, "P:cri-o\nV:1.20.1-r0\n\nP:musl\nV:1.2\n")
    var scan = Scan(paths: [])
    scan.today = Day("2026-11-28")
    let reading = try host.read()
    #expect(reading.evidence.contains("runtimes:\n- \"containerd://1.6.36-1\"\n- \"cri-o://1.20.1-r0\"\n"))
    let found = scan.judge(reading).findings.filter { $0.check == "upgrade/host-stack/support" }
    #expect(found.count == 3 && found.contains { $0.message.contains("Ubuntu 20.04") })
    #expect(!Scan(paths: []).judge(reading).findings.contains { $0.check == "upgrade/host-stack/support" })
  }

  @Test("an empty tree is no node, and neither is a machine with a user's kubeconfig")
  func noNode() throws {
    let empty = try TemporaryFolder()
    #expect(try !Scan(paths: []).readNode(at: empty.path).isNode)
    try empty.write("home/jane/.kube/config")
    try empty.write("etc/cni/net.d/a.conf")
    #expect(try !Scan(paths: []).readNode(at: empty.path).isNode)
    #expect(throws: FileError.self) { try Scan(paths: []).readNode(at: "\(empty.path)/missing") }
  }
}
