internal import Findings
internal import Kubernetes

struct KubeSystemDNS: ObjectCheck {
  static let about = About(
    id: "network/kube-system-policy/dns",
    severity: .medium,
    title: "Let DNS in where kube-system denies ingress",
    why: """
      The name server of the cluster runs in kube-system. A deny without an exception for port 53 stops every \
      namespace at once, and is soon taken back altogether.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "a deny and nothing else",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: kube-system
        spec:
          ⟦podSelector⟧: {}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: coredns
          namespace: kube-system
        spec:
          template:
            metadata:
              labels:
                k8s-app: kube-dns
            spec:
              containers:
              - name: coredns
                image: registry.k8s.io/coredns/coredns:v1.13.1
        """)
    ],
    passes: [
      Example(
        "everyone may ask",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: kube-system
        spec:
          podSelector: {}
          policyTypes: [Ingress]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: dns
          namespace: kube-system
        spec:
          podSelector:
            matchLabels:
              k8s-app: kube-dns
          ingress:
          - ports:
            - port: 53
              protocol: UDP
            - port: 53
              protocol: TCP
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: coredns
          namespace: kube-system
        spec:
          template:
            metadata:
              labels:
                k8s-app: kube-dns
            spec:
              containers:
              - name: coredns
                image: registry.k8s.io/coredns/coredns:v1.13.1
        """),
      Example(
        "another namespace",
        """
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
        """),
    ])

  /// Only such a deny counts: that DNS is allowed says nothing of what is denied.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    NamespaceIsolation.isKubeSystem(object)
      && NetworkPolicy(object).map { !PolicyRules.withoutDNS($0, .ingress, in: context.inventory).isEmpty }
        ?? false
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object), let spec = policy.spec else { return }
    let missing = PolicyRules.withoutDNS(policy, .ingress, in: context.inventory)
      .map(\.description).joined(separator: " and ")
    report(
      "keeps the whole cluster from its name server: no policy lets \(missing) port 53 in",
      at: .value(spec.given("podSelector") ?? spec),
      remedy: .advice("Allow UDP and TCP port 53 to the pods with k8s-app: kube-dns"))
  }
}
