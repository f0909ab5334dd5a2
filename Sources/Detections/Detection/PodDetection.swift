internal import Documents

/// Looks at the pod spec that a request brings: that of a pod, or of a workload's template. Of a patch its
/// answer tells the whole; where that was not recorded, the patch shows what it adds.
protocol PodDetection: Detection {
  /// What is wrong with the spec: "runs the privileged container web"; nil where nothing is.
  func find(in spec: Node, of event: AuditEvent, _ settings: DetectionSettings) -> String?
}

extension PodDetection {
  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let spec = event.podSpec, let what = find(in: spec, of: event, context.settings) else { return nil }
    return Hit("\(what) in \(event.object(of: event.resource))")
  }
}

extension EventScope {
  /// Requests that bring a pod spec.
  static let podSpecs = EventScope(workloads + ["pods/ephemeralcontainers"], .applies)
}

/// Looks at each rule of a role that is made or patched. A role that is updated is judged against what it was,
/// which is a detection of its own.
protocol RoleDetection: Detection {
  /// What the rule gives: "every verb on secrets"; nil where nothing of concern.
  func find(in rule: RoleRule) -> String?
}

extension RoleDetection {
  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard event.verbs != .update, event.kind != .controlPlane, !event.effective.isSystemAccount,
      let role = event.object
    else {
      return nil
    }
    for rule in role.items("rules") {
      if let what = find(in: RoleRule(rule)) { return Hit("wrote \(event.described), which gives \(what)") }
    }
    return nil
  }
}

/// A rule of a role, by its lists.
struct RoleRule {
  let verbs: [String]
  let groups: [String]
  let resources: [String]
  let names: [String]

  init(_ node: Node) {
    verbs = node.items("verbs").compactMap(\.text)
    groups = node.items("apiGroups").compactMap(\.text)
    resources = node.items("resources").compactMap(\.text)
    names = node.items("resourceNames").compactMap(\.text)
  }

  func allows(anyOf wanted: [String]) -> Bool { verbs.contains { $0 == "*" || wanted.contains($0) } }

  /// Whether a resource is named, or meant by `*` or `*/subresource`.
  func covers(_ resource: String) -> Bool {
    let pattern = resource.firstIndex(of: "/").map { "*" + resource[$0...] }
    return resources.contains { $0 == "*" || $0 == resource || $0 == pattern }
  }
}

/// Looks at a role binding that is made or changed.
protocol BindingDetection: Detection {
  func find(role: String, subjects: [Node], of event: AuditEvent, _ settings: DetectionSettings) -> String?
}

extension BindingDetection {
  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard let binding = event.object else { return nil }
    let role = binding["roleRef"]?["name"]?.text ?? ""
    let found = find(role: role, subjects: Array(binding.items("subjects")), of: event, context.settings)
    return found.map { Hit("wrote \(event.described), which \($0)") }
  }
}

/// Looks at the command that a session in a container was opened with.
protocol CommandDetection: Detection {
  /// What the command does; `command` is its words with spaces between.
  func find(in command: String, words: [String]) -> String?
}

extension CommandDetection {
  func judge(_ event: AuditEvent, in context: DetectionContext) -> Hit? {
    guard !event.command.isEmpty else { return nil }
    let command = event.command.joined(separator: " ")
    return find(in: command, words: event.command).map { Hit("\($0) by exec in \(event.place)") }
  }
}
