import Kubernetes
import Testing

/// What a workload's pods count for in a quota.
@Suite("Amounts and counts of pods") struct PodAmountTests {
  private func read(_ text: String) throws -> (workload: Workload, inventory: Inventory) {
    let inventory = Inventory(objects: try objects(text))
    return (try #require(inventory.workloads.first), inventory)
  }

  @Test("init containers count by the largest with the sidecars before it, not by their sum")
  func initContainers() throws {
    let (workload, _) = try read(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        overhead: {cpu: 10m}
        initContainers:
        - {name: i, resources: {limits: {cpu: 400m}}}
        - {name: s, restartPolicy: Always, resources: {limits: {cpu: 100m}}}
        - {name: j, resources: {limits: {cpu: 500m}}}
        containers:
        - {name: c, resources: {limits: {cpu: 300m}, requests: {cpu: 20m}}}
      """)
    #expect(workload.podAmount(of: .cpuLimit, default: nil, podLevel: true) == 610_000_000)
    #expect(workload.podAmount(of: .memoryLimit, default: nil, podLevel: true) == nil)
    #expect(workload.podAmount(of: .memoryLimit, default: Quantity(3), podLevel: true) == 6_000_000_000)
  }

  @Test("amounts of the pod as a whole count where the version knows them; the largest do not overflow")
  func whole() throws {
    let (workload, _) = try read(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        resources: {requests: {memory: 1}}
        containers:
        - {name: c, resources: {requests: {memory: 9E}}}
        - {name: d, resources: {requests: {memory: 9E}}}
      """)
    #expect(workload.podAmount(of: .requestedMemory, default: nil, podLevel: true) == 1_000_000_000)
    #expect(
      workload.podAmount(of: .requestedMemory, default: nil, podLevel: false)
        == Int128(Int.max) * 1_000_000_000)
  }

  @Test(
    "replicas, their surge, parallelism, nodes",
    arguments: [
      ("Deployment", "replicas: 5", PodCount.pods(5, surge: 2)),
      ("Deployment", "{}", .pods(1, surge: 1)),
      ("Deployment", "strategy: {type: Recreate}", .pods(1, surge: 0)),
      ("Deployment", "{replicas: 3, strategy: {rollingUpdate: {maxSurge: 4}}}", .pods(3, surge: 4)),
      ("Deployment", "replicas: 0", .pods(0, surge: 0)),
      ("StatefulSet", "replicas: 5", .pods(5, surge: 0)), ("Job", "parallelism: 3", .pods(3, surge: 0)),
      ("DaemonSet", "{}", .perNode),
    ])
  func counts(_ kind: String, _ spec: String, _ expected: PodCount) throws {
    let inner = spec.hasPrefix("{") ? String(spec.dropFirst().dropLast()) : spec
    let separator = inner.isEmpty ? "" : ", "
    let (workload, inventory) = try read(
      """
      apiVersion: \(kind == "Job" ? "batch" : "apps")/v1
      kind: \(kind)
      metadata: {name: a}
      spec: {\(inner)\(separator)template: {spec: {containers: [{name: c}]}}}
      """)
    #expect(workload.podCount(in: inventory) == expected)
  }

  @Test("an autoscaler's maximum counts, and pods that a controller of the input makes do not")
  func autoscaled() throws {
    let (workload, inventory) = try read(
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: a, namespace: n}
      spec: {replicas: 2, template: {spec: {containers: [{name: c}]}}}
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: a, namespace: n}
      spec: {maxReplicas: 7, scaleTargetRef: {kind: StatefulSet, name: a}}
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: a-0
        namespace: n
        ownerReferences: [{kind: StatefulSet, name: a, controller: true}]
      spec: {containers: [{name: c}]}
      """)
    #expect(workload.podCount(in: inventory) == .pods(7, surge: 0))
    #expect(inventory.workloads.map { $0.isOwned(in: inventory) } == [false, true])
  }
}
