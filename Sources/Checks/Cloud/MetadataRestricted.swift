internal import Findings
internal import Kubernetes

struct MetadataRestricted: ObjectCheck {
  static let about = About(
    id: "cloud/block-metadata-from-pods/unrestricted",
    severity: .medium,
    title: "Have an egress policy between every pod and the cloud's metadata service",
    why: """
      Where no policy limits egress, every pod may ask the metadata service for the credentials of its node, \
      unless the cloud itself refuses it.
      """,
    scope: .kinds(["Namespace", "NetworkPolicy"]),
    needs: ["Namespace objects, or network policies beside the workloads of their namespaces"],
    fails: [
      Example(
        "the policies of the namespace are for ingress only",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: ⟦shop⟧
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: shop
        spec:
          podSelector: {}
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
        """)
    ],
    passes: [
      Example(
        "egress is limited for all pods",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Egress]
        """),
      Example(
        "the cloud answers pods with their own identity",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
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
        ---
        apiVersion: v1
        kind: Node
        metadata:
          name: pool-1-a
          labels:
            iam.gke.io/gke-metadata-server-enabled: "true"
        """),
      Example(
        "a namespace without workloads in the input",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    switch NamespaceIsolation.judged(at: object, .egress, in: context) {
    case .open(_, let first): first != nil
    case .complete: true
    case .unknown, nil: false
    }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard case .open(let count, let first?) = NamespaceIsolation.judged(at: object, .egress, in: context)
    else { return }
    let name = object.kind == "Namespace" ? object.name : object.namespace
    let workloads = context.inventory.network(of: name).workloads
    guard !context.metadataGuard.covers(workloads, in: context.inventory),
      !context.metadataGuard.isOfCloud(context.inventory)
    else { return }
    let whom =
      count == 1 ? "the workload \(first.object.name)" : "\(count) workloads, \(first.object.name) first,"
    report(
      "\(object.kind == "Namespace" ? "keeps" : "is in a namespace that keeps") no egress policy between "
        + "\(whom) and the cloud's metadata service",
      at: NamespaceIsolation.place(object),
      remedy: .advice(
        "Deny egress by default, as `bulwark network generate` does, or let all out except 169.254.169.254/32"
      ))
  }
}
