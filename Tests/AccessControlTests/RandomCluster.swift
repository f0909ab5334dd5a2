import AccessControl
import TestSupport

/// A small cluster of random roles and bindings, as plain values and as manifests.
struct RandomCluster {
  struct Rule {
    var verbs: [String] = []
    var groups: [String] = []
    var resources: [String] = []
    var names: [String] = []
    var paths: [String] = []
  }

  struct Role {
    let isClusterRole: Bool
    let namespace: String
    let name: String
    let rules: [Rule]
    let label: String?
    /// The labels of the roles whose rules it takes in.
    let selected: [String]
  }

  struct Subject {
    let kind: String
    let namespace: String
    let name: String
  }

  struct Binding {
    let isClusterWide: Bool
    let namespace: String
    let refersToClusterRole: Bool
    let role: String
    let subjects: [Subject]
  }

  static let verbs = ["get", "get", "create", "list", "Get"]
  static let groups = ["", "apps", "rbac.authorization.k8s.io"]
  static let resources = ["pods", "namespaces", "deployments", "clusterroles"]
  static let subresources = ["", "", "exec", "status"]
  static let namespaces = ["red", "green"]
  static let names = ["a", "b", "red", "*"]
  static let paths = ["/a", "/a/", "/a/b", "/b", "/*"]
  static let users = ["ana", "ops", "system:serviceaccount:red:web", "system:serviceaccount:green:web"]

  private var random: SeededGenerator
  private(set) var roles: [Role] = []
  private(set) var bindings: [Binding] = []

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    // Each name once in its namespace, as in a cluster.
    for name in ["r", "s", "t"] {
      for place in [nil, "red", "green"] where !random.once(in: 3) { roles.append(role(name, in: place)) }
    }
    for _ in 0..<Int.random(in: 2...5, using: &random) { bindings.append(binding()) }
  }

  private mutating func words(_ choices: [String], star: Bool = true) -> [String] {
    let count = Int.random(in: 1...2, using: &random)
    return (0..<count).map { _ in star && random.once(in: 3) ? "*" : random.pick(choices) }
  }

  private mutating func rule(forCluster: Bool) -> Rule {
    if forCluster, random.once(in: 5) {
      return Rule(verbs: words(["get", "post"]), paths: words(["/a", "/a/*", "/a*", "/*", "/b**", "/*/b"]))
    }
    let resources = (0..<2).map { _ in
      let resource = random.pick(Self.resources)
      return random.pick([resource, resource, "\(resource)/exec", "*/exec", "*/status", "\(resource)/*", "*"])
    }
    return Rule(
      verbs: words(Self.verbs), groups: words(Self.groups), resources: resources,
      names: random.once(in: 3) ? words(Self.names + [""], star: false) : [])
  }

  private mutating func role(_ name: String, in namespace: String?) -> Role {
    let rules = (0..<Int.random(in: 0...3, using: &random)).map { _ in rule(forCluster: namespace == nil) }
    let aggregates = namespace == nil && random.once(in: 3)
    return Role(
      isClusterRole: namespace == nil, namespace: namespace ?? "", name: name, rules: rules,
      label: namespace == nil && random.once(in: 2) ? random.pick(["x", "y"]) : nil,
      selected: aggregates ? words(["x", "y"], star: false) : [])
  }

  private mutating func binding() -> Binding {
    let isClusterWide = random.once(in: 2)
    let subjects = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      random.once(in: 3)
        ? Subject(kind: "ServiceAccount", namespace: random.pick(["red", "green", ""]), name: "web")
        : Subject(
          kind: random.pick(["User", "Group"]), namespace: "",
          name: random.pick(Self.users + ["system:serviceaccounts:red", "*"]))
    }
    return Binding(
      isClusterWide: isClusterWide, namespace: isClusterWide ? "" : random.pick(Self.namespaces),
      refersToClusterRole: isClusterWide || random.once(in: 2), role: random.pick(["r", "s", "t", "u"]),
      subjects: subjects)
  }

  mutating func request() -> AccessRequest {
    if random.once(in: 5) {
      return AccessRequest(verb: random.pick(["get", "post"]), .path(random.pick(Self.paths)))
    }
    return AccessRequest(
      verb: random.pick(Self.verbs),
      .resource(
        group: random.pick(Self.groups), resource: random.pick(Self.resources),
        subresource: random.pick(Self.subresources), namespace: random.pick(Self.namespaces + [""]),
        name: random.pick(Self.names + [""])))
  }

  /// A user with its groups, or a bare user.
  mutating func user() -> (name: String, groups: [String]) {
    let groups = ["ops", "ana", "system:serviceaccounts:red", "*"].filter { _ in random.once(in: 3) }
    return (random.pick(Self.users), random.once(in: 40) ? ["system:masters"] : groups)
  }
}

extension RandomCluster {
  /// All of it as one JSON list.
  var manifest: String {
    let roles = roles.map { role in
      let labels = role.label.map { #","labels":{"take":"\#($0)"}"# } ?? ""
      let selectors = role.selected.map { #"{"matchLabels":{"take":"\#($0)"}}"# }.joined(separator: ",")
      let aggregation =
        role.selected.isEmpty ? "" : #","aggregationRule":{"clusterRoleSelectors":[\#(selectors)]}"#
      return object(role.isClusterRole ? "ClusterRole" : "Role", role.name, role.namespace, labels)
        + #","rules":[\#(role.rules.map(text).joined(separator: ","))]\#(aggregation)}"#
    }
    let bindings = bindings.enumerated().map { number, binding in
      let subjects = binding.subjects.map {
        #"{"kind":"\#($0.kind)","name":"\#($0.name)","namespace":"\#($0.namespace)"}"#
      }
      return object(
        binding.isClusterWide ? "ClusterRoleBinding" : "RoleBinding", "b\(number)", binding.namespace, "")
        + #","roleRef":{"kind":"\#(binding.refersToClusterRole ? "ClusterRole" : "Role")","name":"\#(binding.role)"},"#
        + #""subjects":[\#(subjects.joined(separator: ","))]}"#
    }
    return #"{"apiVersion":"v1","kind":"List","items":[\#((roles + bindings).joined(separator: ","))]}"#
  }

  private func object(_ kind: String, _ name: String, _ namespace: String, _ labels: String) -> String {
    let place = namespace.isEmpty ? "" : #","namespace":"\#(namespace)""#
    return
      #"{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"\#(kind)","metadata":{"name":"\#(name)"\#(place)\#(labels)}"#
  }

  private func text(_ rule: Rule) -> String {
    func list(_ words: [String]) -> String { "[\(words.map { "\"\($0)\"" }.joined(separator: ","))]" }
    guard rule.paths.isEmpty else {
      return #"{"verbs":\#(list(rule.verbs)),"nonResourceURLs":\#(list(rule.paths))}"#
    }
    return #"{"verbs":\#(list(rule.verbs)),"apiGroups":\#(list(rule.groups)),"#
      + #""resources":\#(list(rule.resources)),"resourceNames":\#(list(rule.names))}"#
  }
}
