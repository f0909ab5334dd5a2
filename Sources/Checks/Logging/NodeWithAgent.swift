internal import Documents
internal import Findings
internal import Kubernetes

struct NodeWithAgent: ObjectCheck {
  static let about = About(
    id: "logging/node-agent/every-node",
    severity: .medium,
    title: "Have a logging agent on each node that there is",
    why: """
      What happens on a node without an agent leaves no trace elsewhere: with the node, or with whoever takes it over, \
      its logs are gone.
      """,
    scope: .kinds(["Node", "ClusterSurvey"]),
    needs: ["the nodes and workloads of a live cluster"],
    fails: [
      Example(
        "a pool that the agent is kept from",
        cluster(
          taint: "taints: [{key: nvidia.com/gpu, value: \"true\", effect: NoSchedule}]", name: "⟦gpu-1⟧",
          agent: "tolerations: [{key: node-role.kubernetes.io/control-plane, operator: Exists}]")),
      Example(
        "a label that the node does not have",
        cluster(taint: "{}", name: "⟦gpu-1⟧", agent: "nodeSelector: {example.com/logs: \"true\"}")),
      Example(
        "no agent at all",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: ⟦cluster⟧}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: worker-1}
        """),
    ],
    passes: [
      Example(
        "an agent that tolerates everything",
        cluster(
          taint: "taints: [{key: nvidia.com/gpu, value: \"true\", effect: NoSchedule}]", name: "gpu-1",
          agent: "tolerations: [{operator: Exists}]")),
      Example(
        "a node that is cordoned: the pods of DaemonSets run there, too",
        cluster(
          taint: "taints: [{key: node.kubernetes.io/unschedulable, effect: NoSchedule}]", name: "gpu-1",
          agent: "hostNetwork: false")),
      Example(
        "what is no machine",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        ---
        apiVersion: v1
        kind: Node
        metadata: {name: fargate-1, labels: {eks.amazonaws.com/compute-type: fargate}}
        """),
    ])

  /// A cluster with a node and an agent.
  private static func cluster(taint: String, name: String, agent: String) -> String {
    """
    apiVersion: cluster.bulwark.dev/v1
    kind: ClusterSurvey
    metadata: {name: cluster}
    ---
    apiVersion: v1
    kind: Node
    metadata: {name: \(name), labels: {kubernetes.io/os: linux}}
    spec:
      \(taint == "{}" ? "podCIDR: 10.0.0.0/24" : taint)
    ---
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: logs, namespace: logging}
    spec:
      template:
        spec:
          \(agent)
          containers: [{name: agent, image: "fluent/fluent-bit:4.0.0"}]
    """
  }

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    let inventory = context.inventory
    guard inventory.isWholeCluster else { return false }
    let hasAgents = !context.logAgents.all(in: inventory).isEmpty
    guard object.kind == "Node" else {
      return !hasAgents && inventory.objects(ofKind: "Node").contains(where: Self.isMachine)
    }
    return hasAgents && Self.isMachine(object)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let name = object.metadata?["name"] else { return }
    guard object.kind == "Node" else {
      return report(
        "has no DaemonSet of a logging agent that is known here", at: .value(name),
        remedy: .advice("Run one on every node, or attest that the provider collects the logs of nodes"))
    }
    var obstacle = ""
    for agent in context.logAgents.all(in: context.inventory) {
      guard let found = agent.placement.obstacle(at: object) else { return }
      if obstacle.isEmpty { obstacle = "\(agent.name) does not run there: \(found)" }
    }
    report(
      "has no logging agent; \(obstacle)", at: .value(name),
      remedy: .advice("Let the agent tolerate the taints of all nodes, and ask for no label"))
  }

  /// Nodes that only stand for a service of the cloud run no DaemonSets, and Windows has agents of its own.
  private static func isMachine(_ object: KubernetesObject) -> Bool {
    guard object.kind == "Node", object.group.isEmpty else { return false }
    let labels = object.metadata?.given("labels")
    return !(labels?["eks.amazonaws.com/compute-type"]?.textIs("fargate") ?? false)
      && !(labels?["type"]?.textIs("virtual-kubelet") ?? false)
      && !(labels?["kubernetes.io/os"]?.textIs("windows") ?? false)
  }
}
