internal import Documents
internal import Kubernetes

/// OpenShift hands flags on in objects of its own: a mapping from names to lists of values.
///
/// Source: openshift/api, kubecontrolplane/v1/types.go; openshift/kubernetes, openshift-kube-apiserver/openshiftkubeapiserver.
struct OpenShiftConfiguration {
  static let group = "kubecontrolplane.config.openshift.io"

  let object: KubernetesObject

  /// The command that it makes; nil for another kind.
  var command: ComponentCommand? {
    let (component, field): (Component, StaticString)
    switch object.kind {
    case "KubeAPIServerConfig": (component, field) = (.apiServer, "apiServerArguments")
    case "KubeControllerManagerConfig": (component, field) = (.controllerManager, "extendedArguments")
    default: return nil
    }
    guard let arguments = object.node.given(field), arguments.isMapping else { return nil }
    var words: [CommandWord] = []
    for argument in arguments.children {
      for value in argument.isSequence ? Array(argument.children) : [argument] {
        words.append(CommandWord("--\(argument.key ?? "")=\(value.text ?? "")", at: value))
      }
    }
    return ComponentCommand(
      component, words: words[...], list: nil, anchor: arguments, environment: presets(component, arguments))
  }

  /// What the server sets by itself, and what stands in fields.
  private func presets(_ component: Component, _ anchor: Node) -> [String: FlagSetting] {
    guard component == .apiServer else { return [:] }
    func setting(_ flag: String, _ value: String, _ node: Node) -> FlagSetting {
      FlagSetting(CommandWord("--\(flag)=\(value)", at: node), attached: value)
    }
    var presets = [
      "authorization-mode": setting("authorization-mode", "Scope,SystemMasters,RBAC,Node", anchor)
    ]
    // People come in through OpenShift's own OAuth server.
    if object.node.given("authConfig") != nil {
      let flag = "authentication-token-webhook-config-file"
      presets[flag] = setting(flag, "oauth", anchor)
    }
    let serving = object.node.given("servingInfo")
    for (field, flag) in [
      ("certFile", "tls-cert-file"), ("keyFile", "tls-private-key-file"), ("clientCA", "client-ca-file"),
      ("minTLSVersion", "tls-min-version"), ("cipherSuites", "tls-cipher-suites"),
    ] {
      guard let node = serving?[key: field], !node.isNull else { continue }
      let values = node.isSequence ? node.children.compactMap(\.text) : [node.text ?? ""]
      let value = values.joined(separator: ",")
      if !value.isEmpty { presets[flag] = setting(flag, value, node) }
    }
    return presets
  }
}
