internal import Documents
internal import Findings
internal import Kubernetes

struct BufferedLogs: ObjectCheck {
  static let about = About(
    id: "logging/local-buffer",
    severity: .medium,
    title: "Keep logs on a disk while their receiver cannot be reached",
    why: """
      An attacker cuts the link first. What the forwarder holds in memory only is dropped when memory is \
      full, and gone when it restarts.
      """,
    scope: .kinds(["ConfigMap"]),
    needs: ["the configuration of the log forwarder"],
    fails: [
      Example(
        "Fluent Bit keeps its chunks in memory by default",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: fluent-bit
        data:
          fluent-bit.conf: |
            @INCLUDE input.conf
            @INCLUDE output.conf
          input.conf: |
            [INPUT]
                Name  tail
                Path  /var/log/containers/*.log
          ⟦output.conf⟧: |
            [OUTPUT]
                Name  es
                Host  search.example.com
                tls   On
        """),
      Example(
        "Fluentd and Vector do so, too",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: agents
        data:
          ⟦fluent.conf⟧: |
            <match **>
              @type elasticsearch
              host search.example.com
              scheme https
            </match>
          ⟦vector.yaml⟧: |
            sinks:
              out:
                type: http
                uri: https://logs.example.com
                buffer:
                  type: memory
        """),
      Example(
        "Alloy, and Logstash by its settings",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: alloy-logstash
        data:
          ⟦config.alloy⟧: |
            loki.write "default" {
              endpoint {
                url = "https://loki.example.com/loki/api/v1/push"
              }
            }
          logstash.yml: |
            http.host: 0.0.0.0
          ⟦pipeline.conf⟧: |
            output {
              elasticsearch { hosts => ["https://search.example.com"] }
            }
        """),
    ],
    passes: [
      Example(
        "files that outlast the outage",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: agents
        data:
          fluent-bit.conf: |
            [SERVICE]
                storage.path  /var/lib/fluent-bit
            [INPUT]
                Name          tail
                storage.type  filesystem
            [OUTPUT]
                Name  es
                Host  search.example.com
          fluentd.conf: |
            <match **>
              @type elasticsearch
              host search.example.com
              <buffer>
                @type file
                path /var/lib/fluentd
              </buffer>
            </match>
          vector.yaml: |
            sinks:
              out:
                type: http
                uri: https://logs.example.com
                buffer:
                  type: disk
                  max_size: 1073741824
          config.alloy: |
            loki.write "default" {
              wal {
                enabled = true
              }
              endpoint {
                url = "https://loki.example.com/loki/api/v1/push"
              }
            }
          logstash.yml: |
            queue.type: persisted
          pipeline.conf: |
            output {
              elasticsearch { hosts => ["https://search.example.com"] }
            }
          vector.toml: |
            [sinks.out]
            type = "http"
            uri = "https://logs.example.com"
            [sinks.out.buffer]
            type = "disk"
          otel.yaml: |
            exporters:
              otlp:
                endpoint: gateway.example.com:4317
                sending_queue:
                  storage: file_storage
            service:
              pipelines:
                logs:
                  exporters: [otlp]
        """),
      Example(
        "where the inputs are, the buffers are, too",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: fluent-bit-outputs
        data:
          output.conf: |
            [OUTPUT]
                Name  es
                Host  search.example.com
        """),
    ])

  /// Others say nothing about logs.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    ForwarderOutput.all(in: object).contains { $0.isBuffered != nil }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    var seen: Set<String> = []
    for output in ForwarderOutput.all(in: object)
    where output.isBuffered == false && seen.insert(output.identity).inserted {
      report(
        "keeps the logs for \(output.name) in memory only", at: .key(output.file),
        discriminator: output.identity,
        remedy: .advice("Buffer on a volume of the node (storage.type filesystem, @type file, type: disk)"))
    }
  }
}
