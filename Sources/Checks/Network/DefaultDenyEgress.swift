internal import Findings
internal import Kubernetes

struct DefaultDenyEgress: ObjectCheck {
  static let about = About(
    id: "network/default-deny-egress",
    severity: .high,
    title: "Deny egress by default in every namespace",
    why: """
      Without a policy an intruder may take data out to any address, load tools, and ask the metadata service \
      of the cloud for credentials.
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
          policyTypes: [Ingress]
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
        "an empty list of rules without policyTypes isolates for ingress only", isMarked: true,
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: all
          namespace: shop
        spec:
          podSelector: {}
          egress: []
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
          policyTypes: [Egress]
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
          policyTypes: [Egress]
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
          egress:
          - action: Deny
            to:
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
          egress:
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
    !NamespaceIsolation.isSystem(object) && NamespaceIsolation.judged(at: object, .egress, in: context) != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let isolation = NamespaceIsolation.judged(at: object, .egress, in: context), case .open = isolation
    else { return }
    let subject = object.kind == "Namespace" ? "" : "stands in a namespace that "
    let open = NamespaceIsolation.openWorkloads(isolation, "may connect to anything")
    report(
      "\(subject)denies no egress by default\(open)", at: NamespaceIsolation.place(object),
      remedy: .advice(
        "Deny egress for podSelector {}; `bulwark network generate` writes that with what the pods need"))
  }
}
