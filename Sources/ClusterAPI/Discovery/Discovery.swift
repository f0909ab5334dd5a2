internal import Documents

/// What a server serves.
public struct Discovery: Sendable {
  /// Those that can be listed, in the order of the server.
  public private(set) var resources: [ServedResource] = []
  /// The versions of groups that the server knows and cannot reach: `metrics.k8s.io/v1beta1`.
  public private(set) var dead: [String] = []
  /// Versions of groups whose resources must be asked for one by one: the server offers no aggregated discovery.
  private(set) var open: [GroupVersion] = []
  private var known: Set<String> = []

  struct GroupVersion: Sendable, Hashable {
    let group: String
    let version: String

    var name: String { group.isEmpty ? version : "\(group)/\(version)" }
    var path: String { group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)" }
  }

  /// Asks for all groups at once (since 1.26), and takes the old form where there is none.
  static let accept =
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json"

  init() {}

  /// Takes the answer of `/api` or `/apis`.
  ///
  /// - Throws: What is wrong with it.
  mutating func take(_ response: Response) throws(DiscoveryError) {
    guard let root = parse(response.body, name: "<discovery>", claim: .json).documents.first, root.isMapping
    else {
      throw DiscoveryError("the server's list of API groups is no JSON object")
    }
    switch root["kind"]?.text {
    case "APIGroupDiscoveryList": for group in root.items("items") { takeGroup(group) }
    case "APIVersions":
      for version in root.items("versions") {
        if let version = version.text { open.append(GroupVersion(group: "", version: version)) }
      }
    case "APIGroupList":
      for group in root.items("groups") {
        guard let name = group["name"]?.text else { continue }
        // The preferred one comes first, whatever the order of the others.
        let preferred = group.given("preferredVersion")?["version"]?.text
        let all = group.items("versions").compactMap { $0["version"]?.text }
        for version in [preferred].compactMap(\.self) + all.filter({ $0 != preferred }) {
          open.append(GroupVersion(group: name, version: version))
        }
      }
    default: throw DiscoveryError("the server's list of API groups is of no known kind")
    }
  }

  /// Takes the resources of one version of a group.
  mutating func take(_ response: Response, of version: GroupVersion) throws(DiscoveryError) {
    guard let root = parse(response.body, name: "<discovery>", claim: .json).documents.first,
      root["kind"]?.textIs("APIResourceList") ?? false
    else { throw DiscoveryError("\(version.name): the list of its resources is none") }
    for item in root.items("resources") {
      guard let name = item["name"]?.text, !name.contains("/"), let kind = item["kind"]?.text else {
        continue
      }
      add(
        item, version, name: name, kind: kind, isNamespaced: item["namespaced"]?.bool ?? false)
    }
  }

  /// Notes a version that does not answer.
  mutating func takeDead(_ version: GroupVersion) { dead.append(version.name) }

  private mutating func takeGroup(_ group: Node) {
    let name = group["metadata"]?["name"]?.text ?? ""
    for item in group.items("versions") {
      guard let text = item["version"]?.text else { continue }
      let version = GroupVersion(group: name, version: text)
      if item["freshness"]?.textIs("Stale") ?? false { dead.append(version.name) }
      for resource in item.items("resources") {
        guard let name = resource["resource"]?.text, let kind = resource.given("responseKind")?["kind"]?.text
        else { continue }
        add(
          resource, version, name: name, kind: kind,
          isNamespaced: resource["scope"]?.textIs("Namespaced") ?? false)
      }
    }
  }

  /// Of several versions that serve a resource, the first is the preferred one.
  private mutating func add(
    _ node: Node, _ version: GroupVersion, name: String, kind: String, isNamespaced: Bool
  ) {
    guard node.items("verbs").contains(where: { $0.textIs("list") }) else { return }
    let resource = ServedResource(
      group: version.group, version: version.version, name: name, kind: kind, isNamespaced: isNamespaced)
    guard resource.isAddressable, known.insert(resource.qualifiedName).inserted else { return }
    resources.append(resource)
  }
}

struct DiscoveryError: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

extension ServedResource {
  /// What a server calls its resources goes into paths: nothing but the letters that names have.
  fileprivate var isAddressable: Bool {
    [group, version, name].allSatisfy { text in
      text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
          || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      }
    } && !version.isEmpty && !name.isEmpty && !name.hasPrefix(".") && !group.hasPrefix(".")
      && !version.hasPrefix(".")
  }
}
