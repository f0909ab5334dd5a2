internal import Findings
internal import Kubernetes

struct NoHostNetwork: WorkloadCheck {
  static let about = About(
    id: "pod/no-host-network",
    severity: .high,
    title: "Do not use the host network",
    why: """
      Network policies do not bind such a pod. It reaches what listens on the node's loopback and the \
      cloud's metadata service, and can listen to the traffic of others.
      """,
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "uses the node's network", "hostNetwork: ⟦true⟧\ncontainers:\n- name: web\n  image: example.com/web:1"
      ),
      Example(
        "host ports that follow from it are this one finding",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: ingress
        spec:
          selector:
            matchLabels: {app: ingress}
          template:
            metadata:
              labels: {app: ingress}
            spec:
              hostNetwork: ⟦true⟧
              containers:
              - name: proxy
                image: example.com/proxy:1
                ports:
                - containerPort: 443
                  hostPort: 443
        """),
    ],
    passes: [.pod("absent means false", "containers:\n- name: web\n  image: example.com/web:1")])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard workload.flag("hostNetwork") == true, let node = workload.spec["hostNetwork"] else { return }
    report(
      "uses the network of the node", at: .value(node),
      remedy: Self.hasHostPort(workload)
        ? .advice("Remove hostNetwork together with the hostPorts that mirror it")
        : Remedy(.review, "Remove hostNetwork", .remove(node)))
  }

  /// Without hostNetwork these would begin to be ports of the node in their own right.
  private static func hasHostPort(_ workload: Workload) -> Bool {
    workload.containers.contains { container in
      container.node.given("ports")?.children.contains { $0.given("hostPort")?.int ?? 0 != 0 } ?? false
    }
  }
}
