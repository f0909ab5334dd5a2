internal import Documents
internal import Findings
internal import Kubernetes

struct NodeFlaws: ObjectCheck {
  static let about = About(
    id: "upgrade/patch-promptly/node",
    severity: .high,
    title: "Run kubelets without known flaws",
    why: """
      The kubelet mounts what pods ask for, as root. Its flaws lead from a pod to the node, and how they are used is \
      published with the release that mends them.
      """,
    scope: .kinds(["Node"]),
    needs: ["the Nodes of a live cluster"],
    fails: [
      Example(
        "a way from a volume to the files of the node",
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {kubeletVersion: ⟦v1.21.4⟧, operatingSystem: linux}}
        """),
      Example(
        "flaws of Windows nodes",
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {kubeletVersion: ⟦v1.28.0⟧, operatingSystem: windows}}
        """),
      Example(
        "a vendor's build may be mended under the same number", severity: .medium,
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {kubeletVersion: ⟦v1.21.4-eks-033ce7e⟧, operatingSystem: linux}}
        """),
    ],
    passes: [
      Example(
        "a release that mends them",
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {kubeletVersion: v1.99.0+k3s1, operatingSystem: linux}}
        """),
      Example(
        "a Node before its kubelet has spoken",
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {kubeletVersion: ""}}
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.group.isEmpty, let info = object.node.given("status")?.given("nodeInfo"),
      let node = info.given("kubeletVersion"), let release = node.text.flatMap(ReleaseNumber.init),
      let flaws = KnownFlaws(
        release, of: "kubelet", on: info.given("operatingSystem")?.text, in: context.data)
    else { return }
    flaws.report(report, of: "its kubelet ", at: node)
  }
}
