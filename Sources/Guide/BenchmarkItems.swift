/// A recommendation of the CIS Kubernetes Benchmark, sections 1 to 5: control plane, etcd, control plane
/// configuration, worker nodes, policies.
public struct BenchmarkItem: Sendable {
  /// `5.2.10`, or `2.7`: section 2 has no parts.
  public let number: String
  /// Its place within the benchmark.
  public let order: Int

  /// nil for the number of a section or of its part.
  init?(_ number: String) {
    let parts = number.split(separator: ".").compactMap { Int($0) }
    guard let section = parts.first, (1...5).contains(section), parts.count == (section == 2 ? 2 : 3) else {
      return nil
    }
    self.number = number
    let part = parts.count == 2 ? 0 : parts[1]
    order = (section * 1000 + part) * 1000 + parts[parts.count - 1]
  }
}

extension Recommendation {
  /// What the benchmark has on the subject, in its order.
  public var benchmarkItems: [BenchmarkItem] {
    maps.cis.compactMap(BenchmarkItem.init).sorted { $0.order < $1.order }
  }
}
