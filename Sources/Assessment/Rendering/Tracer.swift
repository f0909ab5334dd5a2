internal import Documents
internal import Findings
internal import Kubernetes

/// Leads findings in rendered objects back to the files that the objects were made from.
struct Tracer: Sendable {
  let program: String
  let folder: String
  private let sources: [ObjectName: [Source]]
  private let patches: [TargetedPatch]
  /// The template that the output was made from, where it is at hand.
  private let template: ChartTemplate?

  private struct ObjectName: Hashable {
    let kind: String
    let group: String
    let name: String
  }

  private struct Source {
    let object: KubernetesObject
    let namespace: String?
  }

  init(
    program: String, folder: String, sources: [TracedSource], patches: [TargetedPatch],
    template: ChartTemplate?
  ) {
    self.program = program
    self.folder = folder
    self.patches = patches
    self.template = template
    var index: [ObjectName: [Source]] = [:]
    for source in sources {
      for object in source.objects {
        let entry = Source(object: object, namespace: source.names.namespace ?? object.namespace)
        // Some kinds keep their names; a patch may use the name before the change or after it.
        for name in Set([object.name, source.names.name(object.name)]) {
          let key = ObjectName(kind: object.kind, group: object.group, name: name)
          guard index[key]?.contains(where: { $0.object.node == object.node }) != true else { continue }
          index[key, default: []].append(entry)
        }
      }
    }
    self.sources = index
  }

  /// The findings, each at the best place that is known for it, and told where its object comes from.
  func trace(_ findings: [Finding]) -> [Finding] {
    var subjects: [SubjectKey: Subject] = [:]
    lazy var outline = TemplateOutline(template?.text ?? "")
    return findings.map { finding in
      let traced = place(of: finding)
      let key = SubjectKey(subject: ObjectIdentifier(finding.subject), object: traced?.object.node)
      let subject = subjects[key] ?? subject(finding.subject, in: traced?.object.node)
      subjects[key] = subject
      return Finding(
        check: finding.check, severity: finding.severity, message: finding.message, subject: subject,
        container: finding.container, place: traced?.place ?? finding.place,
        discriminator: finding.discriminator,
        remedy: finding.remedy.map {
          remedy($0, finding, traced) { template?.words(for: finding, outline) }
        })
    }
  }

  private struct SubjectKey: Hashable {
    let subject: ObjectIdentifier
    let object: Node?
  }

  private func subject(_ subject: Subject, in object: Node?) -> Subject {
    Subject(
      apiVersion: subject.apiVersion, kind: subject.kind, namespace: subject.namespace, name: subject.name,
      node: object ?? subject.node,
      origin: Origin(program: program, folder: folder, isTraced: object != nil))
  }

  // MARK: Places

  private func place(of finding: Finding) -> (place: Place, object: KubernetesObject)? {
    guard let trail = NodeTrail(from: finding.subject.node, to: finding.place.node) else { return nil }
    for object in candidates(for: finding.subject, patchesFirst: !finding.place.isAbsence) {
      guard let node = trail.end(in: object.node) else { continue }
      switch finding.place {
      case .value(let rendered): if node.isSame(as: rendered) { return (.value(node), object) }
      case .key: return (.key(node), object)
      case .missing(let rendered, let path):
        // What the source has and the rendering lacks, a patch took away: it is missing nowhere here.
        if node.follow(path).missing.hasSuffix(rendered.follow(path).missing) {
          return (.missing(under: node, path), object)
        }
      // A comment of the output may be one of any file, or of none.
      case .text: return nil
      }
    }
    return nil
  }

  /// The objects that may have become the subject. A value comes from the last patch that sets it; what
  /// is missing is missing in the object that is patched. Objects that cannot be told apart are left out.
  private func candidates(for subject: Subject, patchesFirst: Bool) -> [KubernetesObject] {
    let slash = subject.apiVersion.firstIndex(of: "/")
    let group = slash.map { String(subject.apiVersion[..<$0]) } ?? ""
    let all = sources[ObjectName(kind: subject.kind, group: group, name: subject.name)] ?? []
    let named = all.filter { $0.object.role == .patch }.map(\.object)
    let targeted = self.patches.filter { $0.isFor(subject) }.flatMap(\.objects)
    let patches = (named + targeted.filter { $0.kind == subject.kind }).reversed()
    var manifests = all.filter { $0.object.role == .manifest }
    if manifests.count > 1 { manifests.removeAll { $0.namespace != subject.namespace } }
    guard manifests.count == 1 else { return [] }
    return patchesFirst ? patches + manifests.map(\.object) : manifests.map(\.object) + patches
  }

  // MARK: Remedies

  /// An edit of a file that others may use too is for review at the least; elsewhere it is advice, which
  /// names the source as exactly as it is known.
  private func remedy(
    _ remedy: Remedy, _ finding: Finding, _ traced: (place: Place, object: KubernetesObject)?,
    _ template: () -> String?
  ) -> Remedy {
    if remedy.safety != .manual, let object = traced?.object, object.role == .manifest,
      let change = remedy.change?.moved(from: finding.subject.node, to: object.node)
    {
      return Remedy(.review, remedy.summary, change)
    }
    // The place of the finding is the source already.
    if remedy.safety == .manual, traced != nil { return remedy }
    let source =
      traced.map { words($0.place.innermost) } ?? operation(finding).map(words) ?? template() ?? folder
    return .advice("\(remedy.summary) (in what it is rendered from: \(source))")
  }

  /// What the last operation of a patch has written there.
  private func operation(_ finding: Finding) -> Node? {
    guard !finding.place.isAbsence else { return nil }
    return patches.reversed().lazy.filter { $0.isFor(finding.subject) }
      .compactMap { $0.value(of: finding.place.node, in: finding.subject.node) }.first
  }

  private func words(_ node: Node) -> String {
    let source = node.tree.source
    return "\(source.name):\(source.position(at: (node.keyRange ?? node.range).lowerBound).line)"
  }
}

extension Change {
  /// The same change in another text of the same object; nil where that has other content.
  fileprivate func moved(from object: Node, to other: Node) -> Change? {
    func counterpart(_ node: Node) -> Node? { NodeTrail(from: object, to: node)?.end(in: other) }
    switch self {
    case .set(let node, let path, let value):
      return counterpart(node).map { .set(under: $0, path: path, to: value) }
    case .append(let node, let path, let value):
      return counterpart(node).map { .append(to: $0, path: path, value) }
    case .remove(let node):
      guard let there = counterpart(node), there.isSame(as: node) else { return nil }
      return .remove(there)
    case .replace(let node, let value):
      guard let there = counterpart(node), there.isSame(as: node) else { return nil }
      return .replace(there, with: value)
    }
  }
}
