internal import Documents
internal import Findings
internal import Kubernetes

struct ServerFlaws: ObjectCheck {
  static let about = About(
    id: "upgrade/patch-promptly/server",
    severity: .high,
    title: "Run an API server without known flaws",
    why: """
      How a published flaw is used is published, too. Each release that mends one tells attackers where to look in \
      those before it.
      """,
    scope: .kinds(["ClusterSurvey"]),
    needs: ["a live cluster"],
    fails: [
      Example(
        "one that gives away the whole cluster", severity: .critical,
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        serverVersion: ⟦v1.12.2⟧
        """),
      Example(
        "a vendor's build may be mended under the same number", severity: .medium,
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        serverVersion: ⟦v1.12.2-gke.1⟧
        """),
    ],
    passes: [
      Example(
        "a release that mends them",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        serverVersion: v1.99.0
        """),
      Example(
        "no number",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        serverVersion: unknown
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.group == "cluster.bulwark.dev", let node = object.node.given("serverVersion"),
      let release = node.text.flatMap(ReleaseNumber.init),
      let flaws = KnownFlaws(release, of: "kube-apiserver", in: context.data)
    else { return }
    flaws.report(report, of: "its API server ", at: node)
  }
}
