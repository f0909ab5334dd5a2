internal import Documents
internal import Kubernetes

/// Programs that collect the logs of a node and send them on.
enum LogAgents {
  /// Names of images, by the last part of their path.
  private static let names: [StaticString] = [
    "fluent-bit", "fluentd", "fluentd-kubernetes-daemonset", "fluentd-elasticsearch", "aws-for-fluent-bit",
    "newrelic-fluentbit-output", "vector", "promtail", "alloy", "filebeat", "elastic-agent",
    "opentelemetry-collector", "opentelemetry-collector-contrib", "opentelemetry-collector-k8s",
    "splunk-otel-collector", "cloudwatch-agent", "logging-operator-fluent-bit",
  ]

  /// Images whose last part says too little.
  private static let paths: [StaticString] = ["datadog/agent", "datadoghq/agent", "grafana/agent"]

  static func isAgent(_ image: ImageReference) -> Bool {
    image.withPath { path in
      let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
      let name = path[start...]
      return names.contains { name.equals($0) } || name.equals("agent") && paths.contains { path.equals($0) }
    }
  }

  /// The DaemonSet runs such a program.
  static func isAgent(_ workload: Workload) -> Bool {
    workload.object.kind == "DaemonSet"
      && workload.containers.contains { $0.image.map(isAgent) ?? false }
  }
}
