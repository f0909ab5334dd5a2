/// What a reading tells of the cluster beside its objects, and of what could not be read. It becomes an object of
/// the group `cluster.bulwark.dev`, so that it is kept and judged with the others.
public struct ClusterSurvey: Sendable {
  /// `gitVersion`: `v1.36.2`, `v1.35.1-eks-1234567`.
  public var serverVersion: String?
  public var platform: String?
  /// The namespace that the reading was confined to.
  public var namespace: String?
  public var readsSecrets = false
  /// The version groups that the server knows and cannot reach.
  public var dead: [String] = []
  public var gaps: [Gap] = []
  /// Lists that changed while they were read.
  public var inconsistent: [String] = []

  public init() {}

  /// A list that was not read.
  public struct Gap: Sendable, Hashable {
    public let resource: String
    /// The permission that is missing; nil where something else was in the way.
    public let permission: String?
    public let reason: String
  }

  /// The survey as a JSON object.
  func text() -> [UInt8] {
    var json = JSONText()
    json.raw(
      "{\"apiVersion\":\"cluster.bulwark.dev/v1\",\"kind\":\"ClusterSurvey\",\"metadata\":{\"name\":\"cluster\"}"
    )
    if let serverVersion { json.field("serverVersion", serverVersion) }
    if let platform { json.field("platform", platform) }
    if let namespace { json.field("namespace", namespace) }
    json.list("deadGroups", dead) { $0.string($1) }
    json.list("inconsistent", inconsistent) { $0.string($1) }
    json.list("gaps", gaps) { json, gap in
      json.raw("{")
      json.field("resource", gap.resource)
      if let permission = gap.permission { json.field("permission", permission) }
      json.field("reason", gap.reason)
      json.raw("}")
    }
    json.raw("}")
    return json.bytes
  }
}

extension JSONText {
  fileprivate mutating func list<Item>(
    _ name: String, _ items: [Item], _ body: (inout JSONText, Item) -> Void
  ) {
    key(name)
    raw("[")
    for (index, item) in items.enumerated() {
      if index > 0 { raw(",") }
      body(&self, item)
    }
    raw("]")
  }
}
