internal import Documents
internal import Findings
internal import Kubernetes

struct LimitRangeDefaults: ObjectCheck {
  static let about = About(
    id: "network/limit-range/defaults",
    severity: .medium,
    title: "Let a LimitRange give defaults for cpu and memory",
    why: """
      Bounds alone stop who asks for too much. What a LimitRange gives no default for, a container that \
      does not ask has without limit.
      """,
    scope: .kinds(["LimitRange"]),
    fails: [
      Example(
        "memory is forgotten",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits:
          - type: Container
            ⟦default⟧:
              cpu: 500m
        """),
      Example(
        "min bounds what is asked, and is a request at most",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits:
          - ⟦type⟧: Container
            min:
              cpu: 10m
              memory: 16Mi
        """),
    ],
    passes: [
      Example(
        "the requests follow from the limits",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits:
          - type: Container
            default:
              cpu: 500m
              memory: 256Mi
        """),
      Example(
        "the default follows from max",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits:
          - type: Container
            max:
              cpu: "2"
              memory: 1Gi
        """),
      Example(
        "two together give all; one for volumes gives none and need not",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: cpu
          namespace: shop
        spec:
          limits:
          - type: Container
            default:
              cpu: 500m
        ---
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: memory
          namespace: shop
        spec:
          limits:
          - type: Container
            default:
              memory: 256Mi
          - type: PersistentVolumeClaim
            max:
              storage: 10Gi
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let missing = ComputeResources.all.subtracting(context.inventory.bounds(of: object.namespace).defaults)
    guard !missing.isEmpty,
      let item = object.node.given("spec")?.given("limits")?.children
        .first(where: { $0["type"]?.textIs("Container") ?? false })
    else { return }
    let names = missing.names.joined(separator: ", ")
    report(
      "gives containers no default for \(names)", at: .missing(under: item, "default"),
      remedy: .advice("Give default and defaultRequest for cpu and memory"))
  }
}
