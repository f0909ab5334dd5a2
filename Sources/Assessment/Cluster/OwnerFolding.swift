internal import Documents
internal import Findings
internal import Kubernetes

/// Lets findings of a live cluster stand on what people write and change: the Deployment, and not once more on each
/// of its ReplicaSets and pods.
///
/// What runs as its owner's template says is not judged. What runs otherwise is, and what is found there alone
/// stands on the owner, too, at the place in the pod.
struct OwnerFolding {
  /// The owners of the objects that have one.
  private var owners: [Node: KubernetesObject] = [:]
  /// The owners of those that are judged.
  private var judged: Set<Node> = []

  /// - Parameter texts: Loses the workloads that need no judgement.
  init(_ texts: inout [ReadText], _ inventory: Inventory) {
    for position in texts.indices {
      var kept: [Workload] = []
      kept.reserveCapacity(texts[position].workloads.count)
      for workload in texts[position].workloads {
        guard let owner = owner(of: workload.object, inventory) else {
          kept.append(workload)
          continue
        }
        guard Self.isRunning(workload.object), let template = owner.podTemplate,
          TemplateDrift(of: workload.object, from: template) != nil
        else { continue }
        judged.insert(owner.node)
        kept.append(workload)
      }
      if kept.count < texts[position].workloads.count { texts[position].workloads = kept }
    }
  }

  private mutating func owner(of object: KubernetesObject, _ inventory: Inventory) -> KubernetesObject? {
    if let known = owners[object.node] { return known }
    guard let owner = inventory.topOwner(of: object) else { return nil }
    owners[object.node] = owner
    return owner
  }

  /// A pod that is there and has not ended. What lies between, such as a ReplicaSet, runs in its pods.
  private static func isRunning(_ object: KubernetesObject) -> Bool {
    guard object.kind == "Pod", let phase = object.node.given("status")?.given("phase") else { return false }
    return !phase.textIs("Succeeded") && !phase.textIs("Failed")
  }

  // MARK: Findings

  private struct Key: Hashable {
    let check: String
    let owner: Node
    let container: String?
    let message: String
  }

  /// The findings, each on its top owner and once.
  func fold(_ findings: [Finding]) -> [Finding] {
    var seen: Set<Key> = []
    for finding in findings where judged.contains(finding.subject.node) {
      seen.insert(Self.key(finding, finding.subject.node))
    }
    var subjects: [Node: Subject] = [:]
    return findings.compactMap { finding in
      guard let owner = owners[finding.subject.node] else { return finding }
      guard seen.insert(Self.key(finding, owner.node)).inserted else { return nil }
      let subject =
        subjects[finding.subject.node]
        ?? Subject(
          apiVersion: owner.apiVersion, kind: owner.kind, namespace: owner.namespace, name: owner.name,
          node: finding.subject.node)
      subjects[finding.subject.node] = subject
      return Finding(
        check: finding.check, severity: finding.severity,
        message: "\(finding.message) (in its pod \(finding.subject.name))", subject: subject,
        container: finding.container, place: finding.place, discriminator: finding.discriminator,
        remedy: finding.remedy)
    }
  }

  private static func key(_ finding: Finding, _ owner: Node) -> Key {
    Key(check: finding.check, owner: owner, container: finding.container, message: finding.message)
  }
}
