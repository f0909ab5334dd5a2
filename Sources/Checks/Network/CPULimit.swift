internal import Documents
internal import Findings
internal import Kubernetes

struct CPULimit: ContainerCheck {
  static let about = About(
    id: "network/container-resources/cpu-limit",
    severity: .medium,
    title: "Limit the processor time of every container",
    why: """
      Who gets into a container without a limit has every idle processor of the node to mine or to crack \
      with. Requests protect the neighbours; only a limit holds the container itself.
      """,
    scope: .pods,
    fails: [
      .pod("absent means no limit", "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "a request is no limit; 0 sets none",
        """
        containers:
        - name: web
          image: example.com/web:1
          ⟦resources⟧:
            requests:
              cpu: "2"
        - name: log
          image: example.com/log:1
          resources:
            limits:
              cpu: ⟦0m⟧
        """),
    ],
    passes: [
      .pod(
        "a limit, as a number",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            limits:
              cpu: 0.5
        """),
      Example(
        "the namespace's LimitRange gives one",
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

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard !container.amounts.contains(.cpuLimit) else { return }
    let written = container.amount("limits", "cpu")
    guard written != nil || container.lacks(.cpuLimit, in: workload, context), container.role != .ephemeral
    else { return }
    report(
      "has no cpu limit",
      at: written.map(Place.value) ?? .missing(under: container.node, "resources.limits.cpu"),
      remedy: Remedy(
        .review, "Set limits.cpu to what the program may use at most",
        .set(
          under: container.node, path: "resources.limits.cpu",
          to: container.proposal("cpu", usual: "500m"))))
  }
}
