internal import Findings
internal import Guide
public import Kubernetes

/// What a check of roles looks for: rules that have at least one of each.
public struct Grant: Sendable {
  let verbs: Verbs
  let groups: APIGroups
  let resources: Resources
}

/// Looks at the rules of roles, one at a time, that may grant what it looks for.
public protocol RoleCheck: ObjectCheck {
  var grant: Grant { get }
  /// What it looks for has an effect for the cluster only, not in a namespace.
  var isForCluster: Bool { get }
  func judge(_ rule: PolicyRule, of role: AccessRole, in context: Context, report: Reporter)
}

extension RoleCheck {
  public var isForCluster: Bool { false }

  public func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  public func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let role = context.accessRole(object) else { return }
    let grant = grant
    guard !role.resources.isDisjoint(with: grant.resources), !role.verbs.isDisjoint(with: grant.verbs),
      !role.groups.isDisjoint(with: grant.groups), !isForCluster || role.reach == .cluster
    else { return }
    for rule in role.rules
    where !rule.resources.isDisjoint(with: grant.resources) && !rule.verbs.isDisjoint(with: grant.verbs)
      && !rule.groups.isDisjoint(with: grant.groups) && !role.isDefault(rule)
    {
      judge(rule, of: role, in: context, report: report)
    }
  }
}

/// Looks at one RoleBinding or ClusterRoleBinding at a time.
public protocol BindingCheck: ObjectCheck {
  func judge(_ binding: AccessBinding, in context: Context, report: Reporter)
}

extension BindingCheck {
  public func applies(to object: KubernetesObject, in context: Context) -> Bool { object.isAccessControl }

  public func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let binding = context.accessBinding(object) else { return }
    judge(binding, in: context, report: report)
  }
}

extension AccessBinding {
  /// The role shows the version and the health of the cluster, here and with OpenShift.
  var isPublic: Bool {
    refers(toClusterRole: "system:public-info-viewer")
      || refers(toClusterRole: "system:openshift:public-info-viewer")
  }

  /// The role is one that a cluster binds to everybody from its start: names of APIs, one's own rights.
  var opensNothing: Bool {
    isPublic || refers(toClusterRole: "system:discovery")
      || refers(toClusterRole: "system:basic-user")
      || refers(toClusterRole: "system:service-account-issuer-discovery")
  }
}

extension PolicyRule {
  /// The resources for a message: the first three, and how many more there are.
  var resourcesInShort: String {
    let words = resourceNodes.compactMap(\.text)
    let first = words.prefix(3).joined(separator: ", ")
    return words.count > 3 ? "\(first) and \(words.count - 3) more" : first
  }
}

extension AccessRole {
  /// The reach in words: "of the cluster".
  var reachInWords: String { reach == .cluster ? "of the cluster" : "of its namespace" }
}

extension Example {
  /// A ClusterRole with these rules.
  static func clusterRole(_ title: String, minor: Int? = nil, severity: Severity? = nil, _ rules: String)
    -> Example
  {
    Example(
      title, minor: minor, severity: severity, head("ClusterRole", "metadata:\n  name: example") + rules)
  }

  /// A Role with these rules.
  static func role(_ title: String, minor: Int? = nil, severity: Severity? = nil, _ rules: String) -> Example
  {
    Example(
      title, minor: minor, severity: severity,
      head("Role", "metadata:\n  name: example\n  namespace: shop") + rules)
  }

  private static func head(_ kind: String, _ metadata: String) -> String {
    "apiVersion: rbac.authorization.k8s.io/v1\nkind: \(kind)\n\(metadata)\nrules:\n"
  }

  /// A ClusterRoleBinding of a ClusterRole to these subjects.
  static func clusterBinding(_ title: String, severity: Severity? = nil, to role: String, _ subjects: String)
    -> Example
  {
    Example(
      title, severity: severity, binding("ClusterRoleBinding", "metadata:\n  name: example", role, subjects))
  }

  /// A RoleBinding of a ClusterRole to these subjects.
  static func roleBinding(_ title: String, severity: Severity? = nil, to role: String, _ subjects: String)
    -> Example
  {
    Example(
      title, severity: severity,
      binding("RoleBinding", "metadata:\n  name: example\n  namespace: shop", role, subjects))
  }

  private static func binding(_ kind: String, _ metadata: String, _ role: String, _ subjects: String)
    -> String
  {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: \(kind)
    \(metadata)
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: \(role)
    subjects:

    """ + subjects
  }
}
