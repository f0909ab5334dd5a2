internal import Documents
internal import Findings
internal import Kubernetes

struct QuotaConsistent: ObjectCheck {
  static let about = About(
    id: "network/resource-quota/invalid",
    severity: .medium,
    title: "Write a ResourceQuota that the API takes",
    why: "The API refuses what it does not know, and the namespace stays without a cap.",
    scope: .kinds(["ResourceQuota"]),
    fails: [
      Example(
        "an unknown resource",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
        spec:
          hard:
            ⟦limits.cpus⟧: "8"
            limits.memory: 16Gi
        """),
      Example(
        "no quantities",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
        spec:
          hard:
            requests.memory: ⟦16GB⟧
            pods: ⟦-1⟧
            requests.cpu: ⟦true⟧
        """),
    ],
    passes: [
      Example(
        "all sorts of resources",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
        spec:
          hard:
            cpu: "8"
            requests.memory: 16Gi
            pods: 20
            services.loadbalancers: 0
            requests.storage: 100Gi
            requests.nvidia.com/gpu: 4
            count/jobs.batch: "10"
            gold.storageclass.storage.k8s.io/requests.storage: 10Gi
            hugepages-2Mi: 1Gi
            requests.hugepages-1Gi: 2Gi
        """),
      Example(
        "empty",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
        spec:
          hard: {}
        """),
    ])

  /// Names without a domain that quotas know (kubernetes, `standardQuotaResources`).
  private static let known: [StaticString] = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage",
    "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods",
    "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps",
    "services.nodeports", "services.loadbalancers",
  ]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let hard = object.node.given("spec")?.given("hard") else { return }
    for amount in hard.children {
      if !Self.known.contains(where: amount.keyIs), let name = amount.key, !name.contains("/"),
        !name.hasPrefix("hugepages-"), !name.hasPrefix("requests.hugepages-")
      {
        report(
          "caps \(name), which quotas do not know", at: .key(amount),
          remedy: .advice("Name a resource that quotas know, such as limits.cpu"))
        continue
      }
      let problem: String
      do {
        guard try Quantity(amount) < .zero else { continue }
        problem = "is less than nothing"
      } catch {
        problem = error.description
      }
      report(
        "\(amount.key ?? ""): \(amount.text ?? "the value") \(problem)", at: .value(amount),
        remedy: LimitRangeConsistent.unit)
    }
  }
}
