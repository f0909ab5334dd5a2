import Checks
import Documents
import Kubernetes
import Testing

/// Configurations of log forwarders, as the checks of their transport read them.
@Suite("Configurations of log forwarders") struct ForwarderTests {
  /// The messages on a ConfigMap with one file.
  private func messages(_ name: String, _ text: String) throws -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }
    let manifest =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: agents}\ndata:\n  \(name): |\n\(lines.joined())"
    let document = try #require(parse(manifest).documents.first)
    guard case .objects(let objects) = KubernetesObject.read(document) else { return [] }
    let runner = CheckRunner(
      checks: Registry.checks.filter { type(of: $0).about.id.hasPrefix("logging/log-transport-tls") },
      context: Context(inventory: Inventory(objects: objects)))
    return runner.run(objects: objects, workloads: [], tree: nil).findings.map(\.message)
  }

  @Test("Alloy: exporters count where logs go to them; what the environment decides is left out")
  func alloy() throws {
    let exporter = """
      otelcol.receiver.otlp "in" {
        output {
          metrics = [otelcol.exporter.otlp.other.input]
          logs    = [otelcol.exporter.otlp.out.input]
        }
      }
      otelcol.exporter.otlp "out" {
        client {
          endpoint = "gateway.logs.svc:4317"
          tls { insecure = true }
        }
      }
      otelcol.exporter.otlp "other" { client { endpoint = "x:1" tls { insecure = true } } }
      loki.write "env" { endpoint { url = sys.env("LOKI_URL") } }
      loki.write "own" { endpoint { url = "http://127.0.0.1:3100" } }
      /* loki.write "off" { endpoint { url = "http://loki" } } */
      loki.write "open" {
        endpoint {
          url = "https://a.example.com"
          tls_config { insecure_skip_verify = true }
        }
        endpoint { url = "http://b.example.com" }
      }
      """
    #expect(
      try messages("config.alloy", exporter) == [
        "sends logs by loki.write open in the clear", "sends logs by otelcol.exporter.otlp out in the clear",
        "sends logs by loki.write open to a receiver whose certificate is not checked",
      ])
  }

  @Test(
    "Logstash: schemes, switches and defaults",
    arguments: [
      ("elasticsearch { hosts => [\"search.example.com:9200\"] }", true),
      ("elasticsearch { hosts => [\"http://a.example.com\", \"https://b.example.com\"] }", true),
      (
        "elasticsearch { hosts => \"search.example.com\" ssl => true ssl_certificate_verification => false }",
        true
      ),
      ("elasticsearch { cloud_id => \"name:abc\" }", false),
      ("logstash { hosts => \"10.0.0.1:9801\" }", false),
      ("tcp { host => \"10.0.0.1\" port => 5000 }", true),
      ("tcp { host => \"10.0.0.1\" port => 5000 ssl_enable => true }", false),
      ("elasticsearch { hosts => [\"${ES_HOST}\"] }", false),
      ("# elasticsearch { hosts => \"http://a.example.com\" }\n stdout { codec => rubydebug { } }", false),
      ("if [a] =~ /x/ and \"y\" in [tags] { http { url => \"http://a.example.com\" } }", true),
    ])
  func logstash(_ plugin: String, _ isWrong: Bool) throws {
    #expect(
      try messages("logstash.conf", "input { beats { port => 5044 } }\noutput {\n \(plugin)\n}").isEmpty
        != isWrong)
  }

  @Test(
    "Vector in TOML: tables, dotted keys, lists over lines",
    arguments: [
      ("[sinks.a]\ntype = 'vector'\naddress = \"b.logs.svc:6000\" # inside", true),
      ("[sinks.a]\ntype = \"http\"\nuri = \"https://x.example.com/#a\"", false),
      ("[sinks.a]\ntype=\"elasticsearch\"\nendpoints = [\n  \"http://x.example.com\",\n]\n", true),
      ("[sinks.a]\ntype = \"vector\"\naddress = \"b:1\"\n[sinks.a.tls]\nenabled = true\n", false),
      (
        "[sinks.a]\ntype = \"vector\"\naddress = \"b:1\"\ntls = { enabled = true, verify_certificate = false }",
        true
      ),
      ("[sinks.\"a\"]\ntype = \"console\"\nencoding.codec = \"json\"", false),
    ])
  func vector(_ text: String, _ isWrong: Bool) throws {
    #expect(try messages("vector.toml", text).isEmpty != isWrong)
  }

  @Test(
    "what is no configuration finds nothing and ends",
    arguments: [
      "output {", "output { => => {", "output {\n" + String(repeating: "a {", count: 5000) + " x => y",
      "output { elasticsearch { hosts => [", "[sinks.", "[sinks.a]\ntype = [[[[", "[sinks.a]\n= = {{",
      "loki.write \"a\" { endpoint { url = \"", "loki.write /* ", "otelcol.exporter. } } } = {",
    ])
  func hostile(_ text: String) throws {
    for name in ["logstash.conf", "vector.toml", "config.alloy"] { #expect(try messages(name, text).isEmpty) }
  }
}
