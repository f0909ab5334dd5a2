public import Guide
public import Kubernetes

/// A permission that an attacker looks for, alone or together with others.
///
/// Severities: what the whole cluster loses, and what a namespace does.
public struct RiskyPermission: Sendable {
  /// The check that says why: `bulwark explain` takes it.
  public let check: String
  /// Its own name within the check's: `read-secrets`.
  public let id: String
  /// What somebody can do with it, behind "can": "read every Secret".
  public let words: String
  /// All of these are needed; of each, any one.
  public let needs: [[Need]]
  /// In the whole cluster, and in the namespaces that run it.
  public let severity: Severity
  /// In any other namespace; nil where it weighs nothing there.
  public let inNamespace: Severity?
  /// It lies in no namespace: a RoleBinding cannot grant it.
  public let isForCluster: Bool
  /// Whom it makes of its holder.
  public let effect: Effect?

  /// Verbs on resources of API groups; a rule that has one of each grants it.
  public struct Need: Sendable {
    public let verbs: Verbs
    /// None for paths, which are in none.
    public let groups: APIGroups
    public let resources: Resources
    /// The last minor in which it suffices; nil for all.
    public let until: Int?

    public init(_ verbs: Verbs, _ groups: APIGroups, _ resources: Resources, until: Int? = nil) {
      self.verbs = verbs
      self.groups = groups
      self.resources = resources
      self.until = until
    }

    /// Whether it suffices in a version.
    func counts(in version: KubernetesVersion) -> Bool { until.map { version.minor <= $0 } ?? true }
  }

  /// What it leads to.
  public enum Effect: String, Sendable {
    /// Everything: in a namespace, as its owner.
    case everything
    /// Any role, given to oneself.
    case anyRole
    /// Any user, group or account.
    case anybody
    /// Any service account within its reach.
    case anyAccount
    /// The service accounts that pods within its reach run as.
    case runningAccounts
  }

  /// In the cluster and in namespaces.
  static func anywhere(
    _ check: String, _ id: String, _ words: String, _ severity: Severity, in namespace: Severity?,
    effect: Effect? = nil, _ needs: [Need]...
  ) -> RiskyPermission {
    RiskyPermission(
      check: check, id: id, words: words, needs: needs, severity: severity, inNamespace: namespace,
      isForCluster: false, effect: effect)
  }

  /// In the cluster only.
  static func cluster(
    _ check: String, _ id: String, _ words: String, _ severity: Severity, effect: Effect? = nil,
    _ needs: [Need]...
  ) -> RiskyPermission {
    RiskyPermission(
      check: check, id: id, words: words, needs: needs, severity: severity, inNamespace: nil,
      isForCluster: true,
      effect: effect)
  }

  /// Those that a check explains.
  public static func explained(by check: String) -> [RiskyPermission] { all.filter { $0.check == check } }

  /// Every one that is known, the most powerful first.
  public static let all = ofRoles + ofIdentities + ofWorkloads + ofSecrets + ofCluster + ofTraffic + ofReading
}

extension RiskyPermission.Need {
  /// Whether a rule grants it in a version, for all objects or for some.
  public func isMet(by rule: PolicyRule, in version: KubernetesVersion) -> Bool {
    counts(in: version) && answer(rule).isMet
  }

  /// Whether a rule grants it, and whether only for objects of some names.
  func answer(_ rule: PolicyRule) -> (isMet: Bool, isNamed: Bool) {
    guard groups.isEmpty || !rule.groups.isDisjoint(with: groups),
      !rule.resources.isDisjoint(with: resources.union(.star)),
      !rule.verbs.isDisjoint(with: verbs)
    else { return (false, false) }
    guard !groups.isEmpty || !rule.resources.isDisjoint(with: resources) else { return (false, false) }
    // Any resource of these groups: one that a rule names in all groups is none of theirs.
    if resources == .any, rule.groups.contains(.star), !groups.contains(.star),
      !rule.resources.contains(.star)
    {
      return (false, false)
    }
    guard rule.names != .any else { return (true, false) }
    if !rule.verbsOnAny.isDisjoint(with: verbs) { return (true, false) }
    // A request that makes a new object carries no name, nor does one that deletes all there are.
    let named =
      resources.isDisjoint(with: .ofParents) ? verbs.subtracting([.create, .deleteCollection]) : verbs
    return (!rule.verbs.isDisjoint(with: named), true)
  }
}

extension Resources {
  /// Subresources: a request for one carries the name of what it belongs to.
  fileprivate static let ofParents: Resources = [
    .exec, .attach, .ephemeralContainers, .portForward, .proxy, .nodeProxy, .kubelet, .tokens, .placement,
    .eviction,
  ]
}
