/// Where a server listens: what the field `server` of a kubeconfig says.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
  public let isSecure: Bool
  /// A name or an address, without brackets.
  public let host: String
  public let port: Int
  /// What stands before every path, such as `/k8s/clusters/c-1`; empty, or with a slash at its beginning only.
  public let prefix: String

  public init(isSecure: Bool = true, host: String, port: Int, prefix: String = "") {
    self.isSecure = isSecure
    self.host = host
    self.port = port
    self.prefix = prefix
  }

  /// Reads `https://host:port/prefix`, and as kubectl does `host:port`, for which it takes plain HTTP; nil where it
  /// is none, or holds a user, a query or a fragment.
  public init?(_ text: String) {
    guard let parts = URLParts(text), parts.user == nil, !parts.path.contains("?"), !parts.path.contains("#")
    else {
      return nil
    }
    switch parts.scheme {
    case "https": isSecure = true
    case "http", "": isSecure = false
    default: return nil
    }
    host = parts.host
    port = parts.port ?? (isSecure ? 443 : 80)
    var prefix = parts.path
    while prefix.hasSuffix("/") { prefix.removeLast() }
    self.prefix = prefix
  }

  /// The host as a URL writes it: IPv6 in brackets.
  public static func inURL(_ host: String) -> String { host.contains(":") ? "[\(host)]" : host }

  /// The way there stays on this machine.
  public var isLoopback: Bool {
    host == "localhost" || host == "::1"
      || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
  }

  public var description: String { "\(isSecure ? "https" : "http")://\(Self.inURL(host)):\(port)\(prefix)" }
}

/// A server that hands requests on.
public struct ProxyAddress: Sendable, Hashable {
  public enum Kind: Sendable, Hashable { case http, socks5 }

  public let kind: Kind
  public let host: String
  public let port: Int
  /// `user:password`, as the URL holds it.
  public let login: String?

  /// Why an address cannot be used.
  public struct Refusal: Error, Sendable, Hashable {
    public let message: String
  }

  public init(_ text: String) throws(Refusal) {
    guard let parts = URLParts(text), parts.path.isEmpty || parts.path == "/" else {
      throw Refusal(message: "this is no address of a proxy")
    }
    switch parts.scheme {
    case "http": kind = .http
    case "socks5", "socks5h": kind = .socks5
    default: throw Refusal(message: "a proxy is reached by http:// or socks5://, not by \(parts.scheme)://")
    }
    host = parts.host
    port = parts.port ?? (kind == .http ? 80 : 1080)
    login = parts.user
  }
}

/// The parts of a URL with a host.
struct URLParts {
  /// In lower case; empty where none is given.
  let scheme: String
  let user: String?
  let host: String
  let port: Int?
  let path: String

  init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !text.contains("\\") else { return nil }
    var rest = text[...]
    if let range = text.firstRange(of: "://") {
      scheme = text[..<range.lowerBound].lowercased()
      rest = text[range.upperBound...]
    } else {
      scheme = ""
    }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    path = String(rest[end...])
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: "@") {
      user = String(authority[..<at])
      authority = authority[authority.index(after: at)...]
    } else {
      user = nil
    }
    guard let (host, port) = Self.hostAndPort(authority) else { return nil }
    self.host = host
    self.port = port
  }

  private static func hostAndPort(_ text: Substring) -> (String, Int?)? {
    var host = text
    var port: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":"), host.contains(":") else { return nil }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let colon = text.lastIndex(of: ":") {
      host = text[..<colon]
      port = text[text.index(after: colon)...]
      guard !host.contains(":") else { return nil }
    }
    guard !host.isEmpty else { return nil }
    guard let port, !port.isEmpty else { return (String(host), nil) }
    guard port.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(port),
      (1...65535).contains(number)
    else { return nil }
    return (String(host), number)
  }
}
