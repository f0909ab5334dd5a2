internal import Documents
internal import Kubernetes

/// kops hands the settings of its `Cluster` and of its instance groups on as flags. Beside them stand those that it
/// sets by itself, by its version and the cloud: the commands are parts.
///
/// Source: kops, pkg/apis/kops/v1alpha2/componentconfig.go, whose tags name the flag of each field.
struct KopsConfiguration {
  static let group = "kops.k8s.io"

  let object: KubernetesObject

  private static let sections: [(field: StaticString, component: Component)] = [
    ("kubeAPIServer", .apiServer), ("kubeControllerManager", .controllerManager),
    ("kubeScheduler", .scheduler),
    ("kubelet", .kubelet), ("masterKubelet", .kubelet), ("controlPlaneKubelet", .kubelet),
    ("kubeProxy", .proxy),
  ]

  var commands: [ComponentCommand] {
    guard let spec = object.node.given("spec"), spec.isMapping else { return [] }
    let minor = spec.given("kubernetesVersion")?.text.flatMap(KubernetesVersion.init)?.minor
    var commands = Self.sections.compactMap { field, component -> ComponentCommand? in
      guard let section = spec.given(field), section.isMapping else { return nil }
      let words = section.children.compactMap(Self.word)
      return ComponentCommand(
        component, words: words[...], list: nil, anchor: section, minor: minor, isPart: true)
    }
    if let open = spec.given("authorization")?["alwaysAllow"] {
      commands.append(
        ComponentCommand(
          .apiServer, words: [CommandWord("--authorization-mode=AlwaysAllow", at: open)], list: nil,
          anchor: open,
          minor: minor, isPart: true))
    }
    return commands
  }

  private static func word(_ field: Node) -> CommandWord? {
    guard let key = field.key, !field.isNull else { return nil }
    let value: String
    if field.isSequence {
      value = field.children.compactMap(\.text).joined(separator: ",")
    } else if field.isMapping {
      value = field.children.map { "\($0.key ?? "")=\($0.text ?? "")" }.joined(separator: ",")
    } else {
      value = field.text ?? ""
    }
    let name = flag(of: key)
    return CommandWord("--\(exceptions[name] ?? name)=\(value)", at: field)
  }

  /// Flags that are not spelt as their fields.
  private static let exceptions = [
    "audit-log-max-age": "audit-log-maxage", "audit-log-max-backups": "audit-log-maxbackup",
    "audit-log-max-size": "audit-log-maxsize", "enable-profiling": "profiling", "etcd-ca-file": "etcd-cafile",
    "etcd-cert-file": "etcd-certfile", "etcd-key-file": "etcd-keyfile", "pod-pids-limit": "pod-max-pids",
  ]

  /// `oidcIssuerURL` is `oidc-issuer-url`: a word begins at a capital behind a small letter, and at the last of many.
  static func flag(of field: String) -> String {
    let bytes = Array(field.utf8)
    func isCapital(_ index: Int) -> Bool {
      bytes.indices.contains(index) && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index])
    }
    var name: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      guard isCapital(index) else {
        name.append(byte)
        continue
      }
      if index > 0, !isCapital(index - 1) || index + 1 < bytes.count && !isCapital(index + 1) {
        name.append(UInt8(ascii: "-"))
      }
      name.append(byte | 0x20)
    }
    return String(decoding: name, as: UTF8.self)
  }
}
