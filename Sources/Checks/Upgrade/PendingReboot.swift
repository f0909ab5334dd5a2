internal import Documents
internal import Findings
internal import Kubernetes

struct PendingReboot: HostCheck {
  static let about = About(
    id: "upgrade/host-stack",
    severity: .high,
    title: "Restart nodes whose updates wait for it",
    why: "A kernel that is mended on disk only is still the old one: the holes that let pods out stay open.",
    scope: .kinds(["NodeHost"]),
    needs: ["the system of a node"],
    fails: [.host("updates wait", "rebootRequired: ⟦true⟧")],
    passes: [.host("none wait", "rebootRequired: false")])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let waits = object.node.given("rebootRequired"), waits.bool == true else { return }
    report(
      "runs without the updates that it has installed", at: .value(waits),
      remedy: .advice("Drain the node, restart it, and uncordon it"))
  }
}
