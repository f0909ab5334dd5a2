internal import Kubernetes

/// What somebody holds by roles: asked for one atom at a time.
struct HeldRights {
  private struct Place: Hashable {
    let scope: AccessGrant.Scope
    let atom: Int
  }

  private var exact: Set<Place> = []
  /// Rules that grant more than they spell out.
  private var broad: [(scope: AccessGrant.Scope, rule: PolicyRule)] = []

  mutating func add(_ content: RoleContents.Content, in scope: AccessGrant.Scope) {
    for part in content.parts {
      if part.rule.hasPattern {
        broad.append((scope, part.rule))
      } else {
        for atom in part.atoms { exact.insert(Place(scope: scope, atom: atom)) }
      }
    }
  }

  /// - Parameters:
  ///   - unnamed: The same atom for objects of any name, where some rule has it.
  ///   - work: Counts down the comparisons that are left.
  func hold(
    _ number: Int, unnamed: Int?, _ atom: AccessAtom, in scope: AccessGrant.Scope, work: inout Int
  ) throws(AccessTooLarge) -> Bool {
    for number in [number, unnamed] {
      guard let number else { continue }
      if exact.contains(Place(scope: .cluster, atom: number))
        || exact.contains(Place(scope: scope, atom: number))
      {
        return true
      }
    }
    let (verb, group) = (Verbs(atom.verb), APIGroups(atom.group))
    for (held, rule) in broad {
      work -= 1
      guard held == .cluster || held == scope, !rule.verbs.isDisjoint(with: verb),
        atom.isPath || !rule.groups.isDisjoint(with: group)
      else { continue }
      work -= 9
      guard work >= 0 else { throw AccessTooLarge() }
      if rule.covers(atom) { return true }
    }
    return false
  }
}

extension PolicyRule {
  /// Whether one of its words stands for others. What it spells out at once is among them.
  fileprivate var hasPattern: Bool {
    verbNodes.contains { $0.textIs("*") } || groupNodes.contains { $0.textIs("*") }
      || resourceNodes.contains { $0.withText { $0.first == UInt8(ascii: "*") } ?? false }
      || pathNodes.contains { $0.withText { $0.last == UInt8(ascii: "*") } ?? false }
  }
}
