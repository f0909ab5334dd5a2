internal import Documents
internal import Judgement
internal import Kubernetes

/// Whose requests are not judged.
struct Exemption: Sendable {
  private let namespaces: [Glob]
  private let users: [Glob]
  private let runtimeClasses: [Glob]

  /// - Parameter own: The namespace of the webhook itself.
  init(_ settings: AdmissionExemptions, own: String) {
    let usual = Set(AdmissionSettings.usualExemptions + [own]).sorted().compactMap { Glob($0) }
    namespaces = settings.namespaces ?? usual
    users = settings.users
    runtimeClasses = settings.runtimeClasses
  }

  /// The words for it at start: what is not judged must be no surprise.
  var summary: String {
    func list(_ globs: [Glob]) -> String {
      globs.isEmpty ? "none" : globs.map(\.text).joined(separator: ", ")
    }
    return
      "exempt namespaces: \(list(namespaces)); users: \(list(users)); runtime classes: \(list(runtimeClasses))"
  }

  /// Why a request is not judged; nil where it is.
  func reason(_ request: ReviewRequest) -> String? {
    if !request.namespace.isEmpty, namespaces.contains(where: { $0.matches(request.namespace) }) {
      return "namespace \(request.namespace)"
    }
    if users.contains(where: { $0.matches(request.user) }) { return "user \(request.user)" }
    return nil
  }

  /// The same by the runtime that isolates all pods of the object.
  func reason(_ objects: [KubernetesObject]) -> String? {
    guard !runtimeClasses.isEmpty else { return nil }
    let workloads = objects.flatMap(Workload.read)
    guard !workloads.isEmpty else { return nil }
    var found = ""
    for workload in workloads {
      guard let name = workload.spec.given("runtimeClassName")?.string,
        runtimeClasses.contains(where: { $0.matches(name) })
      else { return nil }
      found = name
    }
    return "runtime class \(found)"
  }
}
