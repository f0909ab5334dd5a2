internal import Components
internal import Documents

/// The settings of k3s or RKE2: of `config.yaml`, its parts in `config.yaml.d`, and the command line.
///
/// Source: docs.k3s.io, "Configuration Options": of several files the later one counts, for lists too, but where the
/// key ends in `+`; the command line counts before all files.
struct RancherSettings {
  private var values: [String: [String]] = [:]

  /// Reads a file over those before.
  mutating func read(_ document: Node) {
    guard document.isMapping else { return }
    for entry in document.children {
      guard let key = entry.key else { continue }
      let items = entry.isSequence ? entry.children.compactMap(\.text) : [entry.text ?? ""]
      if key.hasSuffix("+") {
        values[String(key.dropLast()), default: []] += items
      } else {
        values[key] = items
      }
    }
  }

  /// Reads the words behind `k3s server`: `--key=value`, `--key value`, and `--key` alone.
  mutating func read(_ words: ArraySlice<String>) {
    var given: [String: [String]] = [:]
    for index in words.indices where words[index].hasPrefix("--") {
      let parts = words[index].dropFirst(2).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(parts[0])
      if parts.count == 2 {
        given[key, default: []].append(String(parts[1]))
      } else if index + 1 < words.endIndex, !words[index + 1].hasPrefix("-") {
        given[key, default: []].append(words[index + 1])
      } else {
        given[key, default: []].append("true")
      }
    }
    values.merge(given) { $1 }
  }

  func isOn(_ key: String) -> Bool { values[key]?.last == "true" }

  /// The command that k3s runs within itself for a component: what it sets by itself, and what it is told to.
  func command(of component: Component) -> [String] {
    let told = values["\(component.rawValue)-arg"] ?? []
    let names = Set(told.map(Self.name))
    var presets = Self.presets[component] ?? []
    if component == .apiServer, isOn("secrets-encryption") {
      presets.append("encryption-provider-config=/var/lib/rancher/k3s/server/cred/encryption-config.json")
    }
    if component == .kubelet, isOn("protect-kernel-defaults") {
      presets.append("protect-kernel-defaults=true")
    }
    return [component.rawValue] + (presets.filter { !names.contains(Self.name($0)) } + told).map { "--\($0)" }
  }

  private static func name(_ argument: String) -> String { String(argument.prefix { $0 != "=" }) }

  /// What k3s sets for the components that it runs, as far as checks ask.
  ///
  /// Source: k3s, pkg/daemons/control/server.go and pkg/daemons/agent/agent_linux.go.
  private static let presets: [Component: [String]] = [
    .apiServer: [
      "anonymous-auth=false", "authorization-mode=Node,RBAC", "bind-address=127.0.0.1",
      "client-ca-file=\(tls)/client-ca.crt", "enable-admission-plugins=NodeRestriction",
      "enable-bootstrap-token-auth=true", "etcd-cafile=\(tls)/etcd/server-ca.crt",
      "etcd-certfile=\(tls)/etcd/client.crt", "etcd-keyfile=\(tls)/etcd/client.key",
      "kubelet-certificate-authority=\(tls)/server-ca.crt",
      "kubelet-client-certificate=\(tls)/client-kube-apiserver.crt",
      "kubelet-client-key=\(tls)/client-kube-apiserver.key", "profiling=false",
      "requestheader-allowed-names=system:auth-proxy",
      "requestheader-client-ca-file=\(tls)/request-header-ca.crt",
      "service-account-key-file=\(tls)/service.key", "service-cluster-ip-range=10.43.0.0/16",
      "tls-cert-file=\(tls)/serving-kube-apiserver.crt",
      "tls-private-key-file=\(tls)/serving-kube-apiserver.key",
    ],
    .controllerManager: [
      "bind-address=127.0.0.1", "profiling=false", "root-ca-file=\(tls)/server-ca.crt",
      "service-account-private-key-file=\(tls)/service.current.key", "terminated-pod-gc-threshold=1000",
      "use-service-account-credentials=true",
    ],
    .scheduler: ["bind-address=127.0.0.1", "profiling=false"],
    .kubelet: [
      "anonymous-auth=false", "authentication-token-webhook=true", "authorization-mode=Webhook",
      "client-ca-file=/var/lib/rancher/k3s/agent/client-ca.crt", "healthz-bind-address=127.0.0.1",
      "read-only-port=0", "tls-cert-file=/var/lib/rancher/k3s/agent/serving-kubelet.crt",
      "tls-private-key-file=/var/lib/rancher/k3s/agent/serving-kubelet.key",
    ],
    .proxy: ["healthz-bind-address=127.0.0.1"],
  ]
  private static let tls = "/var/lib/rancher/k3s/server/tls"
}
