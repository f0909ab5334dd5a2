internal import Documents

/// One of the amounts that quotas cap and that a LimitRange gives defaults for.
public enum ComputeResource: CaseIterable, Sendable {
  case requestedCPU, requestedMemory, cpuLimit, memoryLimit

  public var isLimit: Bool { self == .cpuLimit || self == .memoryLimit }
  public var isCPU: Bool { self == .requestedCPU || self == .cpuLimit }

  /// The name that quotas use: `requests.cpu`.
  public var name: String { (isLimit ? "limits." : "requests.") + (isCPU ? "cpu" : "memory") }

  /// The amount of a `resources` block. A limit is a request too, where none is given beside it: the API
  /// fills it in. What is 0, less, or no quantity counts as absent.
  func amount(in resources: Node?) -> Quantity? {
    let key: StaticString = isCPU ? "cpu" : "memory"
    return Self.positive(resources?.given(isLimit ? "limits" : "requests")?.given(key))
      ?? (isLimit ? nil : Self.positive(resources?.given("limits")?.given(key)))
  }

  /// What an item of a LimitRange gives containers that do not say themselves.
  func amount(ofDefaultsIn item: Node) -> Quantity? {
    let key: StaticString = isCPU ? "cpu" : "memory"
    let places: [StaticString] =
      isLimit ? ["default", "max"] : ["defaultRequest", "default", "max", "min"]
    return places.lazy.compactMap { Self.positive(item.given($0)?.given(key)) }.first
  }

  private static func positive(_ node: Node?) -> Quantity? {
    guard let node, let amount = try? Quantity(node), amount.isPositive else { return nil }
    return amount
  }
}

extension Container {
  /// An amount that the container names itself.
  public func amount(of resource: ComputeResource) -> Quantity? { resource.amount(in: resources) }
}

extension Inventory {
  /// What the LimitRanges of a namespace give a container that names no such amount.
  public func defaultAmount(of resource: ComputeResource, in namespace: String) -> Quantity? {
    for range in objects(ofKind: "LimitRange", in: namespace) {
      guard let items = range.node.given("spec")?.items("limits") else { continue }
      for item in items where item["type"]?.textIs("Container") ?? false {
        if let amount = resource.amount(ofDefaultsIn: item) { return amount }
      }
    }
    return nil
  }
}

extension Workload {
  /// What one of its pods counts for in a quota, in billionths of the unit, held to what the API can say
  /// (kubernetes, `resourcehelper.PodRequests`): containers and sidecars together, or an init container
  /// with the sidecars before it where that is more; with the overhead of the runtime class. Amounts of
  /// the pod as a whole take the place of those of its containers.
  ///
  /// - Parameters:
  ///   - fallback: What a container has that names nothing.
  ///   - podLevel: Whether the version knows `spec.resources`.
  /// - Returns: nil where a container has no such amount.
  public func podAmount(
    of resource: ComputeResource, default fallback: Quantity?, podLevel: Bool
  ) -> Int128? {
    let overhead = resource.amount(ofOverhead: spec.given("overhead"))
    if podLevel, let whole = resource.amount(in: spec.given("resources")) {
      return (whole.nanos + overhead).heldToQuantity
    }
    var (running, sidecars, peak) = (Int128(0), Int128(0), Int128(0))
    for container in containers where container.role != .ephemeral {
      guard let amount = container.amount(of: resource) ?? fallback else { return nil }
      switch container.role {
      case .container: running = (running + amount.nanos).heldToQuantity
      case .sidecar:
        sidecars = (sidecars + amount.nanos).heldToQuantity
        peak = max(peak, sidecars)
      case .initContainer: peak = max(peak, sidecars + amount.nanos)
      case .ephemeral: break
      }
    }
    return (max(running + sidecars, peak) + overhead).heldToQuantity
  }
}

extension ComputeResource {
  fileprivate func amount(ofOverhead overhead: Node?) -> Int128 {
    Self.positive(overhead?.given(isCPU ? "cpu" : "memory"))?.nanos ?? 0
  }
}

extension Int128 {
  /// Not more than a quantity can say. Sums and products of two such amounts with a count of pods stay far
  /// from what the type holds.
  public var heldToQuantity: Int128 { Swift.min(self, Int128(Int.max) * 1_000_000_000) }
}
