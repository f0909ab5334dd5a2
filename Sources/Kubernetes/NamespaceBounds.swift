public import Documents

/// What the LimitRange and ResourceQuota objects of one namespace add up to.
public struct NamespaceBounds: Sendable {
  /// What a container is given that does not say itself.
  public fileprivate(set) var defaults: ComputeResources = []
  /// How many LimitRanges bound containers.
  public fileprivate(set) var containerRanges = 0
  /// How many LimitRanges give defaults. Which one counts is open where there are several.
  public fileprivate(set) var defaultingRanges = 0
  /// Of what the namespace as a whole has a cap.
  public fileprivate(set) var caps: ComputeResources = []

  public init() {}
}

extension NamespaceBounds {
  /// The bounds of all namespaces of which the objects say something.
  static func read(ranges: [KubernetesObject], quotas: [KubernetesObject]) -> [String?: NamespaceBounds] {
    var bounds: [String?: NamespaceBounds] = [:]
    for range in ranges { bounds[range.namespace, default: NamespaceBounds()].add(range: range) }
    for quota in quotas {
      bounds[quota.namespace, default: NamespaceBounds()].caps.formUnion(caps(of: quota))
    }
    return bounds
  }

  private mutating func add(range: KubernetesObject) {
    guard let items = range.node.given("spec")?.given("limits") else { return }
    let containers = items.children.filter { $0["type"]?.textIs("Container") ?? false }
    let given = containers.reduce(into: ComputeResources()) { $0.formUnion(Self.defaults(of: $1)) }
    defaults.formUnion(given)
    containerRanges += containers.isEmpty ? 0 : 1
    defaultingRanges += given.isEmpty ? 0 : 1
  }

  /// The defaults of an item of type Container: the limit is `default`, else `max`; the request is
  /// `defaultRequest`, else that limit, else `min` (kubernetes, `SetDefaults_LimitRangeItem`).
  public static func defaults(of item: Node) -> ComputeResources {
    let limits = [item.given("default"), item.given("max")]
    let requests = [item.given("defaultRequest")] + limits + [item.given("min")]
    func names(_ key: StaticString, _ places: [Node?]) -> Bool { places.contains { $0?.given(key) != nil } }
    var defaults: ComputeResources = []
    if names("cpu", limits) { defaults.insert(.cpuLimit) }
    if names("memory", limits) { defaults.insert(.memoryLimit) }
    if names("cpu", requests) { defaults.insert(.requestedCPU) }
    if names("memory", requests) { defaults.insert(.requestedMemory) }
    return defaults
  }

  /// What a ResourceQuota caps. One with scopes counts some pods only, so it caps nothing.
  public static func caps(of quota: KubernetesObject) -> ComputeResources {
    guard let spec = quota.node.given("spec"), let hard = spec.given("hard"),
      (spec.given("scopes")?.count ?? 0) == 0, spec.given("scopeSelector") == nil
    else { return [] }
    var caps: ComputeResources = []
    if hard.given("requests.cpu") ?? hard.given("cpu") != nil { caps.insert(.requestedCPU) }
    if hard.given("requests.memory") ?? hard.given("memory") != nil { caps.insert(.requestedMemory) }
    if hard.given("limits.cpu") != nil { caps.insert(.cpuLimit) }
    if hard.given("limits.memory") != nil { caps.insert(.memoryLimit) }
    return caps
  }
}
