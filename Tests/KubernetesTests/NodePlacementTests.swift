import Documents
import Kubernetes
import Testing

@Suite("On which nodes a DaemonSet runs")
struct NodePlacementTests {
  private func obstacle(_ spec: String, _ node: String) throws -> String? {
    let text = """
      kind: DaemonSet
      apiVersion: apps/v1
      metadata: {name: agent}
      spec: {template: {spec: {\(spec)}}}
      ---
      kind: Node
      apiVersion: v1
      metadata: {name: n1, labels: {zone: a, size: "8", empty: ""}}
      spec: {\(node)}
      """
    let objects = try objects(text)
    let workload = try #require(Workload.read(objects[0]).first)
    return NodePlacement(of: workload).obstacle(at: objects[1])
  }

  private static func affinity(_ term: String) -> String {
    """
    affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [\(term)]}}}
    """
  }

  @Test(
    "selectors and affinity",
    arguments: [
      ("nodeSelector: {zone: a}", true), ("nodeSelector: {zone: a, size: '8'}", true),
      ("nodeSelector: {zone: b}", false), ("nodeSelector: {gone: a}", false),
      ("nodeSelector: {empty: ''}", true),
      ("nodeSelector: {}", true), ("nodeSelector: null", true),
      (affinity("{matchExpressions: [{key: zone, operator: In, values: [a, b]}]}"), true),
      (affinity("{matchExpressions: [{key: zone, operator: NotIn, values: [a]}]}"), false),
      (affinity("{matchExpressions: [{key: gone, operator: NotIn, values: [a]}]}"), true),
      (
        affinity("{matchExpressions: [{key: zone, operator: Exists}, {key: gone, operator: DoesNotExist}]}"),
        true
      ),
      (affinity("{matchExpressions: [{key: size, operator: Gt, values: ['7']}]}"), true),
      (affinity("{matchExpressions: [{key: size, operator: Lt, values: ['8']}]}"), false),
      (affinity("{matchExpressions: [{key: zone, operator: Gt, values: ['7']}]}"), false),
      (affinity("{matchExpressions: [{key: zone, operator: Near, values: [a]}]}"), false),
      (affinity("{matchFields: [{key: metadata.name, operator: In, values: [n1]}]}"), true),
      (affinity("{matchFields: [{key: metadata.name, operator: NotIn, values: [n1]}]}"), false),
      (affinity("{}"), false), (affinity(""), false),
      (affinity("{}, {matchExpressions: [{key: zone, operator: Exists}]}"), true),
    ])
  func selection(spec: String, runs: Bool) throws {
    #expect(try (obstacle(spec, "") == nil) == runs)
  }

  @Test(
    "taints and tolerations",
    arguments: [
      ("", "{key: gpu, effect: NoSchedule}", false), ("", "{key: gpu, effect: PreferNoSchedule}", true),
      ("", "{key: node.kubernetes.io/unschedulable, effect: NoSchedule}", true),
      ("", "{key: node.kubernetes.io/network-unavailable, effect: NoSchedule}", false),
      ("hostNetwork: true", "{key: node.kubernetes.io/network-unavailable, effect: NoSchedule}", true),
      ("tolerations: [{operator: Exists}]", "{key: gpu, value: x, effect: NoExecute}", true),
      ("tolerations: [{key: gpu, operator: Exists}]", "{key: gpu, value: x, effect: NoExecute}", true),
      ("tolerations: [{key: gpu, value: x}]", "{key: gpu, value: x, effect: NoSchedule}", true),
      ("tolerations: [{key: gpu, value: y}]", "{key: gpu, value: x, effect: NoSchedule}", false),
      ("tolerations: [{key: gpu}]", "{key: gpu, effect: NoSchedule}", true),
      (
        "tolerations: [{key: gpu, operator: Exists, effect: NoExecute}]", "{key: gpu, effect: NoSchedule}",
        false
      ),
      ("tolerations: [{value: x}]", "{key: gpu, value: x, effect: NoSchedule}", false),
    ])
  func taints(spec: String, taint: String, runs: Bool) throws {
    #expect(try (obstacle(spec, "taints: [\(taint)]") == nil) == runs)
  }
}
