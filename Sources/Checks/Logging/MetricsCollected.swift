internal import Documents
internal import Findings
internal import Kubernetes

struct MetricsCollected: ObjectCheck {
  static let about = About(
    id: "logging/metrics",
    severity: .medium,
    title: "Collect the metrics of nodes and pods",
    why: """
      Miners and floods show first in what they consume. Without metrics that are kept nobody knows what is usual, and \
      nobody sees what is not.
      """,
    scope: .kinds(["ClusterSurvey"]),
    needs: ["the workloads and API services of a live cluster"],
    fails: [
      Example(
        "nothing collects any",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: ⟦cluster⟧}
        """),
      Example(
        "collected, and not served to the cluster itself", severity: .low,
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: ⟦cluster⟧}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: main, namespace: monitoring}
        """),
    ],
    passes: [
      Example(
        "a collector, and the API of current amounts",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        ---
        apiVersion: apiregistration.k8s.io/v1
        kind: APIService
        metadata: {name: v1beta1.metrics.k8s.io}
        spec: {group: metrics.k8s.io, version: v1beta1, service: {name: metrics-server, namespace: kube-system}}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: prometheus, namespace: monitoring}
        spec: {template: {spec: {containers: [{name: prometheus, image: "quay.io/prometheus/prometheus:v3.5.0"}]}}}
        """),
      Example(
        "only one namespace was read",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        namespace: shop
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { context.inventory.isWholeCluster }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let name = object.metadata?["name"] else { return }
    let inventory = context.inventory
    if inventory.objects(ofKind: "Prometheus").isEmpty, !inventory.workloads.contains(where: Self.collects) {
      report(
        "runs no collector of metrics that is known here", at: .value(name),
        remedy: .advice("Run Prometheus or an agent of your monitoring, and keep what it collects"))
    } else if !inventory.objects(ofKind: "APIService").contains(where: Self.isOfMetrics) {
      report(
        "serves no API metrics.k8s.io: nobody sees the current amounts, and no autoscaler acts on them",
        at: .value(name), severity: .low, remedy: .advice("Install metrics-server"))
    }
  }

  private static func isOfMetrics(_ object: KubernetesObject) -> Bool {
    object.node["spec"]?.given("group")?.textIs("metrics.k8s.io") ?? false
  }

  private static func collects(_ workload: Workload) -> Bool {
    workload.containers.contains { $0.image?.isNamed(names) ?? false }
  }

  /// By the last part of their images' paths.
  private static let names: [StaticString] = [
    "prometheus", "vmagent", "vmsingle", "victoria-metrics", "alloy", "agent", "elastic-agent", "metricbeat",
    "opentelemetry-collector", "opentelemetry-collector-contrib", "opentelemetry-collector-k8s",
    "splunk-otel-collector", "cloudwatch-agent", "telegraf", "netdata", "gke-metrics-agent",
    "prometheus-engine", "dynatrace-oneagent",
  ]
}
