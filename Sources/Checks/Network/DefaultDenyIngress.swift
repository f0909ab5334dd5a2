internal import Findings
internal import Kubernetes

struct DefaultDenyIngress: ObjectCheck {
  static let about = About(
    id: "network/default-deny-ingress",
    severity: .high,
    title: "Deny ingress by default in every namespace",
    why: """
      Without a policy every pod of the cluster may open connections to every pod of the namespace: one \
      intruder is enough to try them all.
      """,
    scope: .kinds(["Namespace", "NetworkPolicy"]),
    needs: ["Namespace objects, or network policies beside the workloads of their namespaces"],
    fails: [
      .namespace("a namespace without policies", isMarked: true),
      .namespace(
        "a policy for one workload leaves the others open", isMarked: true,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
          namespace: shop
        spec:
          podSelector:
            matchLabels:
              app: web
          policyTypes: [Ingress, Egress]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
          namespace: shop
          labels:
            app: api
        spec:
          containers:
          - name: api
            image: example.com/api:1
        """),
      Example(
        "without a Namespace object, the first policy speaks for its namespace",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: ⟦all⟧
        spec:
          podSelector: {}
          policyTypes: [Egress]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
        spec:
          containers:
          - name: api
            image: example.com/api:1
        """),
      .namespace(
        "policyTypes without Ingress isolates nothing there, whatever rules are written", isMarked: true,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Egress]
          ingress: []
        """),
    ],
    passes: [
      .namespace(
        "all pods are isolated",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: shop
        spec:
          podSelector: {}
          policyTypes: [Ingress]
        """),
      Example(
        "each workload is selected by a policy, and no policy reaches pods of the host network",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchExpressions:
            - key: app
              operator: In
              values: [web, api]
          policyTypes: [Ingress]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
          labels:
            app: api
        spec:
          containers:
          - name: api
            image: example.com/api:1
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: agent
        spec:
          hostNetwork: true
          containers:
          - name: agent
            image: example.com/agent:1
        """),
      .namespace(
        "the Baseline tier of the cluster denies",
        """
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: BaselineAdminNetworkPolicy
        metadata:
          name: default
        spec:
          subject:
            namespaces: {}
          ingress:
          - action: Deny
            from:
            - namespaces: {}
        """),
      .namespace(
        "a plugin's policy isolates all pods",
        """
        apiVersion: cilium.io/v2
        kind: CiliumNetworkPolicy
        metadata:
          name: default-deny
          namespace: shop
        spec:
          endpointSelector: {}
          ingress:
          - {}
        """),
      Example(
        "a workload alone tells nothing of its namespace",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
        spec:
          containers:
          - name: api
            image: example.com/api:1
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    !NamespaceIsolation.isSystem(object)
      && NamespaceIsolation.judged(at: object, .ingress, in: context) != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let isolation = NamespaceIsolation.judged(at: object, .ingress, in: context), case .open = isolation
    else { return }
    let subject = object.kind == "Namespace" ? "" : "stands in a namespace that "
    let open = NamespaceIsolation.openWorkloads(isolation, "may be reached by everyone")
    report(
      "\(subject)denies no ingress by default\(open)", at: NamespaceIsolation.place(object),
      remedy: .advice(
        "Deny ingress for podSelector {}; `bulwark network generate` writes that with what the pods need"))
  }
}
