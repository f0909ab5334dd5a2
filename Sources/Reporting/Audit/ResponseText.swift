public import AuditLogs
internal import Detections

/// The commands that would contain what alerts tell of. They are printed for a person to read and run; the program
/// runs none.
public struct ResponseText {
  public init() {}

  public func write(_ report: ReplayReport, to output: Output) {
    var seen: Set<String> = []
    var namespaces: [String] = []
    for alert in report.alerts {
      let commands = Self.commands(for: alert)
      guard !commands.isEmpty, seen.insert(commands.joined()).inserted else { continue }
      output.write("# \(alert.about.id): \(TerminalText.escaped("\(alert.identity) \(alert.message)"))\n")
      for command in commands { output.write("\(command)\n") }
      if commands.contains(where: { $0.contains(Self.label) }), !namespaces.contains(alert.namespace) {
        namespaces.append(alert.namespace)
      }
    }
    for namespace in namespaces { output.write(Self.quarantine(namespace)) }
  }

  private static let label = "bulwark.dev/quarantine"

  /// Nothing for what was only read or refused.
  static func commands(for alert: Alert) -> [String] {
    guard (alert.code ?? 200) < 400, !alert.name.isEmpty else { return [] }
    let name = quoted(alert.name)
    let place = alert.namespace.isEmpty ? "" : "-n \(quoted(alert.namespace)) "
    let isWritten = ["create", "update", "patch"].contains(alert.verb)
    switch alert.resource {
    case "pods/exec", "pods/attach", "pods/portforward", "pods/ephemeralcontainers", "pods":
      guard isWritten || alert.resource != "pods" else { return [] }
      return [
        "kubectl \(place)label pod \(name) \(label)=true --overwrite",
        "kubectl \(place)logs \(name) --all-containers > \(quoted("evidence-\(alert.name).log"))",
        "kubectl \(place)delete pod \(name)",
      ]
    case "deployments", "statefulsets":
      return isWritten ? ["kubectl \(place)scale \(alert.resource) \(name) --replicas=0"] : []
    case "cronjobs":
      return isWritten ? ["kubectl \(place)patch cronjob \(name) -p '{\"spec\":{\"suspend\":true}}'"] : []
    case "daemonsets", "jobs", "rolebindings", "clusterrolebindings", "roles", "clusterroles",
      "certificatesigningrequests", "mutatingwebhookconfigurations", "validatingwebhookconfigurations",
      "services":
      return alert.verb == "create" ? ["kubectl \(place)delete \(alert.resource) \(name)"] : []
    case "serviceaccounts/token":
      return ["kubectl \(place)delete serviceaccount \(name)   # ends all its tokens; make it anew"]
    case "nodes", "nodes/proxy": return ["kubectl cordon \(name)"]
    default: return []
    }
  }

  /// A word for the shell: a name comes from whoever made the object.
  static func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-._:/".unicodeScalars.contains(scalar))
    }
    if plain, !text.isEmpty, !text.hasPrefix("-") { return text }
    // What could turn the line is left out of it; in single quotes nothing else has a meaning.
    let harmless = TerminalText.escaped(text).replacing("'", with: "'\\''")
    return "'\(harmless)'"
  }

  private static func quarantine(_ namespace: String) -> String {
    """
    # Cuts off what carries the label, both ways.
    kubectl apply -f - <<'POLICY'
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: bulwark-quarantine
      namespace: \(quoted(namespace))
    spec:
      podSelector:
        matchLabels:
          \(label): "true"
      policyTypes: [Ingress, Egress]
    POLICY

    """
  }
}
