internal import Documents
internal import Kubernetes

/// The two forms of an AppArmor profile: the field since 1.30, the annotation before it.
enum AppArmorProfiles {
  static let prefix = "container.apparmor.security.beta.kubernetes.io/"

  /// The annotations of the pod that name a profile, with the container's name.
  static func annotations(of workload: Workload) -> [(container: String, value: Node)] {
    guard let annotations = workload.template["metadata"]?.given("annotations") else { return [] }
    var found: [(String, Node)] = []
    for annotation in annotations.children {
      guard let key = annotation.key, key.hasPrefix(prefix) else { continue }
      found.append((String(key.dropFirst(prefix.count)), annotation))
    }
    return found
  }

  /// The annotation's value in the words of the field; nil for none.
  static func type(ofAnnotation value: Node) -> String? {
    guard let text = value.text, !text.isEmpty else { return nil }
    switch text {
    case "runtime/default": return "RuntimeDefault"
    case "unconfined": return "Unconfined"
    default: return text.hasPrefix("localhost/") ? "Localhost" : text
    }
  }

  /// `appArmorProfile.type` of a security context.
  static func type(in security: Node?) -> Node? { security?.given("appArmorProfile")?.given("type") }
}
