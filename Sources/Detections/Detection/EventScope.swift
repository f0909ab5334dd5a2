/// The events that a detection can concern at all. Everything else never reaches it, which keeps an ordinary
/// event cheap.
public struct EventScope: Sendable {
  /// `pods` for the object itself, `pods/exec` for a subresource, `pods/*` for both; empty for any request.
  public let resources: [String]
  public let verbs: Verbs
  public let kinds: Identity.Kind
  public let outcomes: AuditEvent.Outcome
  /// Whether refused and failed attempts tell too, one step lower.
  public let includesAttempts: Bool

  /// - Parameters:
  ///   - resources: Empty for any request.
  ///   - kinds: Whose requests; by whose rights counted.
  ///   - attempts: Attempts that failed tell too, one step lower.
  public init(
    _ resources: [String] = [], _ verbs: Verbs = .all, by kinds: Identity.Kind = .named,
    attempts: Bool = false
  ) {
    self.resources = resources
    self.verbs = verbs
    self.kinds = kinds
    includesAttempts = attempts
    outcomes = attempts ? .attempts : .succeeded
  }

  /// Requests that ended so, at full severity.
  public init(
    _ resources: [String] = [], _ verbs: Verbs = .all, by kinds: Identity.Kind = .named,
    ending outcomes: AuditEvent.Outcome
  ) {
    self.resources = resources
    self.verbs = verbs
    self.kinds = kinds
    self.outcomes = outcomes
    includesAttempts = false
  }

  /// The words for it in the documentation: "get, create on pods/exec".
  public var words: String {
    let deeds = verbs == .all ? "every verb" : verbs.words.joined(separator: ", ")
    return "\(deeds) on \(resources.isEmpty ? "everything" : resources.joined(separator: ", "))"
      + (includesAttempts ? ", and attempts one step lower" : "")
  }

  // MARK: Sets of resources

  /// What holds a pod template.
  public static let workloads = [
    "pods", "deployments", "daemonsets", "statefulsets", "replicasets", "replicationcontrollers", "jobs",
    "cronjobs",
  ]
  public static let roles = ["roles", "clusterroles"]
  public static let bindings = ["rolebindings", "clusterrolebindings"]
  public static let sessions = ["pods/exec", "pods/attach"]
  public static let admission = [
    "mutatingwebhookconfigurations", "validatingwebhookconfigurations", "mutatingadmissionpolicies",
    "mutatingadmissionpolicybindings", "validatingadmissionpolicies", "validatingadmissionpolicybindings",
  ]
}
