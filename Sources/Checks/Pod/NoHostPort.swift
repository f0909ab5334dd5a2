internal import Documents
internal import Findings
internal import Kubernetes

struct NoHostPort: ContainerCheck {
  static let about = About(
    id: "pod/no-host-port",
    severity: .medium,
    title: "Do not bind ports of the node",
    why: """
      A host port opens the container on every address of the node, past Services and, with many network \
      plugins, past network policies.
      """,
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "a port of the node",
        """
        containers:
        - name: web
          image: example.com/web:1
          ports:
          - containerPort: 8080
            hostPort: ⟦80⟧
        """),
      .pod(
        "Pod Security judges it also beside hostNetwork", profile: .pssBaseline,
        """
        hostNetwork: true
        initContainers:
        - name: setup
          image: example.com/setup:1
          ports:
          - containerPort: 8080
            hostPort: ⟦8080⟧
        containers:
        - name: web
          image: example.com/web:1
        """),
    ],
    passes: [
      .pod(
        "a container port; 0 is no port",
        """
        containers:
        - name: web
          image: example.com/web:1
          ports:
          - containerPort: 8080
          - containerPort: 8081
            hostPort: 0
        """),
      .pod(
        "on the host network the port follows from it: pod/no-host-network",
        """
        hostNetwork: true
        containers:
        - name: web
          image: example.com/web:1
          ports:
          - containerPort: 8080
            hostPort: 8080
        """),
    ])

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let ports = container.node.given("ports") else { return }
    for port in ports.children {
      guard let hostPort = port.given("hostPort"), let number = hostPort.int, number != 0 else { continue }
      if context.profile == .nsa, workload.flag("hostNetwork") == true, port["containerPort"]?.int == number {
        continue
      }
      report(
        "binds port \(number) of the node", at: .value(hostPort), discriminator: String(number),
        remedy: Remedy(.review, "Remove hostPort and put a Service before the pod", .remove(hostPort)))
    }
  }
}
