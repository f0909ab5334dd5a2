internal import Documents
internal import Findings
internal import Kubernetes

/// Source: kubernetes.io, "Security For Linux Nodes": since 6.3 the kernel can keep tmpfs out of swap, and the
/// kubelet asks it to.
struct NoSwappedSecrets: HostCheck {
  static let about = About(
    id: "secrets/encryption-at-rest/swap",
    severity: .medium,
    title: "Keep mounted Secrets out of swap",
    why: """
      Volumes of Secrets lie in memory so that no disk ever holds them. A kernel that cannot keep them out of swap \
      writes them to it, where they outlive the pod and the node's next start.
      """,
    scope: .kinds(["NodeHost"]),
    needs: ["the system of a node"],
    fails: [
      .host("swap on a disk", "kernel: 5.15.0-113-generic\nswap: [⟦/dev/sda2⟧]"),
      .host("beside memory", "kernel: 6.1.0-21-amd64\nswap: [/dev/zram0, ⟦/swapfile⟧]"),
    ],
    passes: [
      .host("none", "kernel: 5.15.0\nswap: []"),
      .host("the kernel keeps them out", "kernel: 6.3.0\nswap: [/swapfile]"),
      .host("memory that is packed", "kernel: 5.15.0\nswap: [/dev/zram0]"),
      .host("a kernel that is not known", "swap: [/swapfile]"),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let kernel = object.node.given("kernel")?.text, let version = Self.version(kernel),
      version < (6, 3)
    else { return }
    for device in object.node.items("swap") {
      guard let path = device.text, !path.hasPrefix("/dev/zram") else { continue }
      report(
        "may write mounted Secrets to swap: its kernel \(kernel) cannot keep them in memory",
        at: .value(device), discriminator: path,
        remedy: .advice("Turn swap off (swapoff, and /etc/fstab), or run a kernel of 6.3 or later"))
      return
    }
  }

  /// The first two numbers of a release: `6.1.0-21-amd64` is 6.1.
  private static func version(_ release: String) -> (Int, Int)? {
    let parts = release.split(separator: ".", maxSplits: 2)
    guard parts.count > 1, let major = Int(parts[0]), let minor = Int(parts[1].prefix { $0.isNumber }) else {
      return nil
    }
    return (major, minor)
  }
}
