internal import Findings
internal import Kubernetes

struct LimitRangeSingle: ObjectCheck {
  static let about = About(
    id: "network/limit-range/single",
    severity: .low,
    title: "Give defaults in one LimitRange of a namespace",
    why: """
      Where several give defaults it is open which of them a container gets: the limits that were \
      reviewed may not be the ones that hold.
      """,
    scope: .kinds(["LimitRange"]),
    fails: [
      Example(
        "two that give a default",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: ⟦tight⟧
          namespace: shop
        spec:
          limits:
          - type: Container
            default:
              memory: 256Mi
        ---
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: ⟦loose⟧
          namespace: shop
        spec:
          limits:
          - type: Container
            max:
              memory: 64Gi
        """)
    ],
    passes: [
      Example(
        "one for containers, one for volumes",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
          namespace: shop
        spec:
          limits:
          - type: Container
            default:
              memory: 256Mi
        ---
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: volumes
          namespace: shop
        spec:
          limits:
          - type: PersistentVolumeClaim
            max:
              storage: 10Gi
        """),
      Example(
        "one in each namespace; of those without a namespace nobody knows",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
          namespace: shop
        spec:
          limits:
          - type: Container
            default:
              memory: 256Mi
        ---
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: small
        spec:
          limits:
          - type: Container
            default:
              memory: 64Mi
        ---
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: large
        spec:
          limits:
          - type: Container
            default:
              memory: 1Gi
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let namespace = object.namespace, object.role == .manifest,
      context.inventory.bounds(of: namespace).defaultingRanges > 1,
      let name = object.metadata?["name"],
      object.node.given("spec")?.given("limits")?.children.contains(where: {
        $0["type"]?.textIs("Container") ?? false && !NamespaceBounds.defaults(of: $0).isEmpty
      }) ?? false
    else { return }
    report(
      "gives defaults where another LimitRange of \(namespace) does so too", at: .value(name),
      remedy: .advice("Join them into one"))
  }
}
