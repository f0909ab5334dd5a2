internal import Documents

extension Kubeconfig {
  /// The connection that a context stands for.
  ///
  /// - Parameter name: The context; nil takes the current one.
  public func connection(_ name: String?) throws(KubeconfigError) -> Connection {
    guard let name = name ?? currentContext else {
      throw KubeconfigError("no current context: name one with --context (\(known))")
    }
    guard let context = contexts[name] else { throw KubeconfigError("no context '\(name)' (\(known))") }
    guard let clusterName = try context.node.word("cluster") else {
      throw KubeconfigError(context.node, "the context '\(name)' names no cluster")
    }
    guard let cluster = clusters[clusterName] else {
      throw KubeconfigError(
        context.node, "the context '\(name)' names the cluster '\(clusterName)', which is missing")
    }
    var connection = try Self.connection(to: cluster)
    if let userName = try context.node.word("user") {
      guard let user = users[userName] else {
        throw KubeconfigError(
          context.node, "the context '\(name)' names the user '\(userName)', which is missing")
      }
      try Self.addUser(user, of: cluster, to: &connection)
    }
    return connection
  }

  private var known: String {
    contexts.isEmpty ? "the kubeconfig has no context" : "there are: \(contextNames.joined(separator: ", "))"
  }

  // MARK: The cluster

  private static func connection(to cluster: Entry) throws(KubeconfigError) -> Connection {
    let node = cluster.node
    // kubectl takes a default that nobody means in a scan.
    guard let server = node.given("server"), let text = try node.word("server") else {
      throw KubeconfigError(node, "the cluster names no server")
    }
    guard let address = ServerAddress(text) else {
      throw KubeconfigError(server, "'\(text)' is no address of a server")
    }
    var connection = Connection(server: address)
    connection.authority = try material("certificate-authority", "certificate-authority-data", of: cluster)
    connection.skipsVerification = try node.isSet("insecure-skip-tls-verify")
    if connection.skipsVerification, connection.authority != nil {
      throw KubeconfigError(node, "a certificate authority and insecure-skip-tls-verify exclude each other")
    }
    connection.tlsServerName = try node.word("tls-server-name")
    connection.disablesCompression = try node.isSet("disable-compression")
    if let proxy = node.given("proxy-url"), let text = try node.word("proxy-url") {
      do throws(ProxyAddress.Refusal) {
        connection.proxy = try ProxyAddress(text)
      } catch {
        throw KubeconfigError(proxy, error.message)
      }
    }
    return connection
  }

  // MARK: The user

  private static func addUser(
    _ user: Entry, of cluster: Entry, to connection: inout Connection
  ) throws(KubeconfigError) {
    let node = user.node
    let certificate = try material("client-certificate", "client-certificate-data", of: user)
    let key = try material("client-key", "client-key-data", of: user)
    switch (certificate, key) {
    case (let certificate?, let key?): connection.identity = .init(certificate: certificate, key: key)
    case (nil, nil): break
    default: throw KubeconfigError(node, "a client certificate and its key belong together: one is missing")
    }
    connection.authentication = try authentication(of: user, cluster)
    connection.impersonation = try impersonation(node)
  }

  private static func authentication(
    of user: Entry, _ cluster: Entry
  ) throws(KubeconfigError) -> Authentication {
    let node = user.node
    let token = try node.word("token")
    let file = try node.word("tokenFile").map { path(of: $0, in: user.folder) }
    if let provider = node.given("auth-provider") { throw try authProvider(provider) }
    if let name = try node.word("username") {
      guard token == nil, file == nil else {
        throw KubeconfigError(node, "a token and a password exclude each other")
      }
      return .password(user: name, password: try node.word("password") ?? "")
    }
    if let file { return .tokenFile(file, otherwise: token) }
    if let token { return .token(token) }
    guard let exec = node.given("exec") else { return .none }
    return .exec(try ExecPlugin(exec, folder: user.folder, cluster: cluster.node))
  }

  /// kubectl has lost these; each has a program that takes its place.
  private static func authProvider(_ provider: Node) throws(KubeconfigError) -> KubeconfigError {
    let name = try provider.word("name") ?? ""
    let instead =
      switch name {
      case "gcp": "install gke-gcloud-auth-plugin and run `gcloud container clusters get-credentials`"
      case "azure": "install kubelogin and run `kubelogin convert-kubeconfig`"
      case "oidc": "use an exec entry with kubectl oidc-login (int128/kubelogin)"
      default: "use an exec entry"
      }
    return KubeconfigError(provider, "auth-provider '\(name)' is not supported: \(instead)")
  }

  private static func impersonation(_ node: Node) throws(KubeconfigError) -> [Header] {
    guard let user = try node.word("as") else { return [] }
    var headers = [Header("Impersonate-User", user)]
    if let uid = try node.word("as-uid") { headers.append(Header("Impersonate-Uid", uid)) }
    for group in try node.words("as-groups") { headers.append(Header("Impersonate-Group", group)) }
    for entry in node.given("as-user-extra").map({ Array($0.children) }) ?? [] {
      for value in entry.children {
        headers.append(Header("Impersonate-Extra-\(entry.key ?? "")", value.text ?? ""))
      }
    }
    let isSafe = headers.allSatisfy { header in
      (header.name + header.value).unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }
        && header.name.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: ":") }
    }
    guard isSafe else { throw KubeconfigError(node, "what to act as cannot be sent as a header") }
    return headers
  }

  // MARK: Texts

  /// What stands in the kubeconfig itself, in base64, counts before the file.
  private static func material(
    _ file: StaticString, _ data: StaticString, of entry: Entry
  ) throws(KubeconfigError) -> Material? {
    if let node = entry.node.given(data), let text = try entry.node.word(data) {
      let digits = text.utf8.filter { $0 > 0x20 }
      guard let bytes = digits.withUnsafeBufferPointer(Base64.decode) else {
        throw KubeconfigError(node, "\(data) is no base64")
      }
      return .bytes(bytes)
    }
    return try entry.node.word(file).map { .file(path(of: $0, in: entry.folder)) }
  }

  /// A path that leads from the folder of its file.
  static func path(of text: String, in folder: String) -> String {
    text.hasPrefix("/") || folder.isEmpty ? text : "\(folder)/\(text)"
  }
}
