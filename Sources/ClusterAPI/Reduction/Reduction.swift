internal import Documents

/// Copies what checks need of an object and leaves out the rest: who changed which field when, what was applied
/// last, most of the status, the schemas of definitions, the values of Secrets.
///
/// What stays is copied byte by byte from the page: a subtree of which nothing is left out is one copy.
struct Reduction {
  private let resource: ServedResource
  private let isSecret: Bool
  private let isDefinition: Bool

  init(_ resource: ServedResource) {
    self.resource = resource
    isSecret = resource.group.isEmpty && resource.name == "secrets"
    isDefinition = resource.group == "apiextensions.k8s.io" && resource.name == "customresourcedefinitions"
  }

  /// Appends an item of the list, with the kind that it does not name itself.
  func append(_ item: Node, to text: inout [UInt8]) {
    text += "{\"apiVersion\":\"\(resource.apiVersion)\",\"kind\":\"".utf8
    text += resource.kind.utf8
    text.append(UInt8(ascii: "\""))
    for field in item.children {
      if field.keyIs("apiVersion") || field.keyIs("kind") { continue }
      if field.keyIs("metadata") {
        Self.appendMetadata(field, to: &text)
      } else if field.keyIs("status") {
        Self.appendStatus(field, to: &text)
      } else if isSecret {
        appendSecret(field, to: &text)
      } else if field.keyIs("binaryData") {
        continue
      } else if isDefinition, field.keyIs("spec") {
        Self.appendDefinition(field, to: &text)
      } else {
        text.appendEntry(field)
      }
    }
    if isSecret, item["type"] == nil, Self.isAccountToken(item) {
      text += ",\"type\":\"kubernetes.io/service-account-token\"".utf8
    }
    text.append(UInt8(ascii: "}"))
  }

  // MARK: Metadata

  private static func appendMetadata(_ metadata: Node, to text: inout [UInt8]) {
    text.appendMapping(metadata) { field, text in
      if field.keyIs("annotations") {
        text.appendMapping(field) { annotation, text in
          // That they are there tells who manages the object.
          if applied.contains(where: annotation.keyIs) {
            text.appendEntry(annotation, value: "\"\"")
          } else {
            text.appendEntry(annotation)
          }
        }
      } else if metadataFields.contains(where: field.keyIs) {
        text.appendEntry(field)
      }
    }
  }

  private static let metadataFields: [StaticString] = [
    "name", "namespace", "generateName", "labels", "ownerReferences", "creationTimestamp",
    "deletionTimestamp",
  ]

  /// Copies of the whole object as it was applied, with all its values.
  private static let applied: [StaticString] = [
    "kubectl.kubernetes.io/last-applied-configuration", "kapp.k14s.io/original",
    "objectset.rio.cattle.io/applied",
    "banzaicloud.com/last-applied",
  ]

  // MARK: Status

  private static func appendStatus(_ status: Node, to text: inout [UInt8]) {
    guard status.isMapping, status.children.contains(where: isKept) else { return }
    text.appendMapping(status) { field, text in
      if containerStatuses.contains(where: field.keyIs), field.isSequence {
        text.appendItems(field, keeping: ["name", "image", "imageID"])
      } else if statusFields.contains(where: field.keyIs) {
        text.appendEntry(field)
      }
    }
  }

  private static func isKept(_ field: Node) -> Bool {
    statusFields.contains(where: field.keyIs) || containerStatuses.contains(where: field.keyIs)
  }

  private static let containerStatuses: [StaticString] = [
    "containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses",
  ]

  private static let statusFields: [StaticString] = [
    "phase", "podIP", "podIPs", "hostIP", "addresses", "nodeInfo", "loadBalancer", "replicas",
    "desiredNumberScheduled", "active", "completionTime",
  ]

  // MARK: Kinds with more to leave out

  /// The names of the entries stay, the values do not.
  private func appendSecret(_ field: Node, to text: inout [UInt8]) {
    if field.keyIs("type") || field.keyIs("immutable") { return text.appendEntry(field) }
    guard field.keyIs("data") || field.keyIs("stringData") else { return }
    text.appendMapping(field) { entry, text in text.appendEntry(entry, value: "\"\"") }
  }

  /// Where only the metadata is at hand: the controller notes the account's uid on the tokens that it makes, and
  /// nowhere else.
  private static func isAccountToken(_ item: Node) -> Bool {
    item["metadata"]?.given("annotations")?["kubernetes.io/service-account.uid"] != nil
  }

  /// The schema of a definition is most of it, and no check reads it.
  private static func appendDefinition(_ spec: Node, to text: inout [UInt8]) {
    text.appendMapping(spec) { field, text in
      guard field.keyIs("versions"), field.isSequence else { return text.appendEntry(field) }
      text.appendItems(field, keeping: ["name", "served", "storage"])
    }
  }
}
