internal import Findings
internal import Kubernetes

struct PinnedTag: ContainerCheck {
  static let about = About(
    id: "image/pin-digest",
    severity: .medium,
    title: "Do not run whatever `latest` is at the moment",
    why: """
      The tag latest moves with every build. Whoever can push to the repository decides what the next pod \
      runs, and nobody can tell afterwards what ran before.
      """,
    scope: .pods,
    fails: [
      .pod(
        "no tag means latest",
        """
        initContainers:
        - name: wait
          image: ⟦busybox⟧
        containers:
        - name: web
          image: ⟦example.com:5000/web⟧
        - name: proxy
          image: ⟦example.com/proxy:latest⟧
        """)
    ],
    passes: [
      .pod(
        "a tag of one release, and a digest, which wins over any tag",
        """
        containers:
        - name: web
          image: example.com/web:1.4.2
        - name: proxy
          image: example.com/proxy:latest@sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6
        """),
      .pod(
        "a tag that only begins like it",
        """
        containers:
        - name: web
          image: example.com/web:latest-1.4.2
        """),
      .pod(
        "what is not rendered yet, and what is not there",
        """
        containers:
        - name: web
          image: $(IMAGE)
        - name: proxy
          image: null
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let image = container.image, image.isLatest else { return }
    report(
      image.hasTag
        ? "runs whatever the tag latest stands for" : "names no tag, so it runs whatever latest stands for",
      at: .value(image.node),
      remedy: .advice("Name a release and its digest: \(image.name):VERSION@sha256:…"))
  }
}
