public import Documents

/// An object of the Kubernetes API as a text describes it: its identity, and the node that holds it.
public final class KubernetesObject: Sendable {
  public let node: Node
  public let apiVersion: String
  /// The API group; empty for the core group.
  public let group: String
  public let kind: String
  /// `metadata.name`, or `metadata.generateName` where only that is given; empty where neither is.
  public let name: String
  /// `metadata.namespace` as written. Absent says nothing: `kubectl -n` may choose it.
  public let namespace: String?
  public let role: Role

  public enum Role: Sendable {
    /// Describes a whole object.
    case manifest
    /// A kustomize patch: what it does not say, its base may.
    case patch
  }

  /// - Parameter given: The name, where it does not stand in `metadata`.
  init(node: Node, apiVersion: String, kind: String, role: Role, name given: String? = nil) {
    self.node = node
    self.apiVersion = apiVersion
    group = Self.group(of: apiVersion)
    self.kind = kind
    self.role = role
    let metadata = node["metadata"]
    name = given ?? metadata?["name"]?.text ?? metadata?["generateName"]?.text ?? ""
    namespace = metadata?.given("namespace")?.text
  }

  /// What stands before the slash, where something stands on both sides of it.
  private static func group(of apiVersion: String) -> String {
    guard let slash = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")), slash > apiVersion.startIndex,
      apiVersion.utf8.index(after: slash) < apiVersion.endIndex
    else { return "" }
    return String(apiVersion[..<slash])
  }

  public var metadata: Node? { node.given("metadata") }
}

/// What a document turned out to be.
public enum DocumentReading: Sendable {
  /// One object, or those of a `List`.
  case objects([KubernetesObject])
  /// No object of the Kubernetes API: a values file, a compose file, a list of patches.
  case foreign
  /// Means to be an object and is none.
  case malformed(Node, String)
}

extension KubernetesObject {
  /// Reads the objects of a document. `List` and typed lists are expanded; items of a typed list
  /// take its kind where they name none.
  public static func read(_ document: Node, role: Role = .manifest) -> DocumentReading {
    guard document.isMapping else {
      let rules = document.isSequence ? importedRules(document) : []
      return rules.isEmpty ? .foreign : .objects(rules)
    }
    guard let kind = document["kind"] else {
      // The API server refuses it; passed over, it would look like something that is none of its files.
      guard let version = document["apiVersion"] else {
        let evidence = importedEvidence(document)
        return evidence.isEmpty ? .foreign : .objects(evidence)
      }
      guard version.isServerConfiguration else { return .foreign }
      return .malformed(version, "a configuration of the API server needs a kind beside its apiVersion")
    }
    guard let apiVersion = document["apiVersion"] else {
      guard kind.string != nil, document["metadata"] != nil || document["spec"] != nil else {
        return .foreign
      }
      return .malformed(kind, "an object needs an apiVersion beside its kind")
    }
    guard let kindName = kind.string else {
      return .malformed(kind, "kind must be a string, not \(kind.value.name)")
    }
    guard let version = apiVersion.string else {
      return .malformed(apiVersion, "apiVersion must be a string, not \(apiVersion.value.name)")
    }
    if apiVersion.isServerConfiguration, !serverConfigurations.contains(kindName) {
      return .malformed(kind, "the API server has no configuration of the kind \(kindName)")
    }
    guard kindName.hasSuffix("List"), let items = document["items"], items.isSequence || items.isNull else {
      let object = KubernetesObject(node: document, apiVersion: version, kind: kindName, role: role)
      return .objects(object.carried.map { [object, $0] } ?? [object])
    }
    return list(items, kind: String(kindName.dropLast(4)), apiVersion: version, role: role)
  }

  /// The kinds of the group `apiserver.config.k8s.io`, which is of files only.
  private static let serverConfigurations: Set = [
    "AdmissionConfiguration", "AuthenticationConfiguration", "AuthorizationConfiguration",
    "EgressSelectorConfiguration", "EncryptionConfiguration", "TracingConfiguration",
  ]

  private static func list(
    _ items: Node, kind: String, apiVersion: String, role: Role
  ) -> DocumentReading {
    var objects: [KubernetesObject] = []
    objects.reserveCapacity(items.count)
    for item in items.children {
      guard item.isMapping else {
        return .malformed(item, "an item of a list must be an object, not \(item.value.name)")
      }
      if item["kind"] == nil, !kind.isEmpty {
        objects.append(KubernetesObject(node: item, apiVersion: apiVersion, kind: kind, role: role))
        continue
      }
      switch read(item, role: role) {
      case .objects(let inner): objects += inner
      case .foreign: return .malformed(item, "an item of a list must be an object with kind and apiVersion")
      case .malformed(let node, let reason): return .malformed(node, reason)
      }
    }
    return .objects(objects)
  }
}

extension Node {
  /// An `apiVersion` of the API server's own configuration files.
  fileprivate var isServerConfiguration: Bool {
    withText { $0.starts(with: "apiserver.config.k8s.io/".utf8) } ?? false
  }
}
