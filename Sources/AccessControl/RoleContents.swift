internal import Documents
internal import Kubernetes

/// What roles grant, taken apart once a role, by numbers: the same atom has the same number everywhere, and so
/// have roles of the same atoms.
struct RoleContents {
  /// A rule of a role, and those of its atoms that no rule before it has.
  struct Part {
    let source: AccessRole
    let rule: PolicyRule
    let atoms: [Int]
  }

  struct Content {
    /// The same for roles that spell out the same.
    let number: Int
    let parts: [Part]
  }

  private(set) var atoms: [AccessAtom] = []
  private var numbers: [AccessAtom: Int] = [:]
  private var known: [[Int]: Int] = [:]
  private var room = Self.limit

  /// Rules are products: one of a few kilobytes can have millions of atoms. All roles of a large cluster
  /// have some hundred thousand.
  private static let limit = 4_000_000

  mutating func content(of role: Int, in authorizer: Authorizer) throws(AccessTooLarge) -> Content {
    var seen: Set<Int> = []
    var parts: [Part] = []
    for source in authorizer.sources(of: role) {
      for rule in source.rules {
        guard let count = AccessAtom.count(in: rule), count <= room else { throw AccessTooLarge() }
        room -= count
        let added = AccessAtom.atoms(of: rule).map { number($0) }.filter { seen.insert($0).inserted }
        if !added.isEmpty { parts.append(Part(source: source, rule: rule, atoms: added)) }
      }
    }
    let all = parts.flatMap(\.atoms)
    let content = known[all] ?? known.count
    known[all] = content
    return Content(number: content, parts: parts)
  }

  private mutating func number(_ atom: AccessAtom) -> Int {
    if let number = numbers[atom] { return number }
    numbers[atom] = atoms.count
    atoms.append(atom)
    return atoms.count - 1
  }

  /// The number of the same atom for objects of any name, where some rule has it.
  func unnamed(_ atom: AccessAtom) -> Int? { atom.name.flatMap { _ in numbers[atom.ofAnyName] } }
}

/// Roles whose rules are too many, or too many times others, to be compared one by one.
public struct AccessTooLarge: Error {}
