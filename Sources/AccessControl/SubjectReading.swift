extension AccessSubject {
  /// Why a word means no subject, or more than one.
  public struct Unclear: Error, Sendable {
    public let message: String
  }

  /// The subject as people write it: `user:ana`, `group:ops`, `sa:shop/web`, `shop/web`, or a bare name that
  /// one of the known subjects has.
  public init(words: String, among known: [AccessSubject]) throws(Unclear) {
    let parts = words.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      switch parts[0].lowercased() {
      case "user":
        self.init(user: parts[1])
        return
      case "group":
        self.init(group: parts[1])
        return
      case "sa", "serviceaccount":
        self = try Self.account(parts[1])
        return
      default: break
      }
    }
    if words.hasPrefix("system:serviceaccount:") {
      self.init(user: words)
      return
    }
    if !words.hasPrefix("system:"), words.contains("/") {
      self = try Self.account(words)
      return
    }
    let named = known.filter { $0.name == words }
    guard let first = named.first else {
      throw Unclear(
        message: "no binding names '\(words)'; write user:\(words), group:\(words) or sa:NAMESPACE/\(words)")
    }
    guard named.count == 1 else {
      let choices = named.map { subject in
        switch subject.kind {
        case .user: "user:\(words)"
        case .group: "group:\(words)"
        case .account: "sa:\(subject.namespace.map { "\($0)/" } ?? "")\(words)"
        }
      }
      throw Unclear(
        message: "'\(words)' is \(choices.joined(separator: " or ")); write the one that is meant")
    }
    self = first
  }

  private static func account(_ path: String) throws(Unclear) -> AccessSubject {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw Unclear(message: "'\(path)' is no service account; write NAMESPACE/NAME")
    }
    return AccessSubject(account: String(parts[1]), in: String(parts[0]))
  }
}
