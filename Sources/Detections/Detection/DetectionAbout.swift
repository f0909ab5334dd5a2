public import Guide

/// What a detection says of itself: its documentation, its place in the guidance, and its tests.
public struct DetectionAbout: Sendable {
  /// `AUD-`, family and number.
  public let id: String
  public let severity: Severity
  /// What is seen: "Exec into a pod".
  public let title: String
  /// What an attacker gains by it.
  public let why: String
  /// Ids of the recommendations that it serves.
  public let recommendations: [String]
  /// Of MITRE ATT&CK: `T1609`.
  public let techniques: [String]
  /// The least that the audit policy must record for it.
  public let level: RequiredLevel
  public let scope: EventScope
  /// What it keeps in mind over events: "10 in 5 minutes by user and address"; nil for one that looks at each
  /// event by itself.
  public let window: String?
  /// Judged behind all others, for it looks at what they found.
  public let follows: [String]
  /// Who does this honestly.
  public let normal: [String]
  /// Exact identities and objects that it passes over.
  public let suppressed: [String]
  public let runbook: Runbook
  public let parameters: [DetectionParameter]
  public let fires: [EventExample]
  public let quiet: [EventExample]

  public init(
    _ id: String, _ severity: Severity, _ title: String, why: String, serves recommendations: [String],
    techniques: [String], level: RequiredLevel = .metadata, scope: EventScope, window: String? = nil,
    follows: [String] = [], normal: [String] = [], suppressed: [String] = [], runbook: Runbook,
    parameters: [DetectionParameter] = [], fires: [EventExample], quiet: [EventExample]
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.why = why
    self.recommendations = recommendations
    self.techniques = techniques
    self.level = level
    self.scope = scope
    self.window = window
    self.follows = follows
    self.normal = normal
    self.suppressed = suppressed
    self.runbook = runbook
    self.parameters = parameters
    self.fires = fires
    self.quiet = quiet
  }
}

/// How much of a request must be recorded for a detection to see it.
public enum RequiredLevel: String, Sendable, CaseIterable {
  case metadata = "Metadata"
  /// The object that was sent; of patches, what came of them.
  case request = "Request"
  /// What came of it, always.
  case requestResponse = "RequestResponse"
}

/// What an organisation knows of its cluster and no event says.
public struct DetectionParameter: Sendable, Hashable {
  /// The name in the configuration: `pod-cidrs`.
  public let name: String
  /// What the values mean, in a line.
  public let summary: String

  public static let podRanges = DetectionParameter(
    name: "pod-cidrs", summary: "the ranges that pods take their addresses from")
  public static let nodeRanges = DetectionParameter(
    name: "node-cidrs", summary: "the ranges that nodes, and the gateways before them, ask from")
  public static let trustedProxies = DetectionParameter(
    name: "audit-trusted-proxies", summary: "proxies before the API server whose word on the client counts")
  public static let threatAddresses = DetectionParameter(
    name: "threat-addresses", summary: "addresses and ranges that are known to be hostile")
  public static let approvedUsers = DetectionParameter(
    name: "approved-users", summary: "the people who may use the cluster")
  public static let approvedRegistries = DetectionParameter(
    name: "trusted-registries", summary: "registries and paths in them that images may come from")
  public static let breakGlass = DetectionParameter(
    name: "break-glass-users", summary: "identities for emergencies, beside Kubernetes' own")
  public static let installers = DetectionParameter(
    name: "installer-accounts", summary: "accounts that install by design: GitOps controllers, pipelines")
  public static let systemNamespaces = DetectionParameter(
    name: "system-namespaces", summary: "namespaces of the cluster's own components, beside kube-*")
  public static let restrictedNamespaces = DetectionParameter(
    name: "restricted-namespaces", summary: "namespaces in which nothing runs as root")
  public static let securityWorkloads = DetectionParameter(
    name: "security-workloads",
    summary: "names of workloads that log, watch or enforce, beside the known ones")
  public static let nodeNames = DetectionParameter(
    name: "node-name-prefixes", summary: "what the names of the cluster's nodes begin with")
  public static let namespaceNames = DetectionParameter(
    name: "namespace-prefixes", summary: "what the names of new namespaces begin with")
  public static let privilegedRoles = DetectionParameter(
    name: "privileged-roles", summary: "roles that are as good as cluster-admin")
}
