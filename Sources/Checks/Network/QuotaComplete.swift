internal import Documents
internal import Findings
internal import Kubernetes

struct QuotaComplete: ObjectCheck {
  static let about = About(
    id: "network/resource-quota/complete",
    severity: .low,
    title: "Cap requests and limits of both cpu and memory",
    why: "What the quota leaves out one tenant can still take whole.",
    scope: .kinds(["ResourceQuota"]),
    fails: [
      Example(
        "requests, and no limits",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
        spec:
          ⟦hard⟧:
            requests.cpu: "4"
            memory: 8Gi
        """)
    ],
    passes: [
      Example(
        "all four",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
        spec:
          hard:
            requests.cpu: "4"
            requests.memory: 8Gi
            limits.cpu: "8"
            limits.memory: 16Gi
        """),
      Example(
        "two quotas share the work",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: requests
          namespace: shop
        spec:
          hard:
            cpu: "4"
            memory: 8Gi
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: limits
          namespace: shop
        spec:
          hard:
            limits.cpu: "8"
            limits.memory: 16Gi
        """),
      Example(
        "one that counts objects, and one that is for some pods only, have another purpose",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: objects
        spec:
          hard:
            pods: "20"
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: batch
        spec:
          hard:
            limits.cpu: "4"
          scopes: [Terminating]
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard !NamespaceBounds.caps(of: object).isEmpty, let spec = object.node.given("spec") else { return }
    let missing = ComputeResources.all.subtracting(context.inventory.bounds(of: object.namespace).caps)
    guard !missing.isEmpty else { return }
    report(
      "leaves \(missing.names.joined(separator: ", ")) without a cap", at: .missing(under: spec, "hard"),
      remedy: .advice("Cap requests.cpu, requests.memory, limits.cpu and limits.memory"))
  }
}
