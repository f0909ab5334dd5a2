internal import Findings

/// Until when systems and container runtimes get fixes that everybody can have: the one table of systems; the runtimes
/// are in the data on Kubernetes, which age faster.
///
/// Where volunteers carry a release on in public, such as Debian LTS, their day counts; support that is paid for does
/// not. Releases that are older than the oldest of a product have ended before it.
///
/// Source: endoflife.date, as of 2026-08-22; for CRI-O its README, by which a release ends with the Kubernetes of its
/// number.
struct SupportTable {
  /// The words before the number: `Debian GNU/Linux`.
  let product: String
  /// The releases, the newest first, with their last days.
  let releases: [(number: [Int], end: Day)]

  /// The product that a text names, with its release and its end; nil where nobody is known.
  ///
  /// - Parameter text: `Ubuntu 22.04.4 LTS`, `containerd://1.7.24`.
  static func lookUp(_ text: String, _ data: KubernetesData) -> (product: String, release: String, end: Day)?
  {
    // The longest name counts: `CentOS Stream 8` is another system than `CentOS 8`.
    let runtimes = data.runtimes.map { runtime in
      SupportTable(
        product: "\(runtime.name)://", releases: runtime.releases.map { (number: $0.numbers, end: $0.end) })
    }
    let found = (systems + runtimes).filter { text.hasPrefix($0.product) }.max {
      $0.product.utf8.count < $1.product.utf8.count
    }
    guard let found else { return nil }
    let digits = text.dropFirst(found.product.count).drop { " :/v".contains($0) }
    let numbers = digits.prefix { $0.isASCII && $0.isNumber || $0 == "." }.split(separator: ".").map {
      Int($0)
    }
    guard let first = numbers.first, first != nil, !numbers.contains(nil) else { return nil }
    return found.find(numbers.compactMap(\.self))
  }

  private func find(_ numbers: [Int]) -> (product: String, release: String, end: Day)? {
    let name = product.hasSuffix("://") ? String(product.dropLast(3)) : product
    func shown(_ numbers: [Int]) -> String {
      numbers.enumerated().map {
        $0.offset > 0 && product == "Ubuntu" && $0.element < 10 ? "0\($0.element)" : "\($0.element)"
      }
      .joined(separator: ".")
    }
    for release in releases where numbers.starts(with: release.number) {
      return (name, shown(release.number), release.end)
    }
    guard let oldest = releases.last, numbers.lexicographicallyPrecedes(oldest.number) else { return nil }
    return (name, shown(Array(numbers.prefix(oldest.number.count))), oldest.end)
  }

  private static func row(_ product: String, _ releases: [(number: [Int], end: String)]) -> SupportTable {
    SupportTable(
      product: product, releases: releases.compactMap { row in Day(row.end).map { (row.number, $0) } })
  }

  private static let enterprise: [(number: [Int], end: String)] = [
    ([10], "2035-05-31"), ([9], "2032-05-31"), ([8], "2029-05-31"),
  ]

  private static let systems: [SupportTable] = [
    row(
      "Debian GNU/Linux",
      [([13], "2030-06-30"), ([12], "2028-06-30"), ([11], "2026-08-31"), ([10], "2024-06-30")]),
    row(
      "Ubuntu",
      [
        ([26, 4], "2031-04-30"), ([25, 10], "2026-07-01"), ([25, 4], "2026-01-17"), ([24, 10], "2025-07-10"),
        ([24, 4], "2029-05-31"), ([23, 10], "2024-07-12"), ([23, 4], "2024-01-20"), ([22, 10], "2023-07-20"),
        ([22, 4], "2027-04-01"), ([21, 10], "2022-07-14"), ([21, 4], "2022-01-20"), ([20, 10], "2021-07-22"),
        ([20, 4], "2025-05-31"), ([19, 10], "2020-07-17"),
      ]),
    row("Red Hat Enterprise Linux", enterprise + [([7], "2024-06-30")]),
    row("Rocky Linux", enterprise), row("AlmaLinux", enterprise),
    row("Oracle Linux Server", [([9], "2032-06-30"), ([8], "2029-07-31"), ([7], "2024-12-31")]),
    row("CentOS Linux", [([8], "2021-12-31"), ([7], "2024-06-30")]),
    row("CentOS Stream", [([9], "2027-05-31"), ([8], "2024-05-31")]),
    row("Amazon Linux", [([2023], "2029-06-30"), ([2], "2026-06-30")]),
    row(
      "Alpine Linux",
      [
        ([3, 24], "2028-06-01"), ([3, 23], "2027-11-01"), ([3, 22], "2027-05-01"), ([3, 21], "2026-11-01"),
        ([3, 20], "2026-04-01"), ([3, 19], "2025-11-01"),
      ]),
    row(
      "Fedora Linux",
      [
        ([44], "2027-06-02"), ([43], "2026-12-09"), ([42], "2026-05-27"), ([41], "2025-12-15"),
        ([40], "2025-05-13"),
      ]),
  ]
}
