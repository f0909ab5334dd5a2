internal import Findings
internal import Kubernetes

struct KubeSystemPolicy: ObjectCheck {
  static let about = About(
    id: "network/kube-system-policy",
    severity: .medium,
    title: "Limit traffic to and from the pods of kube-system",
    why: """
      The pods there hold far-reaching permissions. Whoever can reach them, and get out from them, has a \
      short way to the whole cluster.
      """,
    scope: .kinds(["Namespace", "NetworkPolicy"]),
    needs: ["the Namespace kube-system, or its network policies beside its workloads"],
    fails: [
      Example(
        "no policy at all",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: ⟦kube-system⟧
        """),
      Example(
        "ingress only",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: ⟦metrics-server⟧
          namespace: kube-system
        spec:
          podSelector:
            matchLabels:
              k8s-app: metrics-server
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: metrics-server
          namespace: kube-system
        spec:
          template:
            metadata:
              labels:
                k8s-app: metrics-server
            spec:
              containers:
              - name: metrics-server
                image: registry.k8s.io/metrics-server/metrics-server:v0.8.0
        """),
    ],
    passes: [
      Example(
        "both directions",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kube-system
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default
          namespace: kube-system
        spec:
          podSelector: {}
          policyTypes: [Ingress, Egress]
          ingress:
          - ports:
            - port: 53
              protocol: UDP
          egress:
          - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: default
        """),
      Example(
        "the components on the host network need none, and alone they tell nothing",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: kube-apiserver
          namespace: kube-system
        spec:
          hostNetwork: true
          containers:
          - name: kube-apiserver
            image: registry.k8s.io/kube-apiserver:v1.36.0
        """),
      Example(
        "another namespace",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    NamespaceIsolation.isKubeSystem(object)
      && TrafficDirection.allCases.contains { NamespaceIsolation.judged(at: object, $0, in: context) != nil }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let ingress = NamespaceIsolation.judged(at: object, .ingress, in: context)
    let egress = NamespaceIsolation.judged(at: object, .egress, in: context)
    var what: String
    switch (ingress, egress) {
    case (.open, .open): what = "does not limit ingress or egress"
    case (.open(let count, let first), _):
      what = "does not limit ingress"
      what += NamespaceIsolation.openWorkloads(
        .open(workloads: count, first: first), "may be reached by everyone")
    case (_, .open(let count, let first)):
      what = "does not limit egress"
      what += NamespaceIsolation.openWorkloads(
        .open(workloads: count, first: first), "may connect to anything")
    default: return
    }
    report(
      object.kind == "Namespace" ? what : "stands in a namespace that \(what)",
      at: NamespaceIsolation.place(object),
      remedy: .advice("Deny by default, and allow DNS, the webhooks, the metrics, and the API server"))
  }
}
