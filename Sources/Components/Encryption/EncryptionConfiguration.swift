public import Documents
public import Kubernetes

/// How the API server encrypts what it stores: for each resource a list of providers, of which the first writes
/// and all read.
///
/// Source: k8s.io/apiserver, pkg/server/options/encryptionconfig and pkg/apis/apiserver/validation.
public struct EncryptionConfiguration: Sendable {
  public let node: Node
  public let entries: [Entry]

  /// The providers of some resources.
  public struct Entry: Sendable {
    public let node: Node
    public let resources: [Node]
    public let providers: [Provider]
  }

  /// One way to encrypt.
  public struct Provider: Sendable {
    /// The item of the list.
    public let node: Node
    public let kind: Kind
    /// What stands under the provider's name.
    public let settings: Node

    public enum Kind: String, Sendable, CaseIterable {
      case identity, aescbc, aesgcm, secretbox, kms
    }

    /// The keys, of which the first writes.
    public var keys: [Node] { settings.items("keys").filter(\.isMapping) }

    /// The length of a key in bytes; nil where it is no base64.
    public static func length(of key: Node) -> Int? {
      key.given("secret")?.withText { Base64.decode($0)?.count } ?? nil
    }
  }

  /// Of a `kms` provider: an absent version is v1.
  public static func isVersion2(_ provider: Provider) -> Bool {
    provider.settings["apiVersion"]?.textIs("v2") ?? false
  }

  /// nil for objects of another kind.
  public init?(_ object: KubernetesObject) {
    let isLegacy = object.kind == "EncryptionConfig" && object.apiVersion == "v1"
    guard isLegacy || object.kind == "EncryptionConfiguration" && object.group == "apiserver.config.k8s.io"
    else {
      return nil
    }
    node = object.node
    entries = object.node.items("resources").filter(\.isMapping).map { entry in
      Entry(
        node: entry, resources: Array(entry.items("resources")),
        providers: entry.items("providers").filter(\.isMapping).compactMap { provider in
          for kind in Provider.Kind.allCases {
            if let settings = provider[key: kind.rawValue] {
              return Provider(node: provider, kind: kind, settings: settings)
            }
          }
          return nil
        })
    }
  }

  /// The providers of a resource of the core group, in their order: those of the entries that name it, else those
  /// of `*.`, else those of `*.*`.
  public func providers(of resource: String) -> [Provider] {
    for name in [resource, "*.", "*.*"] {
      let named = entries.filter { $0.resources.contains { $0.text == name } }
      if !named.isEmpty { return named.flatMap(\.providers) }
    }
    return []
  }
}
