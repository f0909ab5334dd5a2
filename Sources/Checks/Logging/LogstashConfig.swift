internal import Documents

/// A pipeline of Logstash: the plugins in its block `output`, in conditions or not.
/// Plugins: https://www.elastic.co/docs/reference/logstash/plugins/output-plugins.
enum LogstashConfig {
  private static let network: Set<String> = [
    "elasticsearch", "opensearch", "http", "loki", "logstash", "tcp",
  ]

  static func isOne(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.holds("=>") && (text.holds("output {") || text.holds("output{"))
  }

  /// - Parameter isBuffered: Whether the queue lies on a disk, as far as the settings tell.
  static func outputs(_ text: String, _ file: Node, isBuffered: Bool?) -> [ForwarderOutput] {
    ForwarderBlock(text).blocks.filter { $0.header == ["output"] }.flatMap(\.all).compactMap { plugin in
      guard let name = plugin.header.last, network.contains(name), plugin.header.count == 1,
        let target = plugin["hosts"] ?? plugin["host"] ?? plugin["url"] ?? plugin["cloud_id"],
        !ForwarderOutput.isLocal(target)
      else { return nil }
      let isSecured = plugin.isTrue("ssl_enabled") ?? plugin.isTrue("ssl") ?? plugin.isTrue("ssl_enable")
      let isUsual = name == "logstash" || plugin["cloud_id"] != nil
      let isOpen = target.hasPrefix("$") || target.hasPrefix("%")
      return ForwarderOutput(
        file: file, name: name,
        isEncrypted: isSecured ?? ForwarderOutput.isEncrypted(target) ?? (isOpen ? nil : isUsual),
        isVerified: plugin["ssl_verification_mode"] != "none"
          && plugin.isTrue("ssl_certificate_verification") != false && plugin.isTrue("ssl_verify") != false,
        isBuffered: isBuffered)
    }
  }

  /// What the settings beside the pipelines say of their queues (`queue.type`, `memory` by default); nil
  /// where they are elsewhere.
  static func isBuffered(_ data: Node) -> Bool? {
    guard let text = data["logstash.yml"]?.text, let root = parse(text).documents.first else { return nil }
    let type = root["queue.type"] ?? root["queue"]?["type"]
    return type?.textIs("persisted") ?? false
  }
}
