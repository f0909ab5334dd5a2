internal import Findings
internal import Kubernetes

struct NamespaceQuota: ObjectCheck {
  static let about = About(
    id: "network/resource-quota",
    severity: .medium,
    title: "Cap what each namespace uses as a whole",
    why: """
      Limits hold for a container; how many there are is nobody's business without a quota. One tenant, or \
      who got into one, then fills the cluster.
      """,
    scope: .kinds(["Namespace"]),
    needs: ["a Namespace object beside its workloads"],
    fails: [
      Example(
        "none",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: ⟦shop⟧
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "objects are counted, and some pods; the whole is not capped",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: ⟦shop⟧
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: objects
          namespace: shop
        spec:
          hard:
            services.nodeports: "0"
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: batch
          namespace: shop
        spec:
          hard:
            limits.cpu: "4"
          scopes: [Terminating]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ],
    passes: [
      Example(
        "cpu and memory are capped; the short names are those of requests",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        ---
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
          namespace: shop
        spec:
          hard:
            cpu: "4"
            memory: 8Gi
            limits.cpu: "8"
            limits.memory: 16Gi
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "without its workloads, the rest of the namespace may well stand elsewhere",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        """),
      Example(
        "the cluster's own namespace",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kube-system
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: dns
          namespace: kube-system
        spec:
          containers:
          - name: dns
            image: example.com/coredns:1
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    !SystemNamespace.contains(object.name) && context.inventory.hasWorkloads(in: object.name)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.role == .manifest, context.inventory.bounds(of: object.name).caps.isEmpty,
      let name = object.metadata?["name"]
    else { return }
    report(
      "has no ResourceQuota that caps its cpu and memory", at: .value(name),
      remedy: .advice("Add a ResourceQuota for requests.cpu, requests.memory, limits.cpu and limits.memory"))
  }
}
