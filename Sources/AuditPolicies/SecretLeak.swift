public import Documents
public import Kubernetes

/// A request whose body holds secrets, recorded with it.
public struct SecretLeak: Sendable {
  /// Read in a message: "new tokens".
  public let what: String
  public let level: AuditPolicy.Level
  public let rule: Node?

  public static func all(under policy: AuditPolicy) -> [SecretLeak] {
    AuditPolicy.secretRequests.compactMap { what, request, limit in
      let (level, rule) = policy.level(of: request)
      return level > limit ? SecretLeak(what: what, level: level, rule: rule) : nil
    }
  }
}
