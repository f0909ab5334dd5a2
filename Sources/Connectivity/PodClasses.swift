internal import Documents
internal import Kubernetes

/// Pods that no policy tells apart are one class: same namespace, same labels as far as selectors ask for
/// them, same named ports, same side of every block of addresses.
struct PodClasses: Sendable {
  struct PodClass: Sendable {
    /// The position of its namespace.
    let namespace: Int
    let isOnHost: Bool
    let ports: [NamedPort]
    /// The positions on the line of addresses where the input knows them to be: of the node for pods on its
    /// network.
    let intervals: [Int]
    let labels: [Int32]
  }

  /// In the order of their namespaces. The last is the stranger: a pod without labels in a namespace without
  /// labels, which stands for pods that no manifest shows, such as a controller of Ingresses.
  let all: [PodClass]
  /// The positions in `all` of each namespace.
  let spans: [Range<Int>]
  /// For each named workload, its classes.
  let ofWorkload: [[Int]]

  /// For each class, the workloads that have it.
  var owners: [[Int]] {
    var owners = Array(repeating: [Int](), count: all.count)
    for (workload, members) in ofWorkload.enumerated() {
      for member in members { owners[member].append(workload) }
    }
    return owners
  }

  var stranger: Int { all.count - 1 }

  private struct Signature: Hashable {
    let namespace: Int
    let isOnHost: Bool
    let ports: [NamedPort]
    let intervals: [Int]
    let labels: [Int32]
  }

  /// - Parameters:
  ///   - portNames: Those that some rule names; others tell no pods apart.
  ///   - line: Nil where no rule speaks of addresses.
  init(
    _ workloads: [NetworkWorkload], _ namespaces: Namespaces, _ vocabulary: LabelVocabulary,
    portNames: Set<String>, line: AddressLine?
  ) {
    var known: [Signature: Int] = [:]
    var found: [Signature] = []
    var members: [[Int]] = []
    for named in workloads {
      var classes: [Int] = []
      let namespace = namespaces.position(named.namespace)!
      for workload in named.workloads {
        let onHost = workload.flag("hostNetwork") == true
        let ports =
          portNames.isEmpty
          ? [] : NamedPort.declared(by: workload).filter { portNames.contains($0.name) }
        let intervals = line.map { line in
          Self.addresses(of: workload, onHost: onHost).map { line.positions(of: $0).lowerBound }
        }
        let signature = Signature(
          namespace: namespace, isOnHost: onHost, ports: ports, intervals: intervals ?? [],
          labels: vocabulary.project(Labels(of: workload.template)))
        let position = known[signature] ?? found.count
        if position == found.count {
          known[signature] = position
          found.append(signature)
        }
        if !classes.contains(position) { classes.append(position) }
      }
      members.append(classes)
    }
    found.append(
      Signature(namespace: namespaces.count, isOnHost: false, ports: [], intervals: [], labels: []))
    // Workloads come by namespace, and so do their classes.
    all = found.map {
      PodClass(
        namespace: $0.namespace, isOnHost: $0.isOnHost, ports: $0.ports, intervals: $0.intervals,
        labels: $0.labels)
    }
    ofWorkload = members
    var spans = Array(repeating: 0..<0, count: namespaces.count + 1)
    var start = 0
    while start < found.count {
      var end = start
      while end < found.count, found[end].namespace == found[start].namespace { end += 1 }
      spans[found[start].namespace] = start..<end
      start = end
    }
    self.spans = spans
  }

  /// The addresses that the status of a Pod tells; of its node where it is on the node's network.
  private static func addresses(of workload: Workload, onHost: Bool) -> [AddressRange] {
    guard workload.object.kind == "Pod", let status = workload.object.node.given("status") else { return [] }
    var texts = status.items(onHost ? "hostIPs" : "podIPs").compactMap { $0["ip"]?.text }
    if texts.isEmpty, let text = status.given(onHost ? "hostIP" : "podIP")?.text { texts.append(text) }
    return texts.compactMap { AddressRange("\($0)/\($0.utf8.contains(UInt8(ascii: ":")) ? 128 : 32)") }
  }
}
