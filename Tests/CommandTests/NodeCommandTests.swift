import Foundation
import Testing

@Suite("bulwark node") struct NodeCommandTests {
  private static let config =
    "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nreadOnlyPort: 10255\n"

  @Test("a machine that is no node ends with 2, and says so")
  func noNode() throws {
    let sandbox = try Sandbox(["host/etc/hostname": "laptop\n"])
    let run = try sandbox.bulwark("node", "--root", "host")
    #expect(run.code == 2 && run.output.isEmpty)
    #expect(run.errors.contains("host is no node of Kubernetes"))
    #expect(try sandbox.bulwark("node", "--root", "missing").code == 2)
  }

  @Test("findings stand at the file of the node, and the exit code tells of them")
  func findings() throws {
    let sandbox = try Sandbox(["host/var/lib/kubelet/config.yaml": Self.config])
    let run = try sandbox.bulwark("node", "--root", "host")
    #expect(run.code == 1)
    #expect(run.output.contains("host/var/lib/kubelet/config.yaml:3:15"))
    #expect(try sandbox.bulwark("node", "--root", "host", "--fail-on", "none").code == 0)
    let only = try sandbox.bulwark(
      "node", "--root", "host", "--check", "network/pid-limits-pod", "--format", "json")
    #expect(only.code == 0 && only.output.contains("\"network/pid-limits-pod\""))
  }

  @Test("the evidence is kept for its owner only, never written over, and judged elsewhere as well")
  func evidence() throws {
    let sandbox = try Sandbox([
      "host/var/lib/kubelet/config.yaml": Self.config,
      "host/proc/7/cmdline": "kubelet\0--read-only-port=10255\0",
    ])
    let run = try sandbox.bulwark("node", "--root", "host", "--evidence", "node.yaml", "-q")
    #expect(run.code == 1)
    let file = "\(sandbox.path)/node.yaml"
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let scan = try sandbox.bulwark("scan", "node.yaml", "--check", "controlplane/kubelet-readonly-port")
    #expect(scan.code == 1 && scan.output.contains("NodeCommand kubelet"))
    let again = try sandbox.bulwark("node", "--root", "host", "--evidence", "node.yaml")
    #expect(again.code == 2 && again.errors.contains("node.yaml"))
  }

  @Test("certificates are read, or it is said plainly that they were not")
  func certificates() throws {
    let sandbox = try Sandbox([
      "host/var/lib/kubelet/config.yaml": Self.config, "host/etc/kubernetes/pki/ca.crt": "no certificate\n",
    ])
    let run = try sandbox.bulwark("node", "--root", "host", "--fail-on", "none", "-q")
    #if Certificates
      #expect(run.code == 2 && !run.errors.contains("certificates were not read"))
    #else
      #expect(run.code == 0 && run.errors.contains("certificates were not read"))
    #endif
  }

  @Test(
    "what may not be read is listed, and is no pass",
    .enabled(if: geteuid() != 0, "NOT CHECKED: root may read everything"))
  func unreadable() throws {
    let sandbox = try Sandbox(["host/var/lib/kubelet/config.yaml": Self.config])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: "\(sandbox.path)/host/var/lib/kubelet/config.yaml")
    let run = try sandbox.bulwark("node", "--root", "host", "--fail-on", "none")
    #expect(run.code == 2 && run.output.contains("config.yaml"))
  }
}
