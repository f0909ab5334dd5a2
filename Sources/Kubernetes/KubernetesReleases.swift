/// The releases of Kubernetes that the project mends: a table that ages, and so bears its date.
///
/// Source: kubernetes.io/releases.
public enum KubernetesReleases {
  /// The day of the table.
  public static let date = "2026-11-24"

  public struct Row: Sendable {
    public let minor: Int
    /// The last day on which it is mended.
    public let end: String
    /// The newest patch of the day.
    public let patch: Int
  }

  public static let supported = [
    Row(minor: 37, end: "2027-10-28", patch: 1),
    Row(minor: 36, end: "2027-06-28", patch: 4),
    Row(minor: 35, end: "2027-02-28", patch: 9),
  ]

  /// What a `gitVersion` says: `v1.35.1-eks-1234567` is 1.35, patch 1, of a vendor.
  public struct Version: Sendable, Hashable {
    public let minor: Int
    public let patch: Int
    /// Vendors mend older releases longer, and say so in the version.
    public let isOfVendor: Bool

    public init?(_ text: String) {
      guard text.hasPrefix("v1.") else { return nil }
      let end = text.firstIndex { $0 == "-" || $0 == "+" } ?? text.endIndex
      let numbers = text[..<end].dropFirst(3).split(separator: ".", omittingEmptySubsequences: false)
      guard numbers.count == 2, let minor = Int(numbers[0]), let patch = Int(numbers[1]), minor >= 0,
        patch >= 0
      else { return nil }
      self.minor = minor
      self.patch = patch
      isOfVendor = end < text.endIndex
    }

    /// Older than all that the project mends.
    public var isPastSupport: Bool { KubernetesReleases.supported.allSatisfy { minor < $0.minor } }
  }

  /// Why a version is not safe to stay with; nil where it is.
  public static func fault(_ version: Version) -> String? {
    guard let newest = supported.map(\.minor).max(), version.minor <= newest else { return nil }
    if version.isPastSupport {
      let vendor = version.isOfVendor ? "; whether its vendor still does is for its vendor to say" : ""
      return "is Kubernetes 1.\(version.minor), which the project mends no more (as of \(date))\(vendor)"
    }
    guard !version.isOfVendor, let row = supported.first(where: { $0.minor == version.minor }),
      version.patch < row.patch
    else { return nil }
    return
      "is Kubernetes 1.\(version.minor).\(version.patch), and 1.\(row.minor).\(row.patch) has come (as of \(date))"
  }
}
