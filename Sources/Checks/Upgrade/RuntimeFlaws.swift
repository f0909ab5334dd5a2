internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct RuntimeFlaws: ObjectCheck {
  static let about = About(
    id: "upgrade/host-stack/runtime-flaws",
    severity: .high,
    title: "Run container runtimes without known flaws",
    why: """
      The runtime builds the walls of each container, as root of the node. Its published flaws are ways through them, \
      open to whoever may start an image of their own.
      """,
    scope: .kinds(["NodeHost", "Node"]),
    needs: ["the container runtime of a node"],
    fails: [
      Example(
        "as a cluster tells of it", severity: .critical,
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {containerRuntimeVersion: ⟦"containerd://2.2.1"⟧}}
        """),
      Example(
        "CRI-O",
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {containerRuntimeVersion: ⟦"cri-o://1.31.2"⟧}}
        """),
      Example(
        "of packages of a distribution, which mends it under the same number", severity: .medium,
        """
        apiVersion: node.bulwark.dev/v1
        kind: NodeHost
        metadata: {name: worker-1}
        runtimes: [⟦"runc://1.1.5+ds1-1+deb12u1"⟧]
        """),
    ],
    passes: [
      Example(
        "years ahead, and one that nobody here knows",
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {containerRuntimeVersion: "containerd://9.1.0"}}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: worker-2}
        status: {nodeInfo: {containerRuntimeVersion: "kata://1.0.0"}}
        """)
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == (object.kind == "Node" ? "" : NodeEvidence.group)
      && Self.runtimes(of: object).contains { Self.read($0) != nil }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for node in Self.runtimes(of: object) {
      guard let (name, release) = Self.read(node), let flaws = KnownFlaws(release, of: name, in: context.data)
      else { continue }
      flaws.report(report, of: "its \(name) ", at: node)
    }
  }

  private static func runtimes(of object: KubernetesObject) -> [Node] {
    guard object.kind == "Node" else { return Array(object.node.items("runtimes")) }
    let info = object.node.given("status")?.given("nodeInfo")
    return [info?.given("containerRuntimeVersion")].compactMap(\.self)
  }

  /// `containerd://2.2.1` in its parts.
  private static func read(_ node: Node) -> (name: String, release: ReleaseNumber)? {
    guard let text = node.text, let mark = text.firstIndex(of: ":"), text[mark...].hasPrefix("://") else {
      return nil
    }
    let number = text[mark...].dropFirst(3)
    return ReleaseNumber(String(number)).map { (String(text[..<mark]), $0) }
  }
}
