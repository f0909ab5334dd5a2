internal import Kubernetes

/// One of two inputs that are compared: who holds which roles where, by what these grant.
struct AccessSide {
  let authorizer: Authorizer
  private let contents: [Int: RoleContents.Content]
  private var rightsOfGroups: [AccessSubject: HeldRights] = [:]

  /// A role held within a scope; two are equal where they grant the same.
  struct Tenure: Hashable {
    let scope: AccessGrant.Scope
    let content: Int
  }

  /// An entry of a binding, and a role that it gives.
  struct Entry {
    let binding: AccessBinding
    let subject: RoleSubject
    let role: Int
    let tenure: Tenure
  }

  init(_ authorizer: Authorizer, _ table: inout RoleContents) throws(AccessTooLarge) {
    self.authorizer = authorizer
    var contents: [Int: RoleContents.Content] = [:]
    for role in authorizer.roles.indices where !authorizer.bindingsOfRole[role].isEmpty {
      contents[role] = try table.content(of: role, in: authorizer)
    }
    self.contents = contents
  }

  /// What the bindings give to a subject itself, the cluster first.
  func entries(of subject: AccessSubject) -> [Entry] {
    var found: [Entry] = []
    for (position, number) in authorizer.subjectTable.places(of: subject) {
      let binding = authorizer.bindings[position]
      let scope: AccessGrant.Scope = binding.isClusterWide ? .cluster : .namespace(binding.object.namespace)
      for role in authorizer.roles(of: binding) {
        guard let content = contents[role] else { continue }
        found.append(
          Entry(
            binding: binding, subject: binding.subjects[number], role: role,
            tenure: Tenure(scope: scope, content: content.number)))
      }
    }
    return stablySorted(found) { $0.tenure.scope < $1.tenure.scope }
  }

  func parts(of entry: Entry) -> [RoleContents.Part] { contents[entry.role]?.parts ?? [] }

  func grant(_ part: RoleContents.Part, of entry: Entry, to subject: AccessSubject) -> AccessGrant {
    AccessGrant(
      subject: subject, entry: entry.subject, binding: entry.binding, role: authorizer.roles[entry.role],
      source: part.source, rule: part.rule, names: part.rule.limitingNames)
  }

  /// What a subject holds, itself and through the groups that Kubernetes puts it into.
  mutating func rights(of subject: AccessSubject, work: inout Int) throws(AccessTooLarge) -> [HeldRights] {
    var all = [try ownRights(of: subject, work: &work)]
    for name in subject.impliedGroups {
      let group = AccessSubject(group: name)
      if rightsOfGroups[group] == nil { rightsOfGroups[group] = try ownRights(of: group, work: &work) }
      if let rights = rightsOfGroups[group] { all.append(rights) }
    }
    return all
  }

  private func ownRights(of subject: AccessSubject, work: inout Int) throws(AccessTooLarge) -> HeldRights {
    var rights = HeldRights()
    var added: Set<Tenure> = []
    for entry in entries(of: subject) where added.insert(entry.tenure).inserted {
      guard let content = contents[entry.role] else { continue }
      work -= content.parts.reduce(0) { $0 + $1.atoms.count }
      guard work >= 0 else { throw AccessTooLarge() }
      rights.add(content, in: entry.tenure.scope)
    }
    return rights
  }
}
