internal import Documents
internal import Kubernetes

/// One way by which a log forwarder sends logs on, as its configuration in a ConfigMap says.
struct ForwarderOutput {
  /// The file: a value of the ConfigMap.
  let file: Node
  /// The plugin or type: `es`, `loki`.
  let name: String
  /// By TLS; nil where the text does not tell.
  var isEncrypted: Bool?
  /// The receiver's certificate is checked.
  var isVerified = true
  /// Logs that wait are kept on a disk; nil where that is another file's matter.
  var isBuffered: Bool?

  /// What tells apart the outputs of a file.
  var identity: String { "\(file.key ?? "") \(name)" }

  /// The outputs to other machines in all files of a ConfigMap; none for one that is not for a forwarder.
  static func all(in object: KubernetesObject) -> [ForwarderOutput] {
    guard let data = object.node.given("data") else { return [] }
    var outputs: [ForwarderOutput] = []
    var classic = FluentBitConfig()
    let isNamed = object.metadata?["name"]?.withText { mentionsForwarder($0) } ?? false
    for file in data.children where isNamed || file.withKey(mentionsForwarder) ?? false {
      // Most of what bears such a name is no configuration of outputs: dashboards, alerts, templates.
      guard !(file.withKey { $0[...].ends(with: ".json") } ?? false),
        file.withText(mayConfigureOutputs) ?? false, let text = file.text
      else { continue }
      if file.withText(FluentBitConfig.isClassic) ?? false {
        classic.read(text, file)
      } else if file.withText({ $0.holds("<match") }) ?? false {
        outputs += FluentdConfig.outputs(text, file)
      } else if file.withText(VectorTOML.isOne) ?? false {
        outputs += VectorTOML(text).outputs(file)
      } else if file.withText(AlloyConfig.isOne) ?? false {
        outputs += AlloyConfig.outputs(text, file)
      } else if file.withText(LogstashConfig.isOne) ?? false {
        outputs += LogstashConfig.outputs(text, file, isBuffered: LogstashConfig.isBuffered(data))
      } else {
        outputs += ForwarderYAML.outputs(text, file)
      }
    }
    return outputs + classic.outputs
  }

  /// Names of forwarders, as ConfigMaps and their files bear them.
  private static let forwarders: [StaticString] = [
    "fluent", "td-agent", "promtail", "vector", "filebeat", "otel", "opentelemetry", "collector",
    "alloy", "logstash",
  ]

  private static func mentionsForwarder(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.indices.contains { start in
      switch text[start] {
      case UInt8(ascii: "f"), UInt8(ascii: "t"), UInt8(ascii: "p"), UInt8(ascii: "v"), UInt8(ascii: "o"),
        UInt8(ascii: "c"), UInt8(ascii: "a"), UInt8(ascii: "l"):
        forwarders.contains { text[start...].begins(with: $0) }
      default: false
      }
    }
  }

  /// What one of the formats has where it names an output, or an input that its outputs wait for.
  private static let signs: [StaticString] = [
    "utput", "UTPUT", "nput]", "NPUT]", "<match", "sinks", "exporters", "pipeline", "clients", "loki.write",
    "otelcol.exporter.",
  ]

  private static func mayConfigureOutputs(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    signs.contains(where: text.holds) && !text.holds("{{")
  }

  /// By `https:` or `http:`; nil for what names no scheme.
  static func isEncrypted(_ url: String) -> Bool? {
    url.hasPrefix("https:") ? true : url.hasPrefix("http:") ? false : nil
  }

  /// Whether a URL or a host says that the receiver is the pod itself.
  static func isLocal(_ target: String) -> Bool {
    let rest =
      target.split(separator: "/", omittingEmptySubsequences: true).first { !$0.hasSuffix(":") } ?? ""
    return ["localhost", "127.0.0.1", "[::1]", "::1"].contains { rest == $0 || rest.hasPrefix("\($0):") }
  }
}

extension ForwarderOutput {
  /// A sink of Vector; nil where it sends to nobody else.
  ///
  /// - Parameter tls: Whether it is switched on, for protocols that name no scheme.
  init?(
    file: Node, vectorSink type: String, target: String, tls: Bool, isVerified: Bool, isBuffered: Bool
  ) {
    guard !Self.isLocal(target) else { return nil }
    let isPlain = type == "vector" || type == "socket"
    self.init(
      file: file, name: type, isEncrypted: Self.isEncrypted(target) ?? (isPlain ? tls : nil),
      isVerified: isVerified, isBuffered: isBuffered)
  }
}
