/// A recommendation of section 5, "Policies", of the CIS Kubernetes Benchmark.
public struct BenchmarkPolicy: Sendable {
  /// `5.2.10`.
  public let number: String
  /// Its place within the section: 2010 for `5.2.10`.
  public let order: Int

  init?(_ number: String) {
    let parts = number.split(separator: ".").compactMap { Int($0) }
    guard parts.count == 3, parts[0] == 5 else { return nil }
    self.number = number
    order = parts[1] * 1000 + parts[2]
  }
}

extension Recommendation {
  /// What the benchmark's section 5 has on the subject, in its order.
  public var benchmarkPolicies: [BenchmarkPolicy] {
    maps.cis.compactMap(BenchmarkPolicy.init).sorted { $0.order < $1.order }
  }
}
