internal import Documents
internal import Kubernetes

extension Inventory {
  /// Whether something in the input shows that the cluster has IPv6: addresses of its own, of its pods, or
  /// Services of that family.
  var speaksOfIPv6: Bool {
    clusterRanges.contains { $0.range.family == .ipv6 }
      || objects(ofKind: "Service").contains { service in
        service.node.given("spec")?.items("ipFamilies").contains { $0.textIs("IPv6") } ?? false
      }
      || objects(ofKind: "Pod").contains { pod in
        pod.node.given("status")?.items("podIPs").contains { address in
          address["ip"]?.withText { $0.contains(UInt8(ascii: ":")) } ?? false
        } ?? false
      }
  }
}
