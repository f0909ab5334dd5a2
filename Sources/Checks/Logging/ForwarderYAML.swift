internal import Documents

/// The files of forwarders that are configured in YAML: Promtail, Vector, the OpenTelemetry Collector,
/// Filebeat, and Fluent Bit in its newer format. They are told apart by their top-level keys.
enum ForwarderYAML {
  static func outputs(_ text: String, _ file: Node) -> [ForwarderOutput] {
    let parsed = parse(text)
    guard parsed.errors.isEmpty, let root = parsed.documents.first, root.isMapping else { return [] }
    if let sinks = root.given("sinks") { return sinks.children.compactMap { vector($0, file) } }
    if root["exporters"] != nil, root["service"] != nil { return collector(root, file) }
    if let pipeline = root.given("pipeline") { return fluentBit(pipeline, file) }
    if root["scrape_configs"] != nil, let clients = root.given("clients") {
      return clients.children.compactMap { promtail($0, file) }
    }
    let output = root["output.elasticsearch"] ?? root["output"]?["elasticsearch"]
    return output.flatMap { filebeat($0, file) }.map { [$0] } ?? []
  }

  private static func fluentBit(_ pipeline: Node, _ file: Node) -> [ForwarderOutput] {
    let inputs = pipeline.given("inputs")
    let isBuffered = inputs.map { $0.children.contains { $0["storage.type"]?.text == "filesystem" } }
    return pipeline.given("outputs")?.children.compactMap { output in
      var entries: [String: String] = [:]
      for entry in output.children { entries[entry.key?.lowercased() ?? ""] = entry.text?.lowercased() }
      return FluentBitConfig.output(entries, file, isBuffered: isBuffered)
    } ?? []
  }

  private static func promtail(_ client: Node, _ file: Node) -> ForwarderOutput? {
    guard let url = client["url"]?.text, !ForwarderOutput.isLocal(url) else { return nil }
    return ForwarderOutput(
      file: file, name: "loki", isEncrypted: ForwarderOutput.isEncrypted(url),
      isVerified: client["tls_config"]?["insecure_skip_verify"]?.bool != true)
  }

  /// A sink that names where it sends to; those of clouds, and those that write to the console, name none.
  private static func vector(_ sink: Node, _ file: Node) -> ForwarderOutput? {
    let target =
      sink["endpoint"] ?? sink["uri"] ?? sink["address"] ?? sink["endpoints"]?.children.first { $0.isScalar }
    guard let type = sink["type"]?.text, let url = target?.text else { return nil }
    let tls = sink.given("tls")
    let buffer = sink.given("buffer")
    return ForwarderOutput(
      file: file, vectorSink: type, target: url, tls: tls?["enabled"]?.bool ?? false,
      isVerified: tls?["verify_certificate"]?.bool != false,
      isBuffered: buffer?["type"]?.textIs("disk") ?? false
        || buffer?.children.contains { $0["type"]?.textIs("disk") ?? false } ?? false)
  }

  /// The exporters of the pipelines for logs.
  private static func collector(_ root: Node, _ file: Node) -> [ForwarderOutput] {
    var names: [String] = []
    for pipeline in root["service"]?.given("pipelines")?.children.map({ $0 }) ?? []
    where pipeline.key?.hasPrefix("logs") ?? false {
      for name in pipeline.given("exporters")?.children.compactMap(\.text) ?? [] where !names.contains(name) {
        names.append(name)
      }
    }
    return names.compactMap { name in
      guard let exporter = root["exporters"]?[key: name],
        let endpoint = (exporter["endpoint"] ?? exporter["logs_endpoint"])?.text,
        !ForwarderOutput.isLocal(endpoint)
      else { return nil }
      let tls = exporter.given("tls")
      return ForwarderOutput(
        file: file, name: name,
        isEncrypted: tls?["insecure"]?.bool == true ? false : ForwarderOutput.isEncrypted(endpoint) ?? true,
        isVerified: tls?["insecure_skip_verify"]?.bool != true,
        isBuffered: exporter["sending_queue"]?.given("storage") != nil)
    }
  }

  private static func filebeat(_ output: Node, _ file: Node) -> ForwarderOutput? {
    let hosts = output["hosts"]
    guard let host = hosts?.text ?? hosts?[item: 0]?.text, !ForwarderOutput.isLocal(host) else { return nil }
    let isHTTPS = output["protocol"]?.textIs("https") ?? false
    let mode = output["ssl.verification_mode"] ?? output["ssl"]?["verification_mode"]
    return ForwarderOutput(
      file: file, name: "elasticsearch",
      isEncrypted: ForwarderOutput.isEncrypted(host) ?? (host.hasPrefix("$") ? nil : isHTTPS),
      isVerified: !(mode?.textIs("none") ?? false))
  }
}
