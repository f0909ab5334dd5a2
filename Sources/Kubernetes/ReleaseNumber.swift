/// The number of a release of Kubernetes or of a container runtime, with what its builder has put behind it.
public struct ReleaseNumber: Sendable, Hashable, Comparable {
  /// Major, minor, patch.
  private let numbers: [Int]
  /// Of what comes before a release: 0 alpha, 1 beta, 2 candidate, with its number; nil for a release.
  private let stage: [Int]?
  /// A vendor has built it, such as a cloud or a distribution: those mend older releases, too, and not always under a
  /// new number.
  public let isOfVendor: Bool

  /// Reads `v1.35.1-eks-1234567`, `1.6.20~ds1-1`, `1.0.0-rc95`, `2.2`; nil for what is no number.
  public init?(_ text: String) {
    let text = text.hasPrefix("v") ? text.dropFirst() : text[...]
    let end = text.firstIndex { !($0 == "." || $0.isASCII && $0.isNumber) } ?? text.endIndex
    let parts = text[..<end].split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (1...3).contains(numbers.count) else { return nil }
    self.numbers = numbers + Array(repeating: 0, count: 3 - numbers.count)
    var rest = text[end...]
    stage = Self.stage(&rest)
    isOfVendor = !(rest.isEmpty || Self.plainBuilds.contains { rest.hasPrefix($0) })
  }

  /// Distributions of Kubernetes that build each release as it is.
  private static let plainBuilds = ["+k3s", "+rke2", "+k0s"]

  private static let stages = ["alpha", "beta", "rc"]

  /// Takes `-rc.3` or `~rc3` from the front of a text.
  private static func stage(_ text: inout Substring) -> [Int]? {
    guard let first = text.first, first == "-" || first == "~" else { return nil }
    let rest = text.dropFirst()
    guard let stage = stages.firstIndex(where: { rest.hasPrefix($0) }) else { return nil }
    var tail = rest.dropFirst(stages[stage].count)
    if tail.first == "." { tail = tail.dropFirst() }
    let digits = tail.prefix { $0.isASCII && $0.isNumber }
    text = tail.dropFirst(digits.count)
    return [stage, Int(digits) ?? 0]
  }

  public var major: Int { numbers[0] }
  public var minor: Int { numbers[1] }
  public var patch: Int { numbers[2] }

  public static func < (a: ReleaseNumber, b: ReleaseNumber) -> Bool {
    guard a.numbers == b.numbers else { return a.numbers.lexicographicallyPrecedes(b.numbers) }
    guard let stage = a.stage else { return false }
    return b.stage.map(stage.lexicographicallyPrecedes) ?? true
  }
}
