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

  public init(from old: Authorizer, to new: Authorizer) {
    let (before, after) = (old.grantsBySubject(), new.grantsBySubject())
    gained = Self.changes(in: after, beyond: before)
    lost = Self.changes(in: before, beyond: after)
  }

  private struct Key: Hashable {
    let scope: AccessGrant.Scope
    let group: String
    let resource: String
    let isPath: Bool
    let name: String?
  }

  private static func changes(
    in side: [AccessSubject: [AccessGrant]], beyond other: [AccessSubject: [AccessGrant]]
  ) -> [Change] {
    side.keys.sorted().flatMap { subject -> [Change] in
      let held =
        (other[subject] ?? []) + subject.impliedGroups.flatMap { other[AccessSubject(group: $0)] ?? [] }
      var changes: [Key: (verbs: [String], grant: AccessGrant)] = [:]
      var order: [Key] = []
      for grant in stablySorted(side[subject] ?? [], by: { $0.scope < $1.scope }) {
        for atom in AccessAtom.atoms(of: grant.rule) where !grant.isInert(atom) {
          let isHeld = held.contains {
            ($0.scope == .cluster || $0.scope == grant.scope) && $0.rule.covers(atom)
          }
          guard !isHeld else { continue }
          let key = Key(
            scope: grant.scope, group: atom.group, resource: atom.resource, isPath: atom.isPath,
            name: atom.name)
          if changes[key] == nil { order.append(key) }
          changes[key, default: ([], grant)].verbs += [atom.verb]
        }
      }
      return order.reduce(into: []) { merged, key in
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
}

extension AccessGrant {
  /// Paths belong to no namespace: a RoleBinding cannot grant them.
  fileprivate func isInert(_ atom: AccessAtom) -> Bool { atom.isPath && scope != .cluster }
}
