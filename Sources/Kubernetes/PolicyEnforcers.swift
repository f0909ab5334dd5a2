internal import Documents

/// Programs that enforce network policies, as far as their images tell.
enum PolicyEnforcers {
  /// By the last part of their image's path.
  private static let names: [StaticString] = [
    "cilium", "antrea-agent-ubuntu", "antrea-ubuntu", "antrea-agent-ubi", "weave-npc", "weave-kube",
    "kube-router", "kube-network-policies", "kindnetd", "ovn-kube-u", "ovn-kube-f", "ovn-kubernetes",
    "azure-npm",
    "canal", "mirrored-calico-node", "calico-node",
  ]

  static func contains(_ workload: Workload) -> Bool {
    workload.containers.contains { container in
      guard let image = container.image else { return false }
      // The agent of AWS is there by default, and idle until it is told to work.
      if image.isNamed(["aws-network-policy-agent"]) {
        return container.node.items("args").contains { $0.textIs("--enable-network-policy=true") }
      }
      return image.isNamed(names) || image.isNamed(["node"]) && image.repository.hasSuffix("calico/node")
    }
  }
}

extension Workload {
  /// Whether it is a program that enforces network policies.
  public var enforcesPolicies: Bool { PolicyEnforcers.contains(self) }
}

extension ImageReference {
  /// Whether the last part of the path is one of some names.
  public func isNamed(_ names: [StaticString]) -> Bool {
    withPath { path in
      let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
      let last = path[start...]
      return names.contains { name in
        last.count == name.utf8CodeUnitCount
          && last.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
      }
    }
  }
}
