/// A minor version of Kubernetes, `1.36`. Patch releases change no rule.
public struct KubernetesVersion: Sendable, Hashable, Comparable {
  public let minor: Int

  public init(minor: Int) { self.minor = minor }

  /// The newest minor whose rules this program knows.
  public static let latest = KubernetesVersion(minor: 37)

  /// Reads `1.36`, `v1.36`, `1.36.2` or `latest`; nil for anything else.
  public init?(_ text: String) {
    if text == "latest" {
      self = .latest
      return
    }
    let numbers = (text.hasPrefix("v") ? text.dropFirst() : text[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 2 || numbers.count == 3, numbers[0] == "1", let minor = Int(numbers[1]),
      minor >= 0, minor < 1000, numbers.count == 2 || Int(numbers[2]) != nil
    else { return nil }
    self.minor = minor
  }

  public static func < (a: KubernetesVersion, b: KubernetesVersion) -> Bool { a.minor < b.minor }
}

extension KubernetesVersion: CustomStringConvertible {
  public var description: String { "1.\(minor)" }
}
