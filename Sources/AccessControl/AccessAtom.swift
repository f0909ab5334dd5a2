internal import Documents
public import Kubernetes

/// The smallest thing that a rule can grant: one verb on one resource, of one name or any, or on one path.
/// Words are as in the rule: `*` stands for all.
public struct AccessAtom: Sendable, Hashable {
  public let verb: String
  /// Empty for the core group and for paths.
  public let group: String
  /// With its subresource; the path itself in rules for paths.
  public let resource: String
  public let isPath: Bool
  /// nil for any name.
  public let name: String?

  /// The same for objects of any name.
  var ofAnyName: AccessAtom {
    AccessAtom(verb: verb, group: group, resource: resource, isPath: isPath, name: nil)
  }

  /// How many atoms a rule has at most; nil for more than can be counted.
  static func count(in rule: PolicyRule) -> Int? {
    func product(_ factors: Int...) -> Int? {
      factors.reduce(1) { product, factor in
        product.flatMap { product in
          let (value, overflow) = product.multipliedReportingOverflow(by: factor)
          return overflow ? nil : value
        }
      }
    }
    func count(_ words: Node.Children) -> Int { words.count { _ in true } }
    let verbs = count(rule.verbNodes)
    let names = rule.names == .any ? 1 : count(rule.nameNodes)
    guard let paths = product(verbs, count(rule.pathNodes)),
      let resources = product(verbs, count(rule.groupNodes), count(rule.resourceNodes), names)
    else { return nil }
    let (sum, overflow) = paths.addingReportingOverflow(resources)
    return overflow ? nil : sum
  }

  /// What a rule grants, taken apart.
  public static func atoms(of rule: PolicyRule) -> [AccessAtom] {
    let verbs = rule.verbNodes.compactMap(\.text)
    let paths = rule.pathNodes.compactMap(\.text)
    let ofPaths = verbs.flatMap { verb in
      paths.map { AccessAtom(verb: verb, group: "", resource: $0, isPath: true, name: nil) }
    }
    let groups = rule.groupNodes.compactMap(\.text)
    let names: [String?] = rule.names == .any ? [nil] : rule.nameNodes.compactMap(\.text)
    let resources = rule.resourceNodes.compactMap(\.text)
    let ofResources = groups.flatMap { group in
      resources.flatMap { resource in
        verbs.flatMap { verb in
          names.map { AccessAtom(verb: verb, group: group, resource: resource, isPath: false, name: $0) }
        }
      }
    }
    return ofPaths + ofResources
  }
}

extension PolicyRule {
  /// Whether all that the atom grants is granted by this rule, as the API server compares what somebody gives
  /// with what he holds: each atom must be in one rule, and `pods/*` is an atom like any other.
  ///
  /// Source: pkg/registry/rbac/validation of Kubernetes.
  public func covers(_ atom: AccessAtom) -> Bool {
    guard hasVerb(atom.verb) else { return false }
    if atom.isPath { return covers(path: atom.resource) }
    let parts = atom.resource.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    return hasGroup(atom.group) && covers(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      && (names == .any || atom.name.map { name in nameNodes.contains { $0.equals(name) } } ?? false)
  }
}
