internal import Documents
internal import Findings
internal import Kubernetes

struct VerifiedLogReceiver: ObjectCheck {
  static let about = About(
    id: "logging/log-transport-tls/receiver",
    severity: .medium,
    title: "Send logs to a receiver whose certificate is checked",
    why: """
      Encryption without a check of the certificate is encryption for anybody: who sits on the way takes the \
      receiver's place, and reads and changes what is meant for it.
      """,
    scope: .kinds(["ConfigMap"]),
    needs: ["the configuration of the log forwarder"],
    fails: [
      Example(
        "TLS to anybody",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: agents
        data:
          ⟦fluent-bit.conf⟧: |
            [OUTPUT]
                name        loki
                match       *
                host        logs.example.com
                tls         On
                tls.verify  Off
          ⟦filebeat.yml⟧: |
            output.elasticsearch:
              hosts: ["https://search.example.com:9200"]
              ssl.verification_mode: none
          ⟦logstash.conf⟧: |
            output {
              elasticsearch {
                hosts => ["https://search.example.com:9200"]
                ssl_verification_mode => "none"
              }
            }
          ⟦vector.toml⟧: |
            [sinks.out]
            type = "http"
            uri = "https://logs.example.com"
            tls = { verify_certificate = false }
        """)
    ],
    passes: [
      Example(
        "checked, as by default",
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
          config.alloy: |
            loki.write "default" {
              endpoint {
                url = "https://loki.example.com/loki/api/v1/push"
              }
            }
        """),
      Example(
        "without TLS there is nothing to check",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: vector
        data:
          vector.yaml: |
            sinks:
              out:
                type: http
                uri: http://logs.example.com
                tls:
                  verify_certificate: false
        """),
    ])

  /// Others say nothing about logs.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    ForwarderOutput.all(in: object).contains { $0.isEncrypted == true }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    var seen: Set<String> = []
    for output in ForwarderOutput.all(in: object)
    where output.isEncrypted == true && !output.isVerified && seen.insert(output.identity).inserted {
      report(
        "sends logs by \(output.name) to a receiver whose certificate is not checked",
        at: .key(output.file), discriminator: output.identity,
        remedy: .advice("Give the forwarder the receiver's CA, and let it check"))
    }
  }
}
