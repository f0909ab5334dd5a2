internal import Documents
internal import Kubernetes

/// Requests that a trail must hold, to try a policy with.
struct AuditProbe {
  /// Read in a message: "exec in pods".
  let what: String
  let request: AuditPolicy.Request

  init(_ what: String, _ request: AuditPolicy.Request) {
    self.what = what
    self.request = request
  }

  /// Those of which the trail must say what was asked for: what was to run, and who was to be allowed what.
  static let bodies: [AuditProbe] = [
    AuditProbe("new pods", .init("create", "pods")),
    AuditProbe("ephemeral containers", .init("patch", "pods/ephemeralcontainers")),
    AuditProbe("roles", .init("update", "roles", group: "rbac.authorization.k8s.io")),
    AuditProbe("role bindings", .init("create", "rolebindings", group: "rbac.authorization.k8s.io")),
    AuditProbe(
      "cluster role bindings",
      .init("create", "clusterrolebindings", group: "rbac.authorization.k8s.io", in: "")),
    AuditProbe(
      "webhook configurations",
      .init("patch", "validatingwebhookconfigurations", group: "admissionregistration.k8s.io", in: "")),
  ]

  /// Secrets and tokens, whose values must stay out of the trail, and the level that still keeps them out.
  static let secrets: [(probe: AuditProbe, limit: AuditPolicy.Level)] = AuditPolicy.secretRequests.map {
    (AuditProbe($0.what, $0.request), $0.limit)
  }

  /// What is lost or written, by the rule that decides, in the order of the rules; what no rule matches comes last.
  static func grouped(_ lost: [(what: String, rule: Node?)]) -> [(rule: Node?, whats: [String])] {
    var groups: [(rule: Node?, whats: [String])] = []
    for (what, rule) in lost {
      if let index = groups.firstIndex(where: { $0.rule == rule }) {
        if !groups[index].whats.contains(what) { groups[index].whats.append(what) }
      } else {
        groups.append((rule, [what]))
      }
    }
    return groups.sorted { a, b in
      guard let a = a.rule else { return false }
      return b.rule.map { a.precedes($0) } ?? true
    }
  }

  /// A few of them, in words.
  static func words(_ whats: [String]) -> String {
    let rest = whats.count - 4
    return whats.prefix(4).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
