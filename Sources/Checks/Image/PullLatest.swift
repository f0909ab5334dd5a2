internal import Documents
internal import Findings
internal import Kubernetes

struct PullLatest: ContainerCheck {
  static let about = About(
    id: "image/pin-digest/pull-policy",
    severity: .medium,
    title: "Pull the image anew where its tag moves",
    why: """
      With a moving tag that is pulled only once, each node runs what it happened to pull first: old \
      weaknesses stay, and whoever put an image of that name on the node is trusted.
      """,
    scope: .pods,
    fails: [
      .pod(
        "each node keeps its own latest",
        """
        containers:
        - name: web
          image: example.com/web:latest
          imagePullPolicy: ⟦IfNotPresent⟧
        - name: proxy
          image: example.com/proxy
          imagePullPolicy: ⟦Never⟧
        """)
    ],
    passes: [
      .pod(
        "absent means Always for latest",
        """
        containers:
        - name: web
          image: example.com/web:latest
        - name: proxy
          image: example.com/proxy
          imagePullPolicy: Always
        """),
      .pod(
        "a tag of one release need not be pulled twice",
        """
        containers:
        - name: web
          image: example.com/web:1.4.2
          imagePullPolicy: IfNotPresent
        """),
      .pod(
        "null is absent",
        """
        containers:
        - name: web
          image: example.com/web:latest
          imagePullPolicy: null
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let image = container.image, image.isLatest, let policy = container.node.given("imagePullPolicy"),
      policy.textIs("IfNotPresent") || policy.textIs("Never")
    else { return }
    report(
      "runs whatever latest was when the node pulled it", at: .value(policy),
      remedy: Remedy(.review, "Set imagePullPolicy: Always", .replace(policy, with: .string("Always"))))
  }
}
