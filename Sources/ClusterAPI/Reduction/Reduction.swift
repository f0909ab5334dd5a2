/// Copies what checks need of objects and leaves out the rest: who changed which field when, what was applied last,
/// most of the status, the schemas of definitions, the values of Secrets.
///
/// What stays is copied byte by byte from the page: a subtree of which nothing is left out is one copy.
struct Reduction {
  typealias Malformed = JSONCursor.Malformed

  /// The objects so far, one behind the other with commas between them.
  var text: [UInt8] = []
  private let opening: [UInt8]
  private let isSecret: Bool
  private let isDefinition: Bool

  init(_ resource: ServedResource) {
    opening = Array("{\"apiVersion\":\"\(resource.apiVersion)\",\"kind\":\"\(resource.kind)\"".utf8)
    isSecret = resource.group.isEmpty && resource.name == "secrets"
    isDefinition = resource.group == "apiextensions.k8s.io" && resource.name == "customresourcedefinitions"
  }

  /// Where an object is: by its namespace and name, as they are written.
  struct Identity: Hashable {
    var namespace: [UInt8] = []
    var name: [UInt8] = []
  }

  /// Appends the object at which the cursor stands, with the kind that items of a list do not name themselves.
  ///
  /// - Parameter isWanted: Whether an object that is called so is to stay.
  /// - Returns: Whether it stayed.
  mutating func append(
    _ cursor: inout JSONCursor, isWanted: (Identity) -> Bool = { _ in true }
  ) throws(Malformed) -> Bool {
    let start = text.count
    if start > 0 { text.append(UInt8(ascii: ",")) }
    text += opening
    var identity = Identity()
    var hasType = false
    var isAccountToken = false
    try cursor.mapping { (key, cursor) throws(Malformed) in
      let name = try known(key, cursor)
      if name.isText("apiVersion") || name.isText("kind") {
        _ = try cursor.value()
      } else if name.isText("metadata") {
        try appendMetadata(key, &cursor, &identity, &isAccountToken)
      } else if name.isText("status") {
        try appendStatus(key, &cursor)
      } else if isSecret {
        if name.isText("type") { hasType = true }
        try appendOfSecret(name, key, &cursor)
      } else if name.isText("binaryData") {
        _ = try cursor.value()
      } else if isDefinition, name.isText("spec") {
        try appendDefinition(key, &cursor)
      } else {
        try appendEntry(key, &cursor)
      }
    }
    if isSecret, !hasType, isAccountToken {
      text += ",\"type\":\"kubernetes.io/service-account-token\"".utf8
    }
    text.append(UInt8(ascii: "}"))
    if isWanted(identity) { return true }
    text.removeLast(text.count - start)
    return false
  }

  /// A key that decides what becomes of its value. The API server writes none of them with escapes; what somebody
  /// else writes so would slip through.
  private func known(_ key: Range<Int>, _ cursor: JSONCursor) throws(Malformed) -> UnsafeBufferPointer<UInt8>
  {
    let name = cursor.slice(key)
    if name.contains(UInt8(ascii: "\\")) { throw cursor.malformed("a key is written with escapes") }
    return name
  }

  // MARK: Metadata

  private mutating func appendMetadata(
    _ key: Range<Int>, _ cursor: inout JSONCursor, _ identity: inout Identity, _ isAccountToken: inout Bool
  ) throws(Malformed) {
    guard cursor.startsMapping() else {
      try appendEntry(key, &cursor)
      return
    }
    appendKey(key, cursor)
    try appendMapping(&cursor) { (reduction, key, cursor) throws(Malformed) in
      let name = try reduction.known(key, cursor)
      if name.isText("annotations"), cursor.startsMapping() {
        reduction.appendKey(key, cursor)
        try reduction.appendMapping(&cursor) { (reduction, key, cursor) throws(Malformed) in
          // Where only the metadata is at hand: the controller notes the account's uid on the tokens that it
          // makes, and nowhere else.
          let name = cursor.slice(key)
          if name.isText("kubernetes.io/service-account.uid") { isAccountToken = true }
          // That they are there tells who manages the object. One that is written with escapes might be one.
          if name.isAmong(Self.applied) || name.contains(UInt8(ascii: "\\")) {
            try reduction.appendEmptied(key, &cursor)
          } else {
            try reduction.appendEntry(key, &cursor)
          }
        }
      } else if name.isAmong(Self.metadataFields) {
        let value = try reduction.appendEntry(key, &cursor)
        if name.isText("name") { identity.name = Array(cursor.slice(value)) }
        if name.isText("namespace") { identity.namespace = Array(cursor.slice(value)) }
      } else {
        _ = try cursor.value()
      }
    }
  }

  private static let metadataFields: [StaticString] = [
    "name", "namespace", "labels", "annotations", "ownerReferences", "creationTimestamp", "generateName",
    "deletionTimestamp",
  ]

  /// Copies of the whole object as it was applied, with all its values.
  private static let applied: [StaticString] = [
    "kubectl.kubernetes.io/last-applied-configuration", "kapp.k14s.io/original",
    "objectset.rio.cattle.io/applied",
    "banzaicloud.com/last-applied",
  ]

  // MARK: Status

  private mutating func appendStatus(_ key: Range<Int>, _ cursor: inout JSONCursor) throws(Malformed) {
    guard cursor.startsMapping() else {
      _ = try cursor.value()
      return
    }
    let start = text.count
    appendKey(key, cursor)
    let opened = text.count + 1
    try appendMapping(&cursor) { (reduction, key, cursor) throws(Malformed) in
      let name = try reduction.known(key, cursor)
      if name.isAmong(Self.containerStatuses), cursor.startsList() {
        try reduction.appendItems(key, &cursor, keeping: ["name", "image", "imageID"])
      } else if name.isAmong(Self.statusFields) {
        try reduction.appendEntry(key, &cursor)
      } else {
        _ = try cursor.value()
      }
    }
    if text.count == opened + 1 { text.removeLast(text.count - start) }
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
  private mutating func appendOfSecret(
    _ name: UnsafeBufferPointer<UInt8>, _ key: Range<Int>, _ cursor: inout JSONCursor
  ) throws(Malformed) {
    if name.isText("type") || name.isText("immutable") {
      try appendEntry(key, &cursor)
    } else if name.isText("data") || name.isText("stringData"), cursor.startsMapping() {
      appendKey(key, cursor)
      try appendMapping(&cursor) { (reduction, key, cursor) throws(Malformed) in
        try reduction.appendEmptied(key, &cursor)
      }
    } else {
      _ = try cursor.value()
    }
  }

  /// The schema of a definition is most of it, and no check reads it.
  private mutating func appendDefinition(_ key: Range<Int>, _ cursor: inout JSONCursor) throws(Malformed) {
    guard cursor.startsMapping() else {
      try appendEntry(key, &cursor)
      return
    }
    appendKey(key, cursor)
    try appendMapping(&cursor) { (reduction, key, cursor) throws(Malformed) in
      if cursor.slice(key).isText("versions"), cursor.startsList() {
        try reduction.appendItems(key, &cursor, keeping: ["name", "served", "storage"])
      } else {
        try reduction.appendEntry(key, &cursor)
      }
    }
  }
}
