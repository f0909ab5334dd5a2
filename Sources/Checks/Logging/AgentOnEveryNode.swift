internal import Documents
internal import Findings
internal import Kubernetes

struct AgentOnEveryNode: WorkloadCheck {
  static let about = About(
    id: "logging/node-agent",
    severity: .medium,
    title: "Run the logging agent on every node",
    why: """
      What happens on a node without an agent leaves no trace elsewhere, and the control plane's nodes are \
      those where a trace matters most.
      """,
    scope: .pods,
    needs: ["the DaemonSet of a logging agent"],
    fails: [
      Example(
        "the control plane's nodes keep it out", severity: .low,
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: logs
        spec:
          template:
            ⟦spec⟧:
              containers:
              - name: agent
                image: fluent/fluent-bit:4.0.0
        """),
      Example(
        "tolerations of other taints", severity: .low,
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: logs
        spec:
          template:
            spec:
              ⟦tolerations⟧:
              - key: example.com/gpu
                operator: Exists
              containers:
              - name: agent
                image: public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.0
        """),
      Example(
        "only some nodes",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: logs
        spec:
          template:
            spec:
              nodeSelector:
                kubernetes.io/os: linux
                example.com/logs: ⟦"true"⟧
              tolerations:
              - operator: Exists
              containers:
              - name: agent
                image: grafana/alloy:v1.11.0
              volumes:
              - name: logs
                hostPath:
                  path: /var/log/pods
        """),
    ],
    passes: [
      Example(
        "every taint is tolerated",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: logs
        spec:
          template:
            spec:
              nodeSelector:
                kubernetes.io/os: linux
              tolerations:
              - operator: Exists
              containers:
              - name: agent
                image: timberio/vector:0.50.0-distroless-libc
        """),
      Example(
        "the control plane's taint is tolerated",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: logs
        spec:
          template:
            spec:
              tolerations:
              - key: node-role.kubernetes.io/control-plane
                operator: Exists
                effect: NoSchedule
              containers:
              - name: agent
                image: docker.elastic.co/beats/filebeat:9.1.0
        """),
      Example(
        "other programs, collectors of metrics, and collectors that are no DaemonSet",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: metrics
        spec:
          template:
            spec:
              containers:
              - name: agent
                image: grafana/alloy:v1.11.0
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: network
        spec:
          template:
            spec:
              containers:
              - name: agent
                image: example.com/network-agent:1
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: aggregator
        spec:
          template:
            spec:
              containers:
              - name: aggregator
                image: fluent/fluentd:v1.18
        """),
    ])

  /// Other workloads say nothing about the logs of nodes.
  func applies(to workload: Workload, in context: Context) -> Bool { LogAgents.isAgent(workload) }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for label in workload.spec.given("nodeSelector")?.children.map({ $0 }) ?? [] {
      guard !label.keyIs("kubernetes.io/os"), !label.keyIs("kubernetes.io/arch") else { continue }
      report(
        "collects logs only on nodes with the label \(label.key ?? "")", at: .value(label),
        remedy: .advice("Leave the label out, or see that another agent runs on the other nodes"))
    }
    let tolerations = workload.spec.given("tolerations")
    guard !(tolerations?.children.contains(where: toleratesControlPlane) ?? false) else { return }
    let toleration = Literal.mapping([
      .init("key", .string("node-role.kubernetes.io/control-plane")), .init("operator", .string("Exists")),
      .init("effect", .string("NoSchedule")),
    ])
    report(
      "collects no logs on the nodes of the control plane, whose taint it does not tolerate",
      at: tolerations.map { .value($0) } ?? .missing(under: workload.spec, "tolerations"), severity: .low,
      remedy: Remedy(
        .review, "Tolerate the taint of the control plane",
        tolerations.map { .append(to: $0, path: "", toleration) }
          ?? .append(to: workload.spec, path: "tolerations", toleration)))
  }

  private func toleratesControlPlane(_ toleration: Node) -> Bool {
    guard toleration.given("effect").map({ $0.textIs("NoSchedule") || $0.textIs("") }) ?? true else {
      return false
    }
    guard let key = toleration.given("key"), !key.textIs("") else {
      return toleration["operator"]?.textIs("Exists") ?? false
    }
    return key.textIs("node-role.kubernetes.io/control-plane")
  }
}
