internal import Documents

/// Where the kinds of the API, and known custom kinds, keep their pod templates: the one table.
enum PodTemplates {
  /// A step on the way to a template.
  private enum Step {
    case key(StaticString)
    /// Every item of a list.
    case items
    /// Every value of a mapping.
    case values
  }

  /// A kind and the way to its templates; a template holds `metadata` and `spec`.
  private struct Row {
    let group: String
    let steps: [Step]
  }

  private static let template: [Step] = [.key("spec"), .key("template")]

  private static let table: [String: [Row]] = {
    let rows: [(kind: String, group: String, steps: [Step])] = [
      ("Pod", "", []),
      ("PodTemplate", "", [.key("template")]),
      ("ReplicationController", "", template),
      ("Deployment", "apps", template),
      ("ReplicaSet", "apps", template),
      ("StatefulSet", "apps", template),
      ("DaemonSet", "apps", template),
      // Served until 1.16; manifests of that time are still about.
      ("Deployment", "extensions", template),
      ("ReplicaSet", "extensions", template),
      ("DaemonSet", "extensions", template),
      ("Job", "batch", template),
      ("CronJob", "batch", [.key("spec"), .key("jobTemplate"), .key("spec"), .key("template")]),
      ("DeploymentConfig", "apps.openshift.io", template),
      ("Rollout", "argoproj.io", template),
      ("CloneSet", "apps.kruise.io", template),
      ("StatefulSet", "apps.kruise.io", template),
      ("DaemonSet", "apps.kruise.io", template),
      ("BroadcastJob", "apps.kruise.io", template),
      (
        "AdvancedCronJob", "apps.kruise.io",
        [.key("spec"), .key("template"), .key("jobTemplate"), .key("spec"), .key("template")]
      ),
      ("Service", "serving.knative.dev", template),
      ("Configuration", "serving.knative.dev", template),
      ("Revision", "serving.knative.dev", []),
      (
        "JobSet", "jobset.x-k8s.io",
        [
          .key("spec"), .key("replicatedJobs"), .items, .key("template"), .key("spec"), .key("template"),
        ]
      ),
      (
        "LeaderWorkerSet", "leaderworkerset.x-k8s.io",
        [
          .key("spec"), .key("leaderWorkerTemplate"), .key("workerTemplate"),
        ]
      ),
      (
        "LeaderWorkerSet", "leaderworkerset.x-k8s.io",
        [
          .key("spec"), .key("leaderWorkerTemplate"), .key("leaderTemplate"),
        ]
      ),
      ("Job", "batch.volcano.sh", [.key("spec"), .key("tasks"), .items, .key("template")]),
      ("RayCluster", "ray.io", [.key("spec"), .key("headGroupSpec"), .key("template")]),
      ("RayCluster", "ray.io", [.key("spec"), .key("workerGroupSpecs"), .items, .key("template")]),
      ("PyTorchJob", "kubeflow.org", [.key("spec"), .key("pytorchReplicaSpecs"), .values, .key("template")]),
      ("TFJob", "kubeflow.org", [.key("spec"), .key("tfReplicaSpecs"), .values, .key("template")]),
      ("MPIJob", "kubeflow.org", [.key("spec"), .key("mpiReplicaSpecs"), .values, .key("template")]),
      ("Notebook", "kubeflow.org", template),
      ("Sandbox", "agents.x-k8s.io", [.key("spec"), .key("podTemplate")]),
    ]
    return rows.reduce(into: [:]) { $0[$1.kind, default: []].append(Row(group: $1.group, steps: $1.steps)) }
  }()

  /// The templates that an object holds; none for kinds that run no pods.
  static func find(in object: KubernetesObject) -> [Node] {
    guard let rows = table[object.kind] else { return [] }
    let group = object.group
    return rows.filter { $0.group == group }.flatMap { follow($0.steps[...], from: object.node) }
  }

  private static func follow(_ steps: ArraySlice<Step>, from node: Node) -> [Node] {
    guard let step = steps.first else { return node.isMapping ? [node] : [] }
    switch step {
    case .key(let key): return node[key].map { follow(steps.dropFirst(), from: $0) } ?? []
    case .items, .values: return node.children.flatMap { follow(steps.dropFirst(), from: $0) }
    }
  }
}
