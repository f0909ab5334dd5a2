internal import Findings
internal import Kubernetes

struct DNSAllowed: ObjectCheck {
  static let about = About(
    id: "network/default-deny-egress/dns",
    severity: .low,
    title: "Allow DNS where egress is denied",
    why: """
      A deny that takes name resolution away stops every program of the namespace, and is soon taken back \
      altogether.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "no policy of the namespace lets DNS out",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
        spec:
          podSelector: {}
          ⟦policyTypes⟧: [Ingress, Egress]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
          egress:
          - to:
            - podSelector: {}
            ports:
            - port: 53
              protocol: TCP
            - port: 443
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "over UDP alone: long answers come over TCP",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
        spec:
          podSelector: {}
          ⟦policyTypes⟧: [Egress]
          egress:
          - ports:
            - port: 53
              protocol: UDP
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ],
    passes: [
      Example(
        "DNS is allowed by a policy of its own",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
        spec:
          podSelector: {}
          policyTypes: [Egress]
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: dns
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: kube-system
              podSelector:
                matchLabels:
                  k8s-app: kube-dns
            ports:
            - port: 53
              protocol: UDP
            - port: 53
              protocol: TCP
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "by the name of the port, or by a rule for all ports",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: a
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - ports:
            - port: dns
              protocol: UDP
            - port: dns-tcp
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: a
        spec:
          containers:
          - name: web
            image: example.com/web:1
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
          namespace: b
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
          - to:
            - namespaceSelector: {}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: b
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "a deny that stands alone: the rest of its namespace is not in the input",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: default-deny
        spec:
          podSelector: {}
          policyTypes: [Egress]
        """),
    ])

  /// Only such a deny counts: that DNS is allowed says nothing of what is denied.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    NetworkPolicy(object).map { !PolicyRules.withoutDNS($0, .egress, in: context.inventory).isEmpty } ?? false
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object), let place = policy.policyTypes ?? policy.spec else { return }
    let missing = PolicyRules.withoutDNS(policy, .egress, in: context.inventory)
      .map(\.description).joined(separator: " and ")
    report(
      "cuts the pods of its namespace off from DNS: no policy lets them out to \(missing) port 53",
      at: .value(place),
      remedy: .advice("Allow UDP and TCP port 53 to the pods with k8s-app: kube-dns in kube-system"))
  }
}
