internal import Documents
internal import Findings
internal import Kubernetes

struct EncryptedLogTransport: ObjectCheck {
  static let about = About(
    id: "logging/log-transport-tls",
    severity: .medium,
    title: "Send logs by TLS",
    why: """
      Logs describe the defence, and often carry credentials. Who sits on the way reads and changes them.
      """,
    scope: .kinds(["ConfigMap"]),
    needs: ["the configuration of the log forwarder"],
    fails: [
      Example(
        "Fluent Bit without TLS",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: fluent-bit
        data:
          ⟦output-es.conf⟧: |
            [OUTPUT]
                Name   es
                Match  *
                Host   search.example.com
        """),
      Example(
        "Fluentd",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: collect
        data:
          ⟦fluent.conf⟧: |
            <source>
              @type tail
            </source>
            <match **>
              @type copy
              <store>
                @type elasticsearch
                host search.example.com
                <buffer>
                  @type file
                </buffer>
              </store>
            </match>
        """),
      Example(
        "forwarders in YAML",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: agents
        data:
          ⟦promtail.yaml⟧: |
            clients:
            - url: http://loki.logs.svc:3100/loki/api/v1/push
            scrape_configs: []
          ⟦vector.yaml⟧: |
            sinks:
              out:
                type: vector
                address: aggregator.logs.svc:6000
          ⟦otel.yaml⟧: |
            exporters:
              otlp:
                endpoint: gateway.logs.svc:4317
                tls:
                  insecure: true
            service:
              pipelines:
                logs:
                  exporters: [otlp]
          ⟦fluent-bit.yaml⟧: |
            pipeline:
              outputs:
              - name: forward
                host: aggregator.logs.svc
        """),
      Example(
        "Alloy, Logstash, and Vector in TOML",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: alloy-logstash-vector
        data:
          ⟦config.alloy⟧: |
            loki.write "default" {
              endpoint {
                url = "http://loki.logs.svc:3100/loki/api/v1/push" // in the cluster
              }
            }
          ⟦pipeline.conf⟧: |
            output {
              if [level] == "error" {
                elasticsearch { hosts => ["search.example.com:9200"] }
              }
            }
          ⟦vector.toml⟧: |
            [sinks.out]
            type = "http"
            uri = "http://logs.example.com"
        """),
    ],
    passes: [
      Example(
        "TLS, checked",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: agents
        data:
          fluent-bit.conf: |
            [OUTPUT]
                Name   es
                Host   search.example.com
                tls    On
          fluentd.conf: |
            <match **>
              @type forward
              transport tls
              <server>
                host aggregator.example.com
              </server>
            </match>
          promtail.yaml: |
            clients:
            - url: https://loki.example.com/loki/api/v1/push
            scrape_configs: []
          otel.yaml: |
            exporters:
              otlp:
                endpoint: gateway.example.com:4317
              debug: {}
            service:
              pipelines:
                logs:
                  exporters: [otlp, debug]
        """),
      Example(
        "Alloy, Logstash, and Vector in TOML",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: alloy-logstash-vector
        data:
          config.alloy: |
            loki.write "default" {
              endpoint {
                url = "https://loki.example.com/loki/api/v1/push"
              }
            }
            otelcol.exporter.otlp "metrics" {
              client {
                endpoint = "gateway.monitoring.svc:4317"
                tls {
                  insecure = true
                }
              }
            }
          pipeline.conf: |
            output {
              elasticsearch {
                hosts => "search.example.com"
                ssl_enabled => true
              }
            }
          vector.toml: |
            [sinks.out]
            type = "vector"
            address = "aggregator.example.com:6000"
            tls.enabled = true
        """),
      Example(
        "nothing leaves the pod, or the environment decides how",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: fluentd
        data:
          output.conf: |
            <match kubernetes.**>
              @type elasticsearch
              host "#{ENV['HOST']}"
              scheme "#{ENV['SCHEME'] || 'http'}"
            </match>
            <match **>
              @type stdout
            </match>
          fluent-bit.conf: |
            [OUTPUT]
                Name  forward
                Host  127.0.0.1
        """),
      Example(
        "other programs",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          web.yaml: |
            clients:
            - url: http://example.com
        """),
    ])

  /// Others say nothing about logs.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    ForwarderOutput.all(in: object).contains { $0.isEncrypted != nil }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    var seen: Set<String> = []
    for output in ForwarderOutput.all(in: object)
    where output.isEncrypted == false && seen.insert(output.identity).inserted {
      report(
        "sends logs by \(output.name) in the clear", at: .key(output.file),
        discriminator: output.identity, remedy: .advice("Switch TLS on for the output \(output.name)"))
    }
  }
}
