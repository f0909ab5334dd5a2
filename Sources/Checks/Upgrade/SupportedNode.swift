internal import Documents
internal import Findings
internal import Kubernetes

struct SupportedNode: ObjectCheck {
  static let about = About(
    id: "upgrade/supported-kubernetes/node",
    severity: .high,
    title: "Run kubelets that still get fixes, none newer than the API server",
    why: """
      Nodes are upgraded last and forgotten first: holes that let pods out of their containers stay open there, \
      however new the API server is.
      """,
    scope: .kinds(["Node"]),
    needs: ["the Nodes of a live cluster"],
    fails: [
      Example(
        "out of support",
        """
        apiVersion: v1
        kind: Node
        metadata:
          name: worker-1
        status:
          nodeInfo:
            kubeletVersion: ⟦v1.31.2⟧
        """),
      Example(
        "newer than the API server",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata:
          name: cluster
        serverVersion: v1.36.4
        ---
        apiVersion: v1
        kind: Node
        metadata:
          name: worker-1
        status:
          nodeInfo:
            kubeletVersion: ⟦v1.37.1⟧
        """),
    ],
    passes: [
      Example(
        "one minor behind the API server",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata:
          name: cluster
        serverVersion: v1.37.1
        ---
        apiVersion: v1
        kind: Node
        metadata:
          name: worker-1
        status:
          nodeInfo:
            kubeletVersion: v1.36.4
        """)
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let node = object.node.given("status")?.given("nodeInfo")?.given("kubeletVersion"),
      let version = node.text.flatMap(ReleaseNumber.init)
    else { return }
    let survey = context.inventory.objects(ofKind: "ClusterSurvey").first
    let server = survey?.node["serverVersion"]?.text.flatMap(ReleaseNumber.init)
    if let server, version.minor > server.minor || version.minor < server.minor - 3 {
      let relation =
        version.minor > server.minor ? "newer than the API server" : "more than three minors behind"
      report(
        "its kubelet is of 1.\(version.minor), \(relation) (1.\(server.minor))", at: .value(node),
        discriminator: "skew",
        remedy: .advice("Upgrade the control plane first, then the nodes, one minor at a time"))
    } else if let fault = context.data.fault(version, context.today) {
      let isOld = context.data.isOver(version, context.today)
      report(
        "its kubelet \(fault)", at: .value(node), severity: isOld ? .high : .medium,
        remedy: .advice("Upgrade the node, or take a newer image of it"))
    }
  }
}
