/// How to reach a cluster, and as whom: what a context of a kubeconfig or a pod's service account says.
public struct Connection: Sendable {
  public var server: ServerAddress
  /// The certificates to trust; nil leaves that to the system.
  public var authority: Material?
  public var skipsVerification = false
  /// The name that the server's certificate must have, where it is not that of the address.
  public var tlsServerName: String?
  public var proxy: ProxyAddress?
  public var disablesCompression = false
  /// The client certificate and its key.
  public var identity: Identity?
  public var authentication = Authentication.none
  /// The headers that ask the server to act for somebody else.
  public var impersonation: [Header] = []

  public init(server: ServerAddress) { self.server = server }

  public struct Identity: Sendable, Hashable {
    public let certificate: Material
    public let key: Material
  }

  /// What is to be known about a connection before it is used.
  public var warnings: [String] {
    var warnings: [String] = []
    if skipsVerification {
      warnings.append(
        "the certificate of \(server) is not verified (insecure-skip-tls-verify): whoever stands between can read "
          + "the credentials and invent the cluster")
    }
    return warnings
  }
}

/// A text that stands in a file, or in the kubeconfig itself.
public enum Material: Sendable, Hashable {
  case bytes([UInt8])
  case file(String)
}

/// What each request says of who asks. Never shown, and sent to the server of the kubeconfig alone.
public enum Authentication: Sendable {
  case none
  case token(String)
  /// Read again and again, because it is renewed; the text is for where it cannot be read.
  case tokenFile(String, otherwise: String?)
  case password(user: String, password: String)
  case exec(ExecPlugin)
}

public struct Header: Sendable, Hashable {
  public let name: String
  public let value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
