internal import Assessment
internal import Checks
internal import Documents
internal import Findings
internal import Judgement
internal import Kubernetes

/// What waives findings at the door: the waivers of the configuration, and annotations of the object where the
/// configuration lets this requester write them for this check.
struct Waiving {
  private var configured: Judge
  private var annotated: Judge?
  private let granted: Set<String>

  init(_ waivers: [Waiver], grants: [AnnotationWaiverGrant], objects: [KubernetesObject], _ today: Day?) {
    configured = Judge(waivers: waivers, names: Registry.names, ran: [], today: today)
    granted = grants.reduce(into: []) { $0.formUnion($1.checks) }
    guard !granted.isEmpty, let tree = objects.first?.node.tree, tree.source.mayHoldWaivers else { return }
    var judge = Judge(waivers: [], names: Registry.names, ran: [], today: today)
    judge.read(tree, subjects: objects.map(Self.subject), tells: .nothing)
    annotated = judge
  }

  mutating func waiver(of finding: Finding) -> Waiver? {
    if !configured.isIdle, let waiver = configured.waiver(of: finding, file: { nil }) { return waiver }
    guard granted.contains(finding.check) else { return nil }
    return annotated?.waiver(of: finding) { nil }
  }

  private static func subject(_ object: KubernetesObject) -> Subject {
    Subject(
      apiVersion: object.apiVersion, kind: object.kind, namespace: object.namespace, name: object.name,
      node: object.node)
  }
}
