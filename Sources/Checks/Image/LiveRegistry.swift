internal import Documents
internal import Findings
internal import Kubernetes

struct LiveRegistry: WorkloadCheck {
  static let about = About(
    id: "image/trusted-registry/frozen",
    severity: .medium,
    title: "Do not pull from registries that have been given up",
    why: """
      A frozen registry gets no fixes: its images keep their weaknesses for good, and one day a pull finds \
      nothing, or somebody else's image.
      """,
    scope: .pods,
    fails: [
      .pod(
        "the registry of Kubernetes until 2023",
        """
        containers:
        - name: pause
          image: ⟦k8s.gcr.io/pause:3.9⟧
        """),
      .pod(
        "a mirror of it, and a shelf for old images",
        """
        containers:
        - name: dns
          image: ⟦gcr.io/google_containers/kubedns-amd64:1.9⟧
        - name: cache
          image: ⟦docker.io/bitnamilegacy/redis:8⟧
        - name: db
          image: ⟦bitnamilegacy/postgresql:17⟧
        """),
    ],
    passes: [
      .pod(
        "their successors, and paths that only begin like them",
        """
        containers:
        - name: pause
          image: registry.k8s.io/pause:3.10
        - name: web
          image: gcr.io/google_containers-example/web:1
        - name: cache
          image: bitnamilegacy-example/redis:8
        """),
      .pod(
        "a user of that name elsewhere",
        """
        containers:
        - name: cache
          image: registry.example.com/bitnamilegacy/redis:8
        """),
    ])

  /// Only what is found is judged: that no image comes from there says nothing of where they do come from.
  func applies(to workload: Workload, in context: Context) -> Bool {
    workload.containers.contains { $0.image.flatMap(FrozenRegistry.of) != nil }
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      guard let image = container.image, let registry = FrozenRegistry.of(image) else { continue }
      report.turn(to: container)
      report(
        "comes from \(registry.name), which gets no new images", at: .value(image.node),
        remedy: remedy(image, from: registry))
    }
    report.turn(to: nil)
  }

  /// All that k8s.gcr.io had lies in its successor under the same names.
  private func remedy(_ image: ImageReference, from registry: FrozenRegistry) -> Remedy {
    guard let successor = registry.successor else {
      return .advice("Take a maintained image of the same program")
    }
    guard registry.name == "k8s.gcr.io", let text = image.node.text else {
      return .advice("Take the image from \(successor)")
    }
    let moved = successor + text.dropFirst(registry.name.count)
    return Remedy(.review, "Take the image from \(successor)", .replace(image.node, with: .string(moved)))
  }
}
