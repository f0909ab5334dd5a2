internal import Documents
internal import Findings
internal import Kubernetes

struct SupportedServer: ObjectCheck {
  static let about = About(
    id: "upgrade/supported-kubernetes/server",
    severity: .high,
    title: "Run an API server that still gets fixes",
    why: """
      The project mends the last three minor versions. In older ones published holes stay open, and how to use \
      them is known.
      """,
    scope: .kinds(["ClusterSurvey"]),
    needs: ["a live cluster"],
    fails: [
      Example(
        "out of support",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata:
          name: cluster
        serverVersion: ⟦v1.31.4⟧
        """),
      Example(
        "a patch is missing", severity: .medium,
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata:
          name: cluster
        serverVersion: ⟦v1.36.2⟧
        """),
    ],
    passes: [
      Example(
        "a vendor's build of a supported minor has patches of its own",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata:
          name: cluster
        serverVersion: v1.36.1-eks-4cfdf54
        """)
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.group == "cluster.bulwark.dev", let node = object.node.given("serverVersion"),
      let version = node.text.flatMap(ReleaseNumber.init),
      let fault = context.data.fault(version, context.today)
    else { return }
    let isOld = context.data.isOver(version, context.today)
    report(
      "the API server \(fault)", at: .value(node), severity: isOld ? .high : .medium,
      remedy: .advice("Upgrade one minor version after the other, or see what your vendor still mends"))
  }
}
