internal import Documents
public import Kubernetes

extension ComponentCommand {
  /// The components that an object starts which is no workload: what a node tells of a process or unit,
  /// kubeadm's `ClusterConfiguration`, OpenShift's configurations, and what kops is told.
  public static func read(_ object: KubernetesObject) -> [ComponentCommand] {
    switch object.kind {
    case "NodeCommand" where object.group == NodeEvidence.group:
      ComponentCommand(container: object.node).map { [$0] } ?? []
    case "ClusterConfiguration" where object.group == "kubeadm.k8s.io":
      KubeadmConfiguration(object).commands
    case "KubeAPIServerConfig" where object.group == OpenShiftConfiguration.group,
      "KubeControllerManagerConfig" where object.group == OpenShiftConfiguration.group:
      OpenShiftConfiguration(object: object).command.map { [$0] } ?? []
    case "Cluster" where object.group == KopsConfiguration.group,
      "InstanceGroup" where object.group == KopsConfiguration.group:
      KopsConfiguration(object: object).commands
    default: []
    }
  }
}

/// Names that evidence from a node goes by.
public enum NodeEvidence {
  public static let group = "node.bulwark.dev"
  public static let apiVersion = "node.bulwark.dev/v1"
}

/// The static pods that kubeadm makes of its configuration: its own flags, and those of `extraArgs`, which
/// replace them.
///
/// Source: kubernetes, cmd/kubeadm/app/phases/controlplane/manifests.go and phases/etcd/local.go.
private struct KubeadmConfiguration {
  let object: KubernetesObject

  init(_ object: KubernetesObject) { self.object = object }

  var commands: [ComponentCommand] {
    let node = object.node
    let minor = node.given("kubernetesVersion")?.text.flatMap(KubernetesVersion.init)?.minor
    func command(_ component: Component, _ section: Node?, _ presets: [String]) -> ComponentCommand {
      let args = section?.given("extraArgs")
      let anchor = args ?? section ?? node.given("apiVersion") ?? node
      var environment: [String: FlagSetting] = [:]
      for preset in presets {
        let parts = preset.split(separator: "=", maxSplits: 1)
        environment[String(parts[0])] = FlagSetting(
          CommandWord("--\(preset)", at: anchor), attached: String(parts[1]))
      }
      return ComponentCommand(
        component, words: Self.words(args)[...], list: nil, anchor: anchor, minor: minor,
        environment: environment)
    }
    let etcd = node.given("etcd")
    let plainPort = (minor ?? .max) < 20 ? ["insecure-port=0"] : []
    var commands = [
      command(.apiServer, node.given("apiServer"), Self.apiServer + plainPort),
      command(.controllerManager, node.given("controllerManager"), Self.controllerManager),
      command(.scheduler, node.given("scheduler"), Self.scheduler),
    ]
    if etcd?.given("external") == nil { commands.append(command(.etcd, etcd?.given("local"), Self.etcd)) }
    return commands
  }

  /// `extraArgs` is a mapping up to v1beta3, then a list of names and values.
  private static func words(_ args: Node?) -> [CommandWord] {
    guard let args else { return [] }
    return args.children.compactMap { entry in
      if let name = entry["name"]?.text, let value = entry["value"] {
        return CommandWord("--\(name)=\(value.text ?? "")", at: value)
      }
      return entry.key.map { CommandWord("--\($0)=\(entry.text ?? "")", at: entry) }
    }
  }

  private static let pki = "/etc/kubernetes/pki"
  private static let apiServer = [
    "client-ca-file=\(pki)/ca.crt", "tls-cert-file=\(pki)/apiserver.crt",
    "tls-private-key-file=\(pki)/apiserver.key", "authorization-mode=Node,RBAC",
    "enable-admission-plugins=NodeRestriction", "enable-bootstrap-token-auth=true",
    "kubelet-client-certificate=\(pki)/apiserver-kubelet-client.crt",
    "kubelet-client-key=\(pki)/apiserver-kubelet-client.key",
    "requestheader-client-ca-file=\(pki)/front-proxy-ca.crt",
    "requestheader-allowed-names=front-proxy-client",
    "etcd-servers=https://127.0.0.1:2379", "etcd-cafile=\(pki)/etcd/ca.crt",
    "etcd-certfile=\(pki)/apiserver-etcd-client.crt", "etcd-keyfile=\(pki)/apiserver-etcd-client.key",
    "service-account-key-file=\(pki)/sa.pub",
  ]
  private static let controllerManager = [
    "bind-address=127.0.0.1", "port=0", "use-service-account-credentials=true", "root-ca-file=\(pki)/ca.crt",
    "service-account-private-key-file=\(pki)/sa.key",
  ]
  private static let scheduler = ["bind-address=127.0.0.1", "port=0"]
  private static let etcd = [
    "cert-file=\(pki)/etcd/server.crt", "key-file=\(pki)/etcd/server.key",
    "trusted-ca-file=\(pki)/etcd/ca.crt", "client-cert-auth=true", "peer-cert-file=\(pki)/etcd/peer.crt",
    "peer-key-file=\(pki)/etcd/peer.key", "peer-trusted-ca-file=\(pki)/etcd/ca.crt",
    "peer-client-cert-auth=true", "listen-client-urls=https://127.0.0.1:2379",
  ]
}
