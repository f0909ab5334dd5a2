internal import Documents

/// The four amounts that bound what a container computes with.
public struct ComputeResources: OptionSet, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let requestedCPU = ComputeResources(rawValue: 1)
  public static let requestedMemory = ComputeResources(rawValue: 2)
  public static let cpuLimit = ComputeResources(rawValue: 4)
  public static let memoryLimit = ComputeResources(rawValue: 8)
  public static let all: ComputeResources = [.requestedCPU, .requestedMemory, .cpuLimit, .memoryLimit]

  /// The names that quotas use: `requests.cpu`.
  public var names: [String] {
    let names = ["requests.cpu", "requests.memory", "limits.cpu", "limits.memory"]
    return names.indices.filter { rawValue & 1 << UInt8($0) != 0 }.map { names[$0] }
  }
}

extension ComputeResources {
  /// What a `resources` block names. A limit is a request too, where none is given beside it: the API
  /// fills it in. An amount of 0 sets nothing.
  init(namedBy resources: Node?) {
    self = []
    guard let resources else { return }
    if let limits = resources.given("limits") {
      if Self.isGiven(limits["cpu"]) { formUnion([.cpuLimit, .requestedCPU]) }
      if Self.isGiven(limits["memory"]) { formUnion([.memoryLimit, .requestedMemory]) }
    }
    if let requests = resources.given("requests") {
      if Self.isGiven(requests["cpu"]) { insert(.requestedCPU) }
      if Self.isGiven(requests["memory"]) { insert(.requestedMemory) }
    }
  }

  private static func isGiven(_ amount: Node?) -> Bool {
    guard let amount, !amount.isNull else { return false }
    return !Quantity.isZero(amount)
  }
}
