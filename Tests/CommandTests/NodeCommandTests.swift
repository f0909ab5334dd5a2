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

  @Test("by the benchmark, each item of it is told with its number")
  func benchmark() throws {
    let sandbox = try Sandbox([
      "host/var/lib/kubelet/config.yaml": Self.config,
      "host/proc/7/cmdline": "kubelet\0--config=/var/lib/kubelet/config.yaml\0--hostname-override=a\0",
    ])
    let run = try sandbox.bulwark("node", "--root", "host", "--profile", "cis", "--fail-on", "none")
    #expect(run.output.contains("  fail           4.2.4  no read-only port  (1 finding)\n"))
    #expect(
      run.output.contains(
        "  fail           4.2.7  nodes go by their own names  (1 finding; beyond the guidance)\n"))
    #expect(run.output.contains("  pass           4.2.1  no anonymous requests\n"))
    #expect(run.output.contains("  manual         1.2.20 "))
    #expect(run.output.contains("\n131 items: "))
    let json = try sandbox.bulwark(
      "node", "--root", "host", "--profile", "cis", "--fail-on", "none", "--format", "json")
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let items = try #require(object?["benchmark"] as? [[String: Any]])
    let item = try #require(items.first { $0["number"] as? String == "4.2.7" })
    #expect(
      items.count == 131 && item["verdict"] as? String == "fail" && item["beyondGuidance"] as? Bool == true)
    #expect(try sandbox.bulwark("node", "--root", "host", "--profile", "pss-baseline").code == 2)
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
