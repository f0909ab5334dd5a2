internal import Documents
internal import Findings
internal import Kubernetes

struct AlertReceivers: ObjectCheck {
  static let about = About(
    id: "logging/alerting",
    severity: .high,
    title: "Send alerts to somebody",
    why: """
      Alerts that go to a receiver without an address are raised and seen by nobody: logs without alarms \
      are history.
      """,
    scope: .kinds(["AlertmanagerConfig", "Secret", "ConfigMap"]),
    fails: [
      Example(
        "the default route ends nowhere",
        """
        apiVersion: monitoring.coreos.com/v1alpha1
        kind: AlertmanagerConfig
        metadata:
          name: alerts
        spec:
          route:
            receiver: ⟦blackhole⟧
          receivers:
          - name: blackhole
          - name: pager
            pagerdutyConfigs:
            - routingKey:
                name: pager
                key: key
        """),
      Example(
        "the configuration as it is delivered with kube-prometheus",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: alertmanager-main
        stringData:
          ⟦alertmanager.yaml⟧: |
            receivers:
            - name: Default
            - name: Critical
            route:
              receiver: Default
              routes:
              - matchers: ["severity = critical"]
                receiver: Critical
        """),
    ],
    passes: [
      Example(
        "somebody is told; what needs no telling goes nowhere",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: alertmanager-main
        stringData:
          alertmanager.yaml: |
            receivers:
            - name: pager
              webhook_configs:
              - url: https://alerts.example.com/hook
            - name: "null"
            route:
              receiver: pager
              routes:
              - matchers: ["alertname = Watchdog"]
                receiver: "null"
        """),
      Example(
        "a part of the alerts is told of, by a route of its own",
        """
        apiVersion: monitoring.coreos.com/v1alpha1
        kind: AlertmanagerConfig
        metadata:
          name: alerts
        spec:
          route:
            receiver: rest
            routes:
            - receiver: pager
              matchers:
              - name: severity
                value: critical
          receivers:
          - name: rest
          - name: pager
            slackConfigs:
            - channel: alerts
        """),
      Example(
        "other Secrets, and a template that is not rendered",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: web
        stringData:
          alertmanager.yaml: "{{ .Values.config }}"
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data: null
        """),
    ])

  /// Only what is found is judged: that an alert arrives, only a test of it proves.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    if object.kind == "AlertmanagerConfig" { return unheard(object.node["spec"]) != nil }
    return file(of: object) != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let message = "sends its alerts to receivers that tell nobody"
    let remedy = Remedy.advice("Give the receiver of the default route an address that somebody watches")
    if object.kind == "AlertmanagerConfig" {
      if let receiver = unheard(object.node["spec"]) { report(message, at: .value(receiver), remedy: remedy) }
    } else if let file = file(of: object), let text = file.text {
      guard unheard(parse(text).documents.first) != nil else { return }
      report(message, at: .key(file), remedy: remedy)
    }
  }

  private func file(of object: KubernetesObject) -> Node? {
    let data = object.node.given(object.kind == "Secret" ? "stringData" : "data")
    return data?["alertmanager.yaml"] ?? data?["alertmanager.yml"]
  }

  /// The receiver of the default route, where neither it nor any other route's tells anybody.
  private func unheard(_ configuration: Node?) -> Node? {
    guard let configuration, let route = configuration.given("route"), let receiver = route["receiver"],
      let receivers = configuration.given("receivers"), receivers.count > 0
    else { return nil }
    let heard = receivers.children.compactMap { entry in
      entry.children.contains { $0.isSequence && $0.count > 0 } ? entry["name"]?.text : nil
    }
    return isHeard(route, by: Set(heard), depth: 0) ? nil : receiver
  }

  private func isHeard(_ route: Node, by heard: Set<String>, depth: Int) -> Bool {
    if let receiver = route["receiver"]?.text, heard.contains(receiver) { return true }
    return depth < 32
      && route.given("routes")?.children.contains { isHeard($0, by: heard, depth: depth + 1) } ?? false
  }
}
