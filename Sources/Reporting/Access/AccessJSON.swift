internal import AccessControl
internal import Assessment
internal import Documents
internal import Kubernetes

/// The parts of answers about access that their JSON documents share.
extension JSONWriter {
  mutating func access(_ subject: AccessSubject) {
    object { json in
      json.field("kind", subject.kind.rawValue)
      json.field("namespace", subject.namespace)
      json.field("name", subject.name)
    }
  }

  /// - Parameter withSubject: Says whom the binding names, where the grants around are of several.
  mutating func access(_ grant: AccessGrant, withSubject: Bool = false) {
    lineBreak()
    object { json in
      if withSubject {
        json.key("subject")
        json.access(grant.subject)
      }
      json.scope(grant.scope)
      json.key("names")
      json.strings(grant.names)
      json.key("binding")
      json.access(grant.binding.object, at: grant.entry.nameNode)
      json.key("role")
      json.access(grant.role.object, at: grant.role.object.node)
      json.key("rule")
      json.access(grant.rule, of: grant.source)
    }
  }

  mutating func scope(_ scope: AccessGrant.Scope) {
    switch scope {
    case .cluster:
      field("scope", "cluster")
      field("namespace", nil as String?)
    case .namespace(let name):
      field("scope", "namespace")
      field("namespace", name)
    }
  }

  private mutating func access(_ rule: PolicyRule, of role: AccessRole) {
    object { json in
      json.key("writtenIn")
      json.access(role.object, at: role.object.node)
      for (key, nodes) in [
        ("verbs", rule.verbNodes), ("apiGroups", rule.groupNodes), ("resources", rule.resourceNodes),
        ("resourceNames", rule.nameNodes), ("nonResourceURLs", rule.pathNodes),
      ] as [(StaticString, Node.Children)] {
        json.key(key)
        json.strings(nodes.compactMap(\.text))
      }
      json.place(rule.node, in: role.object)
    }
  }

  private mutating func access(_ object: KubernetesObject, at node: Node) {
    self.object { json in
      json.field("kind", object.kind)
      json.field("namespace", object.namespace)
      json.field("name", object.name)
      json.place(node, in: object)
    }
  }

  /// A place in a file; null for what Kubernetes makes itself, and for a live cluster.
  private mutating func place(_ node: Node, in object: KubernetesObject) {
    key("location")
    let source = node.tree.source
    guard source.name != DefaultObjects.sourceName, !source.isLive else { return null() }
    let position = source.position(at: node.range.lowerBound)
    self.object { json in
      json.field("file", source.name)
      json.field("line", position.line)
      json.field("column", position.column)
      json.field("path", node.path(from: object.node))
    }
  }

  mutating func strings(_ words: [String]?) {
    guard let words else { return null() }
    array { json in for word in words { json.value(word) } }
  }
}
