/// A selection of checks, with the judgement that goes with it.
public enum Profile: String, Sendable, CaseIterable, Codable {
  /// The NSA/CISA Kubernetes Hardening Guidance.
  case nsa
  /// The Pod Security Standards, as Pod Security Admission evaluates them for a version.
  case pssBaseline = "pss-baseline"
  case pssRestricted = "pss-restricted"
  /// Sections 1 to 5 of the CIS Kubernetes Benchmark: what the guidance shares with them, and what they ask beyond.
  case cis

  /// Judged to the letter of Pod Security Admission.
  public var isPodSecurity: Bool { self == .pssBaseline || self == .pssRestricted }
}

/// The profiles that a check belongs to, and since which minor of Kubernetes.
public struct Membership: Sendable {
  private let guidance: Bool
  private let benchmark: Bool
  private let baseline: Int?
  private let restricted: Int?

  private init(guidance: Bool, baseline: Int?, restricted: Int?, benchmark: Bool? = nil) {
    self.guidance = guidance
    self.benchmark = benchmark ?? guidance
    self.baseline = baseline
    self.restricted = restricted
  }

  /// The guidance only.
  public static let guidance = Membership(guidance: true, baseline: nil, restricted: nil)

  /// The CIS Kubernetes Benchmark only: it asks for what the guidance does not.
  public static let benchmark = Membership(
    guidance: false, baseline: nil, restricted: nil, benchmark: true)

  /// The guidance and both levels of the Pod Security Standards.
  public static func baseline(since minor: Int = 0) -> Membership {
    Membership(guidance: true, baseline: minor, restricted: minor)
  }

  /// The guidance and the level `restricted`.
  public static func restricted(since minor: Int = 0) -> Membership {
    Membership(guidance: true, baseline: nil, restricted: minor)
  }

  /// The same without the guidance, which judges the matter by another check.
  public var podSecurityOnly: Membership {
    Membership(guidance: false, baseline: baseline, restricted: restricted)
  }

  /// Whether the check takes part in a run of a profile for `1.minor`, as far as its membership says.
  public func includes(_ profile: Profile, minor: Int) -> Bool {
    switch profile {
    case .nsa: guidance
    case .cis: benchmark
    case .pssBaseline: baseline.map { minor >= $0 } ?? false
    case .pssRestricted: restricted.map { minor >= $0 } ?? false
    }
  }
}
