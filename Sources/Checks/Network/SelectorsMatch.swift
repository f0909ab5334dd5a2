internal import Findings
internal import Kubernetes

struct SelectorsMatch: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/no-match",
    severity: .medium,
    title: "Select pods that exist",
    why: """
      A policy that selects no pod protects none, and nobody is told: one letter in a label leaves the pods \
      that were meant open to everyone.
      """,
    scope: .kinds(["NetworkPolicy"]),
    fails: [
      Example(
        "a label that no workload of the namespace has",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          ⟦podSelector⟧:
            matchLabels:
              app: wbe
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
        """)
    ],
    passes: [
      Example(
        "the pods are there",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            metadata:
              labels:
                app: web
                tier: front
            spec:
              containers:
              - name: web
                image: example.com/web:1
        """),
      Example(
        "without workloads of its namespace in the input nothing can be said",
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
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
          namespace: other
          labels:
            app: api
        spec:
          containers:
          - name: api
            image: example.com/api:1
        """),
      Example(
        "an operator makes the pods of an object with these labels",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: prometheus
        spec:
          podSelector:
            matchLabels:
              app: prometheus
        ---
        apiVersion: monitoring.example.com/v1
        kind: Prometheus
        metadata:
          name: main
          labels:
            app: prometheus
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
        """),
      Example(
        "who names no namespace may be meant for that of the others",
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector:
            matchLabels:
              app: web
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: job
        spec:
          containers:
          - name: job
            image: example.com/job:1
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
          labels:
            app: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { NetworkPolicy.isOne(object) }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let policy = NetworkPolicy(object), let workloads = NamespaceWorkloads(of: object, in: context),
      workloads.lack(policy.podSelector), let place = policy.podSelector.node
    else { return }
    report(
      "does not select \(workloads.words) of its namespace in the input", at: .value(place),
      remedy: .advice("Select the labels that the pods have, or remove the policy"))
  }
}
