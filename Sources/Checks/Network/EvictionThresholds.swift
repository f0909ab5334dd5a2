internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct EvictionThresholds: ObjectCheck {
  static let about = About(
    id: "network/eviction-policy",
    severity: .low,
    title: "Keep every eviction threshold",
    why: """
      The list replaces the defaults as a whole: whoever sets one threshold sets the others to nothing, and a \
      pod that fills the disk or the table of processes takes the node with it.
      """,
    scope: .kinds(["KubeletConfiguration"]),
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet(
        "one is given, the others are gone", "⟦evictionHard⟧:\n  memory.available: 200Mi\n  pid.available: 5%"
      ),
      .kubelet("none for processes, in the defaults", missing: 1, "maxPods: 110"),
    ],
    passes: [
      .kubelet(
        "all of them",
        """
        evictionHard:
          memory.available: 100Mi
          nodefs.available: 10%
          nodefs.inodesFree: 5%
          imagefs.available: 15%
          imagefs.inodesFree: 5%
          pid.available: 5%
        """),
      .kubelet(
        "the defaults count for the rest",
        "evictionHard: {pid.available: 5%}\nmergeDefaultEvictionSettings: true"),
    ])

  /// Those that Linux has by default.
  private static let defaults = [
    "memory.available", "nodefs.available", "nodefs.inodesFree", "imagefs.available", "imagefs.inodesFree",
  ]

  func applies(to object: KubernetesObject, in context: Context) -> Bool { PodPIDLimit.isKubelet(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let given = object.node.given("evictionHard")
    let isMerged = object.node.given("mergeDefaultEvictionSettings")?.bool ?? false
    let needed = given == nil || isMerged ? ["pid.available"] : Self.defaults + ["pid.available"]
    let missing = needed.filter { given?[key: $0]?.isNull ?? true }
    guard !missing.isEmpty else { return }
    report(
      "has no eviction threshold for \(missing.joined(separator: ", "))",
      at: given.map(Place.key) ?? .missing(under: object.node, "evictionHard"),
      remedy: .advice("Name all six thresholds in evictionHard"))
  }
}
