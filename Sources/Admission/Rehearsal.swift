internal import Documents
public import Findings
public import Kubernetes

/// What the webhook would say of objects that exist, before anything is switched on.
public struct Rehearsal: Sendable {
  /// What would become of one object.
  public struct Entry: Sendable {
    public let object: KubernetesObject
    public let decision: AdmissionDecision
    /// What would be changed; nil for nothing.
    public let patch: JSONPatch?
    /// Whether its kind is one that the webhook is asked about.
    public let isJudged: Bool
  }

  /// In the order of the input.
  public let entries: [Entry]

  /// Asks for each object as if it was made now, by somebody whom nothing exempts.
  public init(_ judge: AdmissionJudge, over objects: [KubernetesObject], today: Day?) {
    let inventory = Inventory(objects: objects)
    entries = objects.filter { $0.role == .manifest }.map { object in
      var request = ReviewRequest(uid: "rehearsal", operation: .create, resource: Self.resource(object))
      request.group = object.group
      request.kind = object.kind
      // A Namespace is in itself, as the API server says of it.
      request.namespace = object.kind == "Namespace" ? object.name : object.namespace ?? ""
      if let name = object.namespace {
        request.label = judge.label(of: Labels(ofNamespace: name, inventory.object("Namespace", name)?.node))
      }
      request.name = object.name
      request.user = "rehearsal"
      request.object = object.node
      return Entry(
        object: object, decision: judge.judge(request, today: today),
        patch: judge.patch(request, today: today),
        isJudged: ReviewScope(request) == .object)
    }
  }

  public var refused: [Entry] { entries.filter { !$0.decision.isAllowed } }

  /// The plural of a kind, as the resource table of the webhook names those that are never judged.
  private static func resource(_ object: KubernetesObject) -> String {
    let name = object.kind.lowercased()
    if name == "endpoints" { return name }
    if name.hasSuffix("s") { return name + "es" }
    if name.hasSuffix("y") { return name.dropLast() + "ies" }
    return name + "s"
  }
}
