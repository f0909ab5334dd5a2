internal import Documents

/// A file of Grafana Alloy: components in blocks, which name each other.
/// Components: https://grafana.com/docs/alloy/latest/reference/components/.
enum AlloyConfig {
  static func isOne(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.holds("loki.write") || text.holds("otelcol.exporter.")
  }

  static func outputs(_ text: String, _ file: Node) -> [ForwarderOutput] {
    let root = ForwarderBlock(text)
    let logs = Set(root.all.flatMap { $0.settings["logs"] ?? [] })
    return root.blocks.flatMap { component -> [ForwarderOutput] in
      guard let kind = component.header.first else { return [] }
      let name = component.header.joined(separator: " ")
      if kind == "loki.write" { return loki(component, name, file) }
      // An exporter sends logs where a pipeline names its input for them.
      guard kind.hasPrefix("otelcol.exporter."), component.header.count == 2,
        logs.contains("\(kind).\(component.header[1]).input")
      else { return [] }
      return exporter(component, name, file).map { [$0] } ?? []
    }
  }

  private static func loki(_ component: ForwarderBlock, _ name: String, _ file: Node) -> [ForwarderOutput] {
    component.blocks.filter { $0.header.first == "endpoint" }.compactMap { endpoint in
      guard let url = endpoint["url"], !ForwarderOutput.isLocal(url) else { return nil }
      return ForwarderOutput(
        file: file, name: name, isEncrypted: ForwarderOutput.isEncrypted(url),
        isVerified: endpoint.block("tls_config")?.isTrue("insecure_skip_verify") != true,
        isBuffered: component.block("wal")?.isTrue("enabled") ?? false)
    }
  }

  private static func exporter(
    _ component: ForwarderBlock, _ name: String, _ file: Node
  ) -> ForwarderOutput? {
    guard let client = component.block("client"),
      let endpoint = component["logs_endpoint"] ?? client["endpoint"],
      !ForwarderOutput.isLocal(endpoint)
    else { return nil }
    let tls = client.block("tls")
    // What a function gives, such as `sys.env`, may name a scheme.
    let isCalled = endpoint.hasSuffix("env") || endpoint.contains(".")
    let byScheme = ForwarderOutput.isEncrypted(endpoint) ?? (isCalled && !endpoint.contains(":") ? nil : true)
    return ForwarderOutput(
      file: file, name: name, isEncrypted: tls?.isTrue("insecure") == true ? false : byScheme,
      isVerified: tls?.isTrue("insecure_skip_verify") != true,
      isBuffered: component.block("sending_queue")?["storage"] != nil)
  }
}
