internal import Documents
internal import Kubernetes

/// Pods made up for the peers of rules, and the namespaces that they need.
struct UnseenCast {
  /// The last two are the pod of `contrary` and its namespace.
  private(set) var objects: [KubernetesObject] = []
  /// Each with the titles of the pods that stand for it: what passes with all of these passes with any of them.
  var peers: [(peer: UnseenPeer, directions: Set<TrafficDirection>, titles: [String])] = []
  /// The pod that bears the labels that some rule wants to be absent.
  private(set) var contrary = ""

  init(_ connectivity: Connectivity, _ inventory: Inventory) {
    let all = UnseenPeer.all(in: inventory)
    let (ofNamespaces, ofPods) = (all.flatMap(\.peer.namespaces), all.flatMap(\.peer.pods))
    var texts: [String] = []
    var count = 0
    // No name of the API has a capital letter.
    func add(in namespace: String?, _ ofNamespace: [String: String], _ ofPod: [String: String]) -> String {
      count += 1
      let place = namespace ?? "Unseen-\(count)"
      if namespace == nil { texts.append(Self.object("Namespace", place, nil, ofNamespace)) }
      texts.append(Self.object("Pod", "Unseen-\(count)", place, ofPod))
      return "\(place)/Unseen-\(count)[Pod]"
    }
    let seen = Set(
      connectivity.workloads.flatMap { workload -> [Seen] in
        let labels = connectivity.namespaces.position(workload.namespace).map(connectivity.namespaces.labels)
        return workload.workloads.map {
          Seen(namespace: labels.map(Self.values) ?? [:], pod: Self.values(Labels(of: $0.template)))
        }
      })
    for (peer, directions) in all where !seen.contains(where: { $0.isMeant(by: peer) }) {
      let places = UnseenLabels.witnesses(for: peer.namespaces, among: ofNamespaces)
      let pods = UnseenLabels.witnesses(for: peer.pods, among: ofPods)
      guard !places.isEmpty, !pods.isEmpty else { continue }
      let titles = (0..<max(places.count, pods.count)).map {
        add(in: peer.namespace, places[$0 % places.count], pods[$0 % pods.count])
      }
      peers.append((peer, directions, titles))
    }
    contrary = add(
      in: nil, UnseenLabels.contrary(to: ofNamespaces), UnseenLabels.contrary(to: ofPods))
    objects = texts.flatMap { text -> [KubernetesObject] in
      guard let document = parse(text, name: "", claim: .json).documents.first,
        case .objects(let objects) = KubernetesObject.read(document)
      else { return [] }
      return objects
    }
  }

  /// The labels of a workload of the input and of its namespace.
  private struct Seen: Hashable {
    let namespace: [String: String]
    let pod: [String: String]

    /// Where a peer is pods of many labels, those that are there are not all of them.
    func isMeant(by peer: UnseenPeer) -> Bool {
      !peer.pods.isEmpty && peer.pods.allSatisfy(\.isOneValue) && peer.pods.hold(for: pod)
        && peer.namespaces.hold(for: namespace)
    }
  }

  private static func values(_ labels: Labels) -> [String: String] {
    var values: [String: String] = [:]
    labels.forEach { values[$0] = $1 }
    return values
  }

  private static func object(
    _ kind: String, _ name: String, _ namespace: String?, _ labels: [String: String]
  ) -> String {
    let labels = labels.sorted { $0.key < $1.key }.map {
      "\(Literal.json($0.key)):\(Literal.json($0.value))"
    }
    .joined(separator: ",")
    let place = namespace.map { #","namespace":\#(Literal.json($0))"# } ?? ""
    let spec = kind == "Pod" ? #","spec":{"containers":[{"name":"unseen"}]}"# : ""
    return
      #"{"apiVersion":"v1","kind":"\#(kind)","metadata":{"name":\#(Literal.json(name))\#(place),"labels":{\#(labels)}}\#(spec)}"#
  }
}

extension [LabelRequirement] {
  fileprivate func hold(for values: [String: String]) -> Bool {
    allSatisfy { requirement in
      let value = values[requirement.key]
      return switch requirement.op {
      case .isIn: value.map(requirement.values.contains) ?? false
      case .notIn: !(value.map(requirement.values.contains) ?? false)
      case .exists: value != nil
      case .doesNotExist: value == nil
      }
    }
  }
}
