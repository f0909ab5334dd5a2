internal import Findings
internal import Kubernetes

struct PinnedDigest: ContainerCheck {
  static let about = About(
    id: "image/pin-digest/tag-only",
    severity: .low,
    title: "Name images by their digest",
    why: """
      A tag can be moved to another image at any time. Only the digest says what runs, so that a swapped \
      image is noticed.
      """,
    scope: .pods,
    fails: [
      .pod(
        "a tag alone",
        """
        containers:
        - name: web
          image: ⟦example.com/web:1.4.2⟧
        """)
    ],
    passes: [
      .pod(
        "a digest, with or without a tag",
        """
        containers:
        - name: web
          image: example.com/web:1.4.2@sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6
        - name: proxy
          image: example.com/proxy@sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6
        """),
      .pod(
        "latest is image/pin-digest",
        """
        containers:
        - name: web
          image: example.com/web:latest
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let image = container.image, !image.hasDigest, !image.isLatest else { return }
    report(
      "names its image by a tag, which can be moved to another image", at: .value(image.node),
      remedy: .advice("Append the digest that the tag stands for, as `@sha256:…`"))
  }
}
