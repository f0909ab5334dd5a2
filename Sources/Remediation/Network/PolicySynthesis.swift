public import Assessment
internal import Connectivity
internal import Documents
internal import Kubernetes

/// Least-privilege NetworkPolicies for the workloads of an input: each may receive and send what its manifests
/// show that it needs, and its names from the cluster's DNS. A policy for each namespace denies the rest.
public struct PolicySynthesis: Sendable {
  public struct Manifest: Sendable {
    public let namespace: String
    /// YAML documents with a line feed at their end.
    public let text: String

    public var fileName: String { "\(namespace)-network-policies.yaml" }
  }

  /// By namespace.
  public private(set) var manifests: [Manifest] = []
  /// What policies could not be made for, and what they rest on that a person should know.
  public private(set) var notes: [String] = []
  /// What the engine says of the result.
  public let proof: PolicyProof

  public init(_ given: NetworkReading) {
    let reading = given.adding(MadePrometheus.statefulSets(for: given.inventory))
    let connectivity = reading.connectivity
    let needs = FlowNeeds(connectivity, reading.inventory).needs
    let selectors = connectivity.workloads.map(PodLabels.init)
    var covered: Set<Int> = []
    for (position, workload) in connectivity.workloads.enumerated() {
      guard !SystemNamespace.contains(workload.namespace) else { continue }
      if workload.isOnHost {
        notes.append(
          "\(workload.title): left out: it is on the network of its node, where no policy reaches it")
      } else if selectors[position].isEmpty {
        notes.append("\(workload.title): left out: its pods have no labels to select them by")
      } else {
        covered.insert(position)
      }
    }
    let writer = PolicyWriter(reading, needs, selectors)
    let byNamespace = Dictionary(grouping: covered.sorted()) { connectivity.workloads[$0].namespace }
    for namespace in byNamespace.keys.sorted() {
      guard let text = writer.text(of: byNamespace[namespace] ?? []) else {
        notes.append(
          "namespace \(Literal.scalar(namespace)): left out: it is no name that a namespace can have")
        covered.subtract(byNamespace[namespace] ?? [])
        continue
      }
      manifests.append(Manifest(namespace: namespace, text: text))
    }
    if !connectivity.policies.isEmpty {
      notes.append(
        "the input has NetworkPolicies already (\(connectivity.policies.count)); the new ones are meant in their "
          + "place: what the old ones allow stays allowed until they are deleted")
    }
    notes += Self.notesOnOperators(reading.inventory, Set(byNamespace.keys))
    proof = PolicyProof(reading, needs, covered: covered, manifests.map(\.text))
  }

  /// What operators make and ask for that no manifest shows.
  private static func notesOnOperators(_ inventory: Inventory, _ denied: Set<String>) -> [String] {
    var notes: [String] = []
    let isWatched = inventory.objects(ofKind: "Prometheus").contains { $0.group == "monitoring.coreos.com" }
    let monitors = (isWatched ? [] : ["ServiceMonitor", "PodMonitor"]) + ["Probe", "ScrapeConfig"]
    let asking = monitors.flatMap { inventory.objects(ofKind: $0) }
    if let first = asking.first {
      notes.append(
        "\(first.kind) \(Literal.scalar(first.name)) and what else asks for metrics (\(asking.count)): add the way "
          + "from your Prometheus, which the manifests do not show")
    }
    for object in ["Alertmanager", "ThanosRuler"].flatMap({ inventory.objects(ofKind: $0) })
    where object.group == "monitoring.coreos.com" && denied.contains(object.namespace ?? "default") {
      notes.append(
        "\(object.kind) \(Literal.scalar(object.name)): an operator makes its pods: the deny of the namespace cuts "
          + "them off until you write a policy for them")
    }
    return notes
  }
}

/// The labels by which the pods of a workload are selected: those of its own selector, else all that its pods
/// have in common.
struct PodLabels {
  let pairs: [(key: String, value: String)]

  var isEmpty: Bool { pairs.isEmpty }

  init(_ workload: NetworkWorkload) {
    let object = workload.workloads[0].object
    let selector = object.node.given("spec")?.given("selector")
    let own = selector?.given("matchLabels") ?? (object.kind == "ReplicationController" ? selector : nil)
    let expressions = selector?.given("matchExpressions")?.count ?? 0
    if let own, own.count > 0, expressions == 0, workload.workloads.count == 1 {
      pairs = Self.pairs(of: own)
      return
    }
    var common = Self.pairs(of: workload.workloads[0].template.given("metadata")?.given("labels"))
    for other in workload.workloads.dropFirst() {
      let labels = Self.pairs(of: other.template.given("metadata")?.given("labels"))
      common = common.filter { pair in labels.contains { $0 == pair } }
    }
    // What a controller numbers its pods with selects one generation of them only.
    pairs = common.filter { !Self.changing.contains($0.key) }
  }

  private static let changing: Set<String> = [
    "pod-template-hash", "controller-revision-hash", "statefulset.kubernetes.io/pod-name",
    "pod-template-generation", "apps.kubernetes.io/pod-index", "controller-uid",
    "batch.kubernetes.io/controller-uid",
  ]

  private static func pairs(of labels: Node?) -> [(key: String, value: String)] {
    guard let labels, labels.isMapping else { return [] }
    return labels.children.compactMap { label in
      label.key.flatMap { key in (label.isNull ? "" : label.text).map { (key: key, value: $0) } }
    }.sorted { $0.key < $1.key }
  }
}
