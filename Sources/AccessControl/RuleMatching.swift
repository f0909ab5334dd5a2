internal import Documents
public import Kubernetes

extension PolicyRule {
  /// Whether the rule allows a request; the scope of its role and binding is not looked at.
  public func allows(_ request: AccessRequest) -> Bool {
    guard hasVerb(request.verb) else { return false }
    switch request.target {
    case .path(let path): return covers(path: path)
    case .resource(let group, let resource, let subresource, _, let name):
      return hasGroup(group) && covers(resource, subresource)
        && (names == .any || nameNodes.contains { $0.equals(name) })
    }
  }

  func hasVerb(_ verb: String) -> Bool { verbNodes.contains { $0.textIs("*") || $0.equals(verb) } }

  /// - Parameter group: nil asks whether there is any group at all.
  func hasGroup(_ group: String?) -> Bool {
    groupNodes.contains { node in group.map { node.textIs("*") || node.equals($0) } ?? true }
  }

  func covers(_ resource: String, _ subresource: String) -> Bool {
    let full = subresource.isEmpty ? resource : "\(resource)/\(subresource)"
    return resourceNodes.contains { $0.covers(full, subresource: subresource) }
  }

  func covers(path: String) -> Bool { pathNodes.contains { $0.covers(path: path) } }
}

extension AccessBinding {
  /// Whether what it grants reaches a request. A RoleBinding reaches what lies in its namespace, and the
  /// namespace itself, which is its own.
  public func reaches(_ request: AccessRequest) -> Bool {
    isClusterWide || request.namespace != nil && request.namespace == object.namespace
  }
}

extension Node {
  func equals(_ text: String) -> Bool { withText { $0.elementsEqual(text.utf8) } ?? false }

  /// `*`, the resource with its subresource, or the subresource of whatever resource.
  fileprivate func covers(_ resource: String, subresource: String) -> Bool {
    withText { text in
      if text.elementsEqual(resource.utf8) || text.elementsEqual("*".utf8) { return true }
      return !subresource.isEmpty && text.starts(with: "*/".utf8)
        && text.dropFirst(2).elementsEqual(subresource.utf8)
    } ?? false
  }

  /// Equal, or a beginning of the path before stars at the end.
  fileprivate func covers(path: String) -> Bool {
    withText { text in
      guard text.last == UInt8(ascii: "*") else { return text.elementsEqual(path.utf8) }
      let stars = text.reversed().prefix { $0 == UInt8(ascii: "*") }.count
      return path.utf8.starts(with: text.dropLast(stars))
    } ?? false
  }
}
