internal import Documents
internal import Kubernetes

extension Workload {
  /// Gives each security context that is written, the pod's and then its containers', for rules that
  /// Pod Security applies to each level by itself, whatever overrides what.
  func eachSecurityContext(_ report: Reporter, _ judge: (Node) -> Void) {
    if let security { judge(security) }
    for container in containers {
      guard let security = container.security else { continue }
      report.turn(to: container)
      judge(security)
    }
    report.turn(to: nil)
  }
}
