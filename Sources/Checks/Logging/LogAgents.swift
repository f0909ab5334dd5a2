internal import Documents
internal import Kubernetes

/// Programs that collect the logs of a node and send them on.
enum LogAgents {
  /// Programs that collect nothing but logs, by the last part of their image's path.
  private static let names: [StaticString] = [
    "fluent-bit", "fluentd", "fluentd-kubernetes-daemonset", "fluentd-elasticsearch", "aws-for-fluent-bit",
    "newrelic-fluentbit-output", "promtail", "filebeat", "ciprod",
  ]

  /// Programs that collect metrics and traces as well, so that only the folder of logs tells.
  private static let versatile: [StaticString] = [
    "vector", "alloy", "agent", "elastic-agent", "opentelemetry-collector", "opentelemetry-collector-contrib",
    "opentelemetry-collector-k8s", "splunk-otel-collector", "cloudwatch-agent", "logstash", "logstash-oss",
  ]

  /// The DaemonSet runs such a program.
  static func isAgent(_ workload: Workload) -> Bool {
    guard workload.object.kind == "DaemonSet" else { return false }
    return workload.containers.contains { container in
      guard let image = container.image else { return false }
      return image.isNamed(names) || image.isNamed(versatile) && readsLogs(workload)
    }
  }

  /// It mounts the folder in which the node keeps the logs of containers.
  private static func readsLogs(_ workload: Workload) -> Bool {
    workload.spec.given("volumes")?.children.contains { volume in
      volume.given("hostPath")?["path"]?.withText { $0[...].begins(with: "/var/log") } ?? false
    } ?? false
  }
}

/// The logging agents of a run and where they run, worked out when the first check asks.
final class LogAgentPlacements: Sendable {
  private let found = Lazy<[(name: String, placement: NodePlacement)]>()

  func all(in inventory: Inventory) -> [(name: String, placement: NodePlacement)] {
    found.value {
      inventory.objects(ofKind: "DaemonSet").flatMap(Workload.read).filter(LogAgents.isAgent).map {
        ($0.object.name, NodePlacement(of: $0))
      }
    }
  }
}
