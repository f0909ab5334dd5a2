internal import Documents
internal import Findings
internal import Kubernetes

struct QuotaWithDefaults: ObjectCheck {
  static let about = About(
    id: "network/resource-quota/refused-pods",
    severity: .low,
    title: "Let pods keep to the quota of their namespace",
    why: """
      Where a quota caps an amount, a pod that does not name it is refused. The quick way out is to drop \
      the quota; a LimitRange with defaults is the good one.
      """,
    scope: .kinds(["ResourceQuota"]),
    fails: [
      Example(
        "the container names no limits, and nobody gives it any",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
          namespace: shop
        spec:
          ⟦hard⟧:
            limits.cpu: "8"
            limits.memory: 16Gi
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
        spec:
          template:
            spec:
              containers:
              - name: web
                image: example.com/web:1
                resources:
                  limits:
                    cpu: "1"
        """)
    ],
    passes: [
      Example(
        "defaults for what is not named; a request follows from a limit",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
          namespace: shop
        spec:
          hard:
            requests.memory: 8Gi
            limits.cpu: "8"
            limits.memory: 16Gi
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
            resources:
              limits:
                memory: 256Mi
        """),
      Example(
        "without a namespace nobody knows whose pods they are",
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata:
          name: compute
        spec:
          hard:
            limits.cpu: "8"
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
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let caps = NamespaceBounds.caps(of: object)
    guard !caps.isEmpty, let namespace = object.namespace, let hard = object.node.given("spec")?.given("hard")
    else { return }
    let needed = caps.subtracting(context.inventory.bounds(of: namespace).defaults)
    guard !needed.isEmpty else { return }
    var first: (workload: Workload, missing: ComputeResources)?
    var others = 0
    for workload in context.inventory.workloads(of: namespace) {
      guard let missing = Self.missing(needed, in: workload, context) else { continue }
      if first == nil { first = (workload, missing) } else { others += 1 }
    }
    guard let (workload, missing) = first else { return }
    let rest = others == 0 ? "" : " and of \(others) more"
    report(
      "refuses the pods of \(workload.object.kind) \(workload.object.name)\(rest): no "
        + missing.names.joined(separator: ", "),
      at: .value(hard),
      remedy: .advice("Add a LimitRange with defaults, or name the amounts in the containers"))
  }

  private static func missing(
    _ needed: ComputeResources, in workload: Workload, _ context: Context
  ) -> ComputeResources? {
    for container in workload.containers where container.role != .ephemeral {
      let missing = needed.subtracting(container.amounts(in: workload, context))
      if !missing.isEmpty { return missing }
    }
    return nil
  }
}
