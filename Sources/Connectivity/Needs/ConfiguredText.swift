internal import Documents
internal import Kubernetes

/// A text that a workload is configured with, and where it stands.
struct ConfiguredText {
  let text: String
  let node: Node
  /// "env DB_URL of container web".
  let reason: String

  /// Command lines, the environment, and the ConfigMaps and Secrets that the environment and the volumes name.
  static func all(of workload: Workload, _ inventory: Inventory) -> [ConfiguredText] {
    var found: [ConfiguredText] = []
    let namespace = workload.object.namespace
    func add(_ node: Node, _ reason: String) {
      if let text = node.text { found.append(ConfiguredText(text: text, node: node, reason: reason)) }
    }
    func add(_ kind: String, _ name: String?, key: String? = nil) {
      guard let name, let object = inventory.object(kind, name, in: namespace) else { return }
      for field: StaticString in ["data", "stringData"]
      where kind == "ConfigMap" || field.description != "data" {
        for entry in object.node.given(field)?.children.map({ $0 }) ?? [] where key == nil || entry.key == key
        {
          add(entry, "\(kind) \(name), key \(entry.key ?? "")")
        }
      }
    }
    for container in workload.containers {
      let of = "of container \(container.name)"
      for list: StaticString in ["command", "args"] {
        for word in container.node.items(list) { add(word, "\(list) \(of)") }
      }
      for variable in container.node.items("env") {
        let name = variable["name"]?.text ?? ""
        if let value = variable.given("value") { add(value, "env \(name) \(of)") }
        let from = variable.given("valueFrom")
        for (field, kind) in [("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")]
          as [(StaticString, String)]
        {
          guard let reference = from?.given(field), let key = reference["key"]?.text else { continue }
          add(kind, reference["name"]?.text, key: key)
        }
      }
      for source in container.node.items("envFrom") {
        add("ConfigMap", source.given("configMapRef")?["name"]?.text)
        add("Secret", source.given("secretRef")?["name"]?.text)
      }
    }
    for volume in workload.volumes {
      add("ConfigMap", volume.given("configMap")?["name"]?.text)
      add("Secret", volume.given("secret")?["secretName"]?.text)
      for source in volume.given("projected")?.items("sources").map({ $0 }) ?? [] {
        add("ConfigMap", source.given("configMap")?["name"]?.text)
        add("Secret", source.given("secret")?["name"]?.text)
      }
    }
    return found
  }
}
