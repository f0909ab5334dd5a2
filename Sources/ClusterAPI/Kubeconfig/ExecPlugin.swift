internal import Documents

/// A program that hands out credentials (`users[].user.exec`).
public struct ExecPlugin: Sendable, Hashable {
  public enum Interaction: String, Sendable, Hashable {
    case never = "Never"
    case ifAvailable = "IfAvailable"
    case always = "Always"
  }

  public struct Variable: Sendable, Hashable {
    public let name: String
    public let value: String
  }

  public let apiVersion: String
  /// A name, which is looked for in `PATH`, or a path.
  public let command: String
  public let arguments: [String]
  public let variables: [Variable]
  public let interaction: Interaction
  public let installHint: String?
  /// The cluster, as the program may know it: a JSON object.
  let cluster: [UInt8]?

  /// - Parameters:
  ///   - folder: That of the kubeconfig, from which a relative command leads.
  ///   - cluster: The entry of the cluster.
  init(_ node: Node, folder: String, cluster: Node) throws(KubeconfigError) {
    guard let version = node.given("apiVersion"), let text = try node.word("apiVersion") else {
      throw KubeconfigError(node, "exec needs an apiVersion")
    }
    guard Self.versions.contains(text) else {
      throw KubeconfigError(
        version, "the apiVersion of exec must be one of \(Self.versions.joined(separator: ", "))")
    }
    apiVersion = text
    guard let command = try node.word("command") else { throw KubeconfigError(node, "exec names no command") }
    // One with a slash leads from the kubeconfig, never from where the program was started.
    self.command = command.contains("/") ? Kubeconfig.path(of: command, in: folder) : command
    arguments = try node.words("args")
    var variables: [Variable] = []
    for item in node.items("env") {
      guard let name = try item.word("name") else { throw KubeconfigError(item, "a variable needs a name") }
      variables.append(Variable(name: name, value: try item.word("value") ?? ""))
    }
    self.variables = variables
    let mode = try node.word("interactiveMode")
    guard let interaction = Interaction(rawValue: mode ?? Interaction.ifAvailable.rawValue) else {
      throw KubeconfigError(node, "interactiveMode must be Never, IfAvailable or Always")
    }
    if mode == nil, text == Self.versions[0] { throw KubeconfigError(node, "exec needs an interactiveMode") }
    self.interaction = interaction
    installHint = try node.word("installHint")
    self.cluster = try node.isSet("provideClusterInfo") ? try Self.clusterInfo(cluster) : nil
  }

  static let versions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"]

  private static func clusterInfo(_ cluster: Node) throws(KubeconfigError) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    for key: StaticString in ["server", "tls-server-name", "certificate-authority-data", "proxy-url"] {
      if let value = try cluster.word(key) { json.field("\(key)", value) }
    }
    if try cluster.isSet("insecure-skip-tls-verify") {
      json.key("insecure-skip-tls-verify")
      json.raw("true")
    }
    json.raw("}")
    return json.bytes
  }

  /// The variable `KUBERNETES_EXEC_INFO`.
  ///
  /// - Parameter isInteractive: The program may ask the user.
  public func info(isInteractive: Bool) -> String {
    var json = JSONText()
    json.raw("{")
    json.field("kind", "ExecCredential")
    json.field("apiVersion", apiVersion)
    json.key("spec")
    json.raw("{")
    json.key("interactive")
    json.raw(isInteractive ? "true" : "false")
    if let cluster {
      json.key("cluster")
      json.bytes += cluster
    }
    json.raw("}}")
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
