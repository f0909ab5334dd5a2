internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// The kernel is judged with its system, which carries its fixes back; its number alone does not tell.
struct SupportedSystem: ObjectCheck {
  static let about = About(
    id: "upgrade/host-stack/support",
    severity: .high,
    title: "Run nodes on a system and a container runtime that still get fixes",
    why: """
      All that keeps a pod in its place is the kernel and the runtime. Of what is mended no more, the ways out stay \
      open, and how to use them is known.
      """,
    scope: .kinds(["NodeHost", "Node"]),
    needs: ["the system of a node, with releases that this program has data on"],
    fails: [
      .host("a system that has ended", "system: ⟦Ubuntu 20.04.6 LTS⟧"),
      .host("before all that is known", "system: ⟦Debian GNU/Linux 8 (jessie)⟧"),
      Example(
        "a runtime that has ended, as a cluster tells of it", severity: .medium,
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status:
          nodeInfo:
            osImage: Debian GNU/Linux 13 (trixie)
            containerRuntimeVersion: ⟦containerd://1.6.36⟧
        """),
      Example(
        "CRI-O of a Kubernetes that has ended", severity: .medium,
        """
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        status: {nodeInfo: {osImage: "Red Hat Enterprise Linux 9.4 (Plow)", containerRuntimeVersion: ⟦"cri-o://1.20.1"⟧}}
        """),
      Example(
        "a runtime of a host", severity: .medium,
        """
        apiVersion: node.bulwark.dev/v1
        kind: NodeHost
        metadata: {name: worker-1}
        system: Ubuntu 24.04.2 LTS
        runtimes: [⟦"containerd://1.6.36-1"⟧]
        """),
    ],
    passes: [
      .host("years ahead", "system: Ubuntu 24.04.2 LTS\nruntimes: [\"containerd://2.2.1-1\"]"),
      .host("a name that only begins alike", "system: Amazon Linux 2023.6.20241010"),
      Example(
        "what nobody here knows",
        """
        apiVersion: v1
        kind: Node
        metadata: {name: a}
        status: {nodeInfo: {osImage: "Bottlerocket OS 1.20.3 (aws-k8s-1.30)", containerRuntimeVersion: "containerd://9.1.0"}}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == (object.kind == "Node" ? "" : NodeEvidence.group) && context.today != nil
      && Self.texts(object).contains {
        SupportTable.lookUp($0.text ?? "", context.data) != nil || Self.crio($0) != nil
      }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let today = context.today else { return }
    for node in Self.texts(object) {
      if let version = Self.crio(node) {
        guard context.data.isOver(version, today) else { continue }
        let minor = version.minor
        say("CRI-O 1.\(minor)", "since Kubernetes 1.\(minor) has ended", at: node, isRuntime: true, report)
      } else if let (product, release, end) = SupportTable.lookUp(node.text ?? "", context.data), end < today
      {
        let isRuntime = node.text?.contains("://") ?? false
        say("\(product) \(release)", "since \(end)", at: node, isRuntime: isRuntime, report)
      }
    }
  }

  /// Distributions mend the runtimes that they pack themselves for longer: the version does not tell whose it is.
  private func say(_ what: String, _ since: String, at node: Node, isRuntime: Bool, _ report: Reporter) {
    report(
      "runs \(what), which gets no public fixes any more \(since)", at: .value(node),
      severity: isRuntime ? .medium : nil, discriminator: what,
      remedy: .advice(
        isRuntime
          ? "Move to a release that is maintained, unless it is your distribution's, which mends it"
          : "Replace the node by one of a release that is maintained"))
  }

  private static func texts(_ object: KubernetesObject) -> [Node] {
    if object.kind == "Node" {
      guard let info = object.node.given("status")?.given("nodeInfo") else { return [] }
      return [info.given("osImage"), info.given("containerRuntimeVersion")].compactMap(\.self)
    }
    return [object.node.given("system")].compactMap(\.self) + Array(object.node.items("runtimes"))
  }

  /// The version of CRI-O, whose minor is that of its Kubernetes.
  private static func crio(_ node: Node) -> ReleaseNumber? {
    guard let text = node.text, text.hasPrefix("cri-o://") else { return nil }
    return ReleaseNumber(String(text.dropFirst(8)))
  }
}
