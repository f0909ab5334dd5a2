internal import Findings
internal import Kubernetes

struct NamespaceLimitRange: ObjectCheck {
  static let about = About(
    id: "network/limit-range",
    severity: .medium,
    title: "Give each namespace default limits for its containers",
    why: """
      A container that names no limits may take a whole node: one that was forgotten, or one that an \
      attacker starts. A LimitRange gives limits to all of them.
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
        "one for pods and volumes gives containers nothing; one of another namespace neither",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: ⟦shop⟧
        ---
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: pods
          namespace: shop
        spec:
          limits:
          - type: Pod
            max:
              cpu: 2
              memory: 4Gi
        ---
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
          namespace: bank
        spec:
          limits:
          - type: Container
            default:
              cpu: 500m
              memory: 256Mi
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
        "one for containers",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        ---
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
          namespace: shop
        spec:
          limits:
          - type: Container
            default:
              cpu: 500m
              memory: 256Mi
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
    guard object.role == .manifest, context.inventory.bounds(of: object.name).containerRanges == 0,
      let name = object.metadata?["name"]
    else { return }
    report(
      "has no LimitRange that gives its containers limits", at: .value(name),
      remedy: .advice("Add a LimitRange with an item of type Container: default and defaultRequest"))
  }
}
