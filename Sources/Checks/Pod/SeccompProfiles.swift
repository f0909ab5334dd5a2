internal import Documents
internal import Kubernetes

/// The two forms of a seccomp profile: the field since 1.19, annotations before it.
enum SeccompProfiles {
  static let podAnnotation = "seccomp.security.alpha.kubernetes.io/pod"
  static let containerPrefix = "container.seccomp.security.alpha.kubernetes.io/"

  /// `seccompProfile.type` of a security context.
  static func type(in security: Node?) -> Node? { security?.given("seccompProfile")?.given("type") }

  /// The annotation that decides for a container: its own, else the pod's.
  static func annotation(for container: Container, of workload: Workload) -> Node? {
    workload.podAnnotation(containerPrefix + container.name) ?? workload.podAnnotation(podAnnotation)
  }

  /// All seccomp annotations of the pod.
  static func annotations(of workload: Workload) -> [Node] {
    guard let annotations = workload.template["metadata"]?.given("annotations") else { return [] }
    return annotations.children.filter {
      $0.key == podAnnotation || $0.key?.hasPrefix(containerPrefix) ?? false
    }
  }

  /// A value that confines: the runtime's profile or one on the node.
  static func confines(_ annotation: Node) -> Bool {
    guard let text = annotation.text else { return false }
    return text == "runtime/default" || text == "docker/default" || text.hasPrefix("localhost/")
  }
}
