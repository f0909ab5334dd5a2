internal import Documents
internal import Kubernetes

/// How the kustomizations around a resource change its name and namespace.
struct NameChange: Sendable {
  private(set) var prefix = ""
  private(set) var suffix = ""
  private(set) var namespace: String?

  /// Takes in a kustomization that lies further inside; outer ones act after it.
  mutating func add(prefix: String?, suffix: String?, namespace: String?) {
    self.prefix += prefix ?? ""
    self.suffix = (suffix ?? "") + self.suffix
    self.namespace = self.namespace ?? namespace
  }

  /// The name that an object has in the end.
  func name(_ name: String) -> String { prefix + name + suffix }
}

/// Objects of one file that a rendering may show again.
struct TracedSource: Sendable {
  let file: String
  let names: NameChange
  let role: KubernetesObject.Role
  let objects: [KubernetesObject]

  init(_ tree: Tree, _ names: NameChange, _ role: KubernetesObject.Role) {
    file = tree.source.name
    self.names = names
    self.role = role
    objects = tree.documents.flatMap { document -> [KubernetesObject] in
      if case .objects(let objects) = KubernetesObject.read(document, role: role) { objects } else { [] }
    }
  }
}
