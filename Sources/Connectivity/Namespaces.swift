internal import Kubernetes

/// The namespaces of the input: those that have a manifest, and those that objects name.
struct Namespaces: Sendable {
  /// In order.
  let names: [String]
  private let positions: [String: Int]
  private let manifests: [String: KubernetesObject]

  /// `default` where an object names none, as kubectl sends it without `-n`.
  static func name(of object: KubernetesObject) -> String {
    guard let name = object.namespace, !name.isEmpty else { return "default" }
    return name
  }

  init(_ inventory: Inventory, named objects: some Sequence<KubernetesObject>) {
    var manifests: [String: KubernetesObject] = [:]
    for object in inventory.objects(ofKind: "Namespace") where object.apiVersion == "v1" {
      manifests[object.name] = object
    }
    var names = Set(manifests.keys)
    for object in objects { names.insert(Self.name(of: object)) }
    self.manifests = manifests
    self.names = names.sorted()
    positions = Dictionary(uniqueKeysWithValues: zip(self.names, self.names.indices))
  }

  var count: Int { names.count }

  func position(_ name: String) -> Int? { positions[name] }

  func labels(_ position: Int) -> Labels {
    Labels(ofNamespace: names[position], manifests[names[position]]?.node)
  }
}
