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

  /// What an attack shows in. Secrets and tokens have a check of their own.
  static let events: [AuditProbe] = [
    AuditProbe(
      "anonymous requests", .init("list", "pods", by: "system:anonymous", of: ["system:unauthenticated"])),
    AuditProbe("new pods", .init("create", "pods")),
    AuditProbe("deleted pods", .init("delete", "pods")),
    AuditProbe("ephemeral containers", .init("patch", "pods/ephemeralcontainers")),
    // A WebSocket session is a get; older clients send a create.
    AuditProbe("exec in pods", .init("get", "pods/exec")),
    AuditProbe("exec in pods", .init("create", "pods/exec")),
    AuditProbe("attach to pods", .init("get", "pods/attach")),
    AuditProbe("port forwards", .init("get", "pods/portforward")),
    AuditProbe("requests through the proxy", .init("get", "nodes/proxy", in: "")),
    AuditProbe("roles", .init("update", "roles", group: "rbac.authorization.k8s.io")),
    AuditProbe("role bindings", .init("create", "rolebindings", group: "rbac.authorization.k8s.io")),
    AuditProbe(
      "cluster role bindings",
      .init("create", "clusterrolebindings", group: "rbac.authorization.k8s.io", in: "")),
    AuditProbe(
      "webhook configurations",
      .init("patch", "validatingwebhookconfigurations", group: "admissionregistration.k8s.io", in: "")),
    AuditProbe(
      "admission policies",
      .init("delete", "validatingadmissionpolicybindings", group: "admissionregistration.k8s.io", in: "")),
    AuditProbe("cron jobs", .init("create", "cronjobs", group: "batch")),
    AuditProbe("deployments", .init("patch", "deployments", group: "apps")),
    AuditProbe("daemon sets", .init("create", "daemonsets", group: "apps")),
    AuditProbe("service accounts", .init("create", "serviceaccounts")),
    AuditProbe("labels of namespaces", .init("patch", "namespaces", in: "")),
    AuditProbe("changed nodes", .init("patch", "nodes", in: "")),
    AuditProbe("network policies", .init("delete", "networkpolicies", group: "networking.k8s.io")),
    AuditProbe(
      "certificate requests",
      .init("create", "certificatesigningrequests", group: "certificates.k8s.io", in: "")),
    AuditProbe(
      "custom resource definitions",
      .init("patch", "customresourcedefinitions", group: "apiextensions.k8s.io", in: "")),
  ]

  /// Those of which the trail must say what was asked for.
  static let bodies: [AuditProbe] = events.filter { probe in
    ["pods", "pods/ephemeralcontainers"].contains(probe.request.resource)
      && ["create", "patch"].contains(probe.request.verb)
      || ["rbac.authorization.k8s.io", "admissionregistration.k8s.io"].contains(probe.request.group)
        && probe.request.verb != "delete"
  }

  /// Secrets and tokens, whose values must stay out of the trail, and the level that still keeps them out.
  static let secrets: [(probe: AuditProbe, limit: AuditPolicy.Level)] = AuditPolicy.secretRequests.map {
    (AuditProbe($0.what, $0.request), $0.limit)
  }

  /// The probes by what decides them, in the order of the rules; what no rule matches comes last.
  static func grouped(_ probes: [(AuditProbe, Node?)]) -> [(rule: Node?, whats: [String])] {
    var groups: [(rule: Node?, whats: [String])] = []
    for (probe, rule) in probes {
      if let index = groups.firstIndex(where: { $0.rule == rule }) {
        if !groups[index].whats.contains(probe.what) { groups[index].whats.append(probe.what) }
      } else {
        groups.append((rule, [probe.what]))
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
