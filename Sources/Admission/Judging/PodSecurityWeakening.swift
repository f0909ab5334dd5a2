internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// The labels of a namespace by which Pod Security Admission judges its pods. They may become stricter, and not
/// weaker.
private struct PodSecurityLevels {
  let labels: Node?

  init(_ namespace: KubernetesObject) { labels = namespace.metadata?.given("labels") }

  func node(_ key: String) -> Node? { labels?[key: "pod-security.kubernetes.io/\(key)"] }

  /// What the level forbids: nothing where it is absent or unknown.
  func strictness(_ mode: String) -> Int {
    switch node(mode)?.text {
    case "restricted": 2
    case "baseline": 1
    default: 0
    }
  }

  /// The minor whose rules count; those of the API server itself are the newest.
  func minor(_ mode: String) -> Int {
    guard let text = node("\(mode)-version")?.text, text != "latest" else { return .max }
    guard text.hasPrefix("v1."), let minor = Int(text.dropFirst(3)) else { return .max }
    return minor
  }
}

extension AdmissionJudge {
  /// What an update takes away from the labels of a namespace.
  func weakenings(from before: [KubernetesObject], to after: [KubernetesObject]) -> [Finding] {
    guard let old = before.first, let new = after.first, old.kind == "Namespace", new.kind == "Namespace",
      old.apiVersion == "v1"
    else { return [] }
    let (was, now) = (PodSecurityLevels(old), PodSecurityLevels(new))
    return ["enforce", "audit", "warn"].compactMap { mode in
      let message: String
      if now.strictness(mode) < was.strictness(mode) {
        let (old, new) = (was.node(mode)?.text ?? "", now.node(mode)?.text)
        message =
          "weakens pod-security.kubernetes.io/\(mode) from \(old) to \(new.map { "'\($0)'" } ?? "nothing")"
      } else if now.strictness(mode) > 0, now.minor(mode) < was.minor(mode) {
        message = "pins pod-security.kubernetes.io/\(mode)-version to older rules"
      } else {
        return nil
      }
      return Finding(
        check: "pod/admission-policy", severity: .high, message: message,
        subject: Subject(
          apiVersion: new.apiVersion, kind: new.kind, namespace: new.namespace, name: new.name, node: new.node
        ),
        container: nil,
        place: now.node(mode).map(Place.value) ?? .missing(under: new.node, "metadata.labels"),
        discriminator: "weakened \(mode)",
        remedy: .advice("Keep the level, or let somebody change it whom the webhook exempts"))
    }
  }
}
