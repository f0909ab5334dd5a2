internal import Checks
internal import Documents
public import Findings
internal import Judgement
internal import Kubernetes

extension AdmissionJudge {
  /// The annotation that says which checks changed the object.
  static let annotation = "bulwark.dev/changed-for"

  /// Whether anything is ever changed.
  public var mutates: Bool { !settings.mutate.isEmpty }

  /// The safe remedies of the checks that the configuration names, as a patch of the object; nil where there is
  /// nothing to be changed. What has been patched is not patched again.
  public func patch(_ request: ReviewRequest, today: Day?) -> JSONPatch? {
    guard mutates, case .object = ReviewScope(request), request.subresource.isEmpty,
      exemption.reason(request) == nil, let node = request.object,
      case .objects(let objects) = KubernetesObject.read(node), objects.count == 1,
      let object = objects.first,
      object.node == node, exemption.reason(objects) == nil, mayChange(object, request)
    else { return nil }
    var plan = PatchPlan(node)
    var checks: Set<String> = []
    var waiving = Waiving(
      waivers, grants: settings.annotationWaivers.filter { $0.covers(request.user) }, objects: objects, today)
    for run in runners {
      let (outcome, beyond) = run.runner.runAlone(objects)
      for finding in outcome.takeFindings() where settings.mutate.contains(finding.check) {
        guard let remedy = finding.remedy, remedy.safety == .safe, let change = remedy.change,
          !beyond.contains(finding.check), waiving.waiver(of: finding) == nil
        else { continue }
        plan.take(change)
        checks.insert(finding.check)
      }
    }
    guard !checks.isEmpty else { return nil }
    let known = node["metadata"]?["annotations"]?[key: Self.annotation]?.string
    let all = checks.union(known?.split(separator: ",").map(String.init) ?? []).sorted()
    plan.set(node, ["metadata", "annotations", Self.annotation], .string(all.joined(separator: ",")))
    var patch = plan.finish()
    patch.checks = checks.sorted()
    return patch
  }

  /// Whether a change can be stored, and surprises nobody: the spec of a pod or job is fixed once it is made, and
  /// a template that this update leaves alone must not be rolled out anew because of us.
  private func mayChange(_ object: KubernetesObject, _ request: ReviewRequest) -> Bool {
    guard request.operation == .update else { return true }
    guard object.kind != "Pod", object.kind != "Job", let old = request.oldObject,
      case .objects(let before) = KubernetesObject.read(old), let before = before.first
    else { return false }
    let (was, now) = (Workload.read(before), Workload.read(object))
    guard was.count == now.count else { return true }
    if now.isEmpty { return true }
    return zip(was, now).contains { !$0.template.hasSameContent(as: $1.template) }
  }
}

extension Node {
  /// Whether two values are the same but for the order of keys.
  fileprivate func hasSameContent(as other: Node) -> Bool {
    guard kind == other.kind, count == other.count else { return false }
    switch kind {
    case .scalar: return value == other.value && text == other.text
    case .sequence: return zip(children, other.children).allSatisfy { $0.hasSameContent(as: $1) }
    case .mapping:
      return children.allSatisfy { child in
        child.key.flatMap { other[key: $0] }.map(child.hasSameContent) ?? false
      }
    }
  }
}
