internal import Kubernetes

/// What changed for whom between two inputs: by what is granted in effect, not by how it is written. Rights
/// that moved to another role, binding or rule are no change.
public struct AccessDifference: Sendable {
  public let gained: [Change]
  public let lost: [Change]

  /// Verbs on resources of one group, or on paths, that a subject has on one side only.
  public struct Change: Sendable {
    public let subject: AccessSubject
    public let scope: AccessGrant.Scope
    public let group: String
    public internal(set) var resources: [String]
    public let isPath: Bool
    public let name: String?
    public let verbs: [String]
    /// The first of the grants that it comes by.
    public let grant: AccessGrant

    fileprivate func differsInResourceOnly(from other: Change) -> Bool {
      scope == other.scope && group == other.group && isPath == other.isPath && name == other.name
        && verbs == other.verbs && grant.rule.node == other.grant.rule.node
    }
  }

  /// - Parameter mostWork: How many times a right is compared with others, where a rule of patterns counts
  ///   tenfold: some seconds of it.
  public init(
    from old: Authorizer, to new: Authorizer, mostWork: Int = 50_000_000
  ) throws(AccessTooLarge) {
    var table = RoleContents()
    var before = try AccessSide(old, &table)
    var after = try AccessSide(new, &table)
    var work = mostWork
    gained = try Self.changes(in: after, beyond: &before, table, &work)
    lost = try Self.changes(in: before, beyond: &after, table, &work)
  }

  private struct Key: Hashable {
    let scope: AccessGrant.Scope
    let group: String
    let resource: String
    let isPath: Bool
    let name: String?
  }

  private static func changes(
    in side: AccessSide, beyond other: inout AccessSide, _ table: RoleContents, _ work: inout Int
  ) throws(AccessTooLarge) -> [Change] {
    var all: [Change] = []
    for subject in side.authorizer.subjects {
      // Mostly a role is held on the other side as it is.
      let known = Set(other.entries(of: subject).map(\.tenure))
      var fresh: Set<AccessSide.Tenure> = []
      let entries = side.entries(of: subject).filter {
        !known.contains($0.tenure) && fresh.insert($0.tenure).inserted
      }
      guard !entries.isEmpty else { continue }
      let held = try other.rights(of: subject, work: &work)
      var changes: [Key: (verbs: [String], grant: AccessGrant)] = [:]
      var order: [Key] = []
      for entry in entries {
        let scope = entry.tenure.scope
        for part in side.parts(of: entry) {
          for number in part.atoms {
            let atom = table.atoms[number]
            // Paths belong to no namespace: a RoleBinding cannot grant them.
            var isHeld = atom.isPath && scope != .cluster
            work -= 1
            for rights in held where !isHeld {
              isHeld = try rights.hold(
                number, unnamed: table.unnamed(atom), atom, in: scope, work: &work)
            }
            guard !isHeld else { continue }
            let key = Key(
              scope: scope, group: atom.group, resource: atom.resource, isPath: atom.isPath, name: atom.name)
            if changes[key] == nil { order.append(key) }
            let grant = changes[key]?.grant ?? side.grant(part, of: entry, to: subject)
            changes[key, default: ([], grant)].verbs += [atom.verb]
          }
        }
      }
      all += merged(order, changes, of: subject)
    }
    return all
  }

  /// Resources that changed alike by one rule are told of together.
  private static func merged(
    _ order: [Key], _ changes: [Key: (verbs: [String], grant: AccessGrant)], of subject: AccessSubject
  ) -> [Change] {
    order.reduce(into: []) { merged, key in
      guard let found = changes[key] else { return }
      let change = Change(
        subject: subject, scope: key.scope, group: key.group, resources: [key.resource], isPath: key.isPath,
        name: key.name, verbs: Set(found.verbs).sorted(), grant: found.grant)
      if let last = merged.last, last.differsInResourceOnly(from: change) {
        merged[merged.count - 1].resources.append(key.resource)
      } else {
        merged.append(change)
      }
    }
  }
}
