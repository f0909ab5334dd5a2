internal import Documents
internal import Findings
internal import Kubernetes

struct ContainerRequests: ContainerCheck {
  static let about = About(
    id: "network/container-resources/requests",
    severity: .medium,
    title: "Request the cpu and memory that a container needs",
    why: """
      The scheduler keeps free what is requested. What requests nothing is put anywhere, starves under load \
      and is killed first: whoever can make load can switch it off.
      """,
    scope: .pods,
    fails: [
      .pod("neither", "containers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "no memory; 0 requests nothing",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            ⟦requests⟧:
              cpu: 100m
        - name: log
          image: example.com/log:1
          resources:
            requests:
              cpu: ⟦0⟧
              memory: 64Mi
        """),
    ],
    passes: [
      .pod(
        "both",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            requests:
              cpu: 100m
              memory: 64Mi
        """),
      .pod(
        "a limit is a request too, where none is given",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            limits:
              cpu: 100m
              memory: 64Mi
        """),
      Example(
        "the namespace's LimitRange gives them",
        """
        apiVersion: v1
        kind: LimitRange
        metadata:
          name: containers
        spec:
          limits:
          - type: Container
            min:
              cpu: 10m
            defaultRequest:
              memory: 64Mi
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
    guard !container.amounts.isSuperset(of: [.requestedCPU, .requestedMemory]) else { return }
    let cpu = container.lacks(.requestedCPU, in: workload, context)
    let memory = container.lacks(.requestedMemory, in: workload, context)
    switch (cpu, memory) {
    case (true, true):
      report(
        "requests neither cpu nor memory", at: .missing(under: container.node, "resources.requests"),
        remedy: Remedy(
          .review, "Set requests to what the program usually needs",
          .set(
            under: container.node, path: "resources.requests",
            to: .mapping([.init("cpu", .string("100m")), .init("memory", .string("128Mi"))]))))
    case (true, false):
      let written = container.amount("requests", "cpu")
      report(
        "requests no cpu",
        at: written.map(Place.value) ?? .missing(under: container.node, "resources.requests.cpu"),
        remedy: Remedy(
          .review, "Set requests.cpu to what the program usually needs",
          .set(under: container.node, path: "resources.requests.cpu", to: .string("100m"))))
    case (false, true):
      let written = container.amount("requests", "memory")
      report(
        "requests no memory",
        at: written.map(Place.value) ?? .missing(under: container.node, "resources.requests.memory"),
        remedy: Remedy(
          .review, "Set requests.memory to what the program usually needs",
          .set(under: container.node, path: "resources.requests.memory", to: .string("128Mi"))))
    case (false, false): break
    }
  }
}
