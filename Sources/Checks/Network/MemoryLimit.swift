internal import Documents
internal import Findings
internal import Kubernetes

struct MemoryLimit: ContainerCheck {
  static let about = About(
    id: "network/container-resources",
    severity: .high,
    title: "Limit the memory of every container",
    why: """
      Without a limit one container takes the memory of the node, by a leak or by intent, and the kernel \
      and the kubelet kill its neighbours.
      """,
    scope: .pods,
    fails: [
      .pod("absent means no limit", "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "0 sets none, null is absent; init containers run on the same node",
        """
        initContainers:
        - name: setup
          image: example.com/setup:1
          resources:
            limits:
              ⟦memory⟧: null
        containers:
        - name: web
          image: example.com/web:1
          resources:
            limits:
              memory: ⟦"0"⟧
            requests:
              memory: 1Gi
        """),
      .pod(
        "limits for the whole pod came with 1.34", minor: 33,
        """
        resources:
          limits:
            memory: 1Gi
        containers:
        - ⟦name⟧: web
          image: example.com/web:1
        """),
      Example(
        "the defaults of another namespace",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
          namespace: bank
        spec:
          limits:
          - type: Container
            default:
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
            ⟦resources⟧: {}
        """),
    ],
    passes: [
      .pod(
        "a limit; ephemeral containers cannot have one",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            limits:
              memory: 256Mi
        ephemeralContainers:
        - name: debug
          image: example.com/debug:1
        """),
      .pod(
        "a limit for the whole pod",
        """
        resources:
          limits:
            memory: 1Gi
        containers:
        - name: web
          image: example.com/web:1
        """),
      Example(
        "the namespace's LimitRange gives one, here its max",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
          namespace: shop
        spec:
          limits:
          - type: Container
            max:
              memory: 1Gi
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
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard !container.amounts.contains(.memoryLimit) else { return }
    let written = container.amount("limits", "memory")
    guard written != nil || container.lacks(.memoryLimit, in: workload, context),
      container.role != .ephemeral
    else { return }
    report(
      "has no memory limit",
      at: written.map(Place.value) ?? .missing(under: container.node, "resources.limits.memory"),
      remedy: Remedy(
        .review, "Set limits.memory to what the program needs at most",
        .set(
          under: container.node, path: "resources.limits.memory",
          to: container.proposal("memory", usual: "256Mi"))))
  }
}
