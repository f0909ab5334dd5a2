public import Assessment
internal import Documents
internal import Kubernetes

/// An object that a namespace should have beside its workloads.
public enum CompanionKind: String, Sendable, CaseIterable {
  case limitRange = "limit-range"
  case resourceQuota = "resource-quota"
  case podSecurityLabels = "pod-security-labels"
}

/// Makes the missing companions of the namespaces of which the input has workloads.
public struct CompanionRequest: Sendable {
  public var scan: Scan
  public let kind: CompanionKind
  /// What a quota leaves free beyond the sums, in percent of them.
  public var headRoom = 20
  /// How many nodes a DaemonSet runs on; nil takes the Node objects of the input.
  public var nodes: Int?

  public init(_ kind: CompanionKind, scan: Scan) {
    self.kind = kind
    self.scan = scan
  }

  /// Reads the files and answers for each namespace, in the order of their names. Writes nothing.
  public func run() -> Companions {
    let input = scan.read()
    let inventory = input.inventory
    var reading = scan
    reading.checks = []
    var companions = Companions(reading: reading.judge(input))
    let workloads = inventory.workloads.filter { $0.object.role == .manifest }
    for namespace in Set(workloads.compactMap(\.object.namespace)).sorted() {
      guard !SystemNamespace.contains(namespace) else { continue }
      switch make(NamespaceView(namespace, inventory, scan.version)) {
      case .made(let text):
        companions.manifests.append(Companions.Manifest(kind: kind, namespace: namespace, text: text))
      case .there(let reason): companions.leftOut.append((namespace, reason, false))
      case .wanting(let reason): companions.leftOut.append((namespace, reason, true))
      }
    }
    companions.homeless = workloads.count { $0.object.namespace == nil }
    return companions
  }

  private func make(_ view: NamespaceView) -> CompanionAnswer {
    guard view.hasValidName else { return .wanting("is no name that a namespace can have") }
    switch kind {
    case .limitRange: return LimitRangeCompanion(view).answer
    case .resourceQuota: return QuotaCompanion(view, headRoom: headRoom, nodes: nodes).answer
    case .podSecurityLabels: return PodSecurityCompanion(view).answer
    }
  }
}

/// What was made, and what was not.
public struct Companions: Sendable {
  public struct Manifest: Sendable {
    public let kind: CompanionKind
    public let namespace: String
    /// One YAML document without a marker, with a line feed at its end.
    public let text: String

    /// `shop-limit-range.yaml`.
    public var fileName: String { "\(namespace)-\(kind.rawValue).yaml" }
  }

  public internal(set) var manifests: [Manifest] = []
  /// The namespaces without a new manifest, with the reason; wanting where they need one nevertheless.
  public internal(set) var leftOut: [(namespace: String, reason: String, isWanting: Bool)] = []
  /// How many workloads name no namespace, so that they count for none.
  public internal(set) var homeless = 0
  /// What could not be read or assessed.
  public let reading: Report
}

enum CompanionAnswer {
  case made(String)
  /// The namespace has one.
  case there(String)
  /// Nothing that would do good can be made.
  case wanting(String)
}

/// One namespace, as the input shows it.
struct NamespaceView {
  let name: String
  let inventory: Inventory
  let version: KubernetesVersion
  /// Those that no other workload of the input makes.
  let workloads: [Workload]

  init(_ name: String, _ inventory: Inventory, _ version: KubernetesVersion) {
    self.name = name
    self.inventory = inventory
    self.version = version
    workloads = inventory.workloads(of: name).filter { !$0.isOwned(in: inventory) }
  }

  /// The API would take it; it is a file name, too.
  var hasValidName: Bool { name.isDNSLabel }

  /// A name that no object of the kind has in the namespace.
  func freeName(_ wanted: String, kind: String) -> String {
    var (name, number) = (wanted, 1)
    while inventory.object(kind, name, in: self.name) != nil {
      number += 1
      name = "\(wanted)-\(number)"
    }
    return name
  }

  /// A workload for a comment; whatever its name holds, it stays on the line.
  static func label(_ workload: Workload) -> String {
    Literal.scalar("\(workload.object.kind)/\(workload.object.name)")
  }
}
