internal import Documents
internal import Findings
internal import Kubernetes

struct TrustedRegistry: WorkloadCheck {
  static let about = About(
    id: "image/trusted-registry",
    severity: .high,
    title: "Pull images from trusted registries only",
    why: """
      Whoever owns the place that an image comes from owns what runs. An untrusted source is the first step \
      of most attacks on the supply chain.
      """,
    scope: .pods,
    needs: ["the parameter trusted-registries in the configuration"],
    parameters: [trusted],
    fails: [
      .pod(
        "a path of another team, and Docker Hub, which nobody has to name",
        settings: [trusted.name: ["registry.example.com/team/", "docker.io/library"]],
        """
        initContainers:
        - name: wait
          image: ⟦someone/wait:1⟧
        containers:
        - name: web
          image: ⟦registry.example.com/team-evil/web:1⟧
        - name: proxy
          image: ⟦registry.example.com.evil.example/team/proxy:1⟧
        """)
    ],
    passes: [
      .pod(
        "a registry, a path in one, a single repository",
        settings: [trusted.name: ["registry.example.com", "docker.io/library", "ghcr.io/example/web"]],
        """
        containers:
        - name: web
          image: ghcr.io/example/web:1
        - name: cache
          image: redis:8
        - name: proxy
          image: registry.example.com/any/proxy:1
        """),
      .pod(
        "without a list nothing can be said",
        """
        containers:
        - name: web
          image: registry.example.net/web:1
        """),
    ])

  static let trusted = Parameter(
    "trusted-registries",
    "The registries that images may come from, or paths in them: registry.example.com/team")

  /// Without a list there is no verdict: what is not forbidden is not trusted either.
  func applies(to workload: Workload, in context: Context) -> Bool {
    !context.values(of: Self.trusted).isEmpty
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      guard let image = container.image, !Self.trusts(image, in: context) else { continue }
      report.turn(to: container)
      report(
        "runs \(image.name), which comes from no trusted registry", at: .value(image.node),
        remedy: .advice(
          "Copy the image into a trusted registry, or add its source to \(Self.trusted.name)"))
    }
    report.turn(to: nil)
  }

  /// Whether the configuration says that an image's source is trusted.
  static func trusts(_ image: ImageReference, in context: Context) -> Bool {
    context.values(of: trusted).contains(where: image.lies)
  }
}
