internal import Documents
internal import Kubernetes

/// Which ClusterRoles the aggregating ones take their rules from.
///
/// The controller of Kubernetes writes the union of the selected roles' rules into an aggregating role again
/// and again, until nothing changes: what such a role says itself does not survive, and what it takes from
/// another aggregating role is what that one takes in.
///
/// Source: pkg/controller/clusterroleaggregation of Kubernetes; decisions of a 1.36 API server.
struct Aggregation: Sendable {
  /// For each aggregating role, by its position, the positions of the roles whose rules it ends up with.
  private let sources: [Int: [Int]]
  /// More aggregating roles than any cluster has, and more steps between them: whoever writes so many is
  /// taken to give each of them everything.
  private static let roleLimit = 1_000
  private static let stepLimit = 20_000_000

  init(_ roles: [AccessRole]) {
    let aggregating = roles.indices.filter { roles[$0].isAggregated }
    guard !aggregating.isEmpty else {
      sources = [:]
      return
    }
    let clusterRoles = roles.indices.filter { roles[$0].isClusterRole }
    let everything = clusterRoles.filter { !roles[$0].isAggregated }
    guard aggregating.count <= Self.roleLimit else {
      sources = Dictionary(uniqueKeysWithValues: aggregating.map { ($0, everything) })
      return
    }
    var index = LabelIndex()
    for position in clusterRoles { index.add(Labels(of: roles[position].object.node)) }
    var selected: [Int: [Int]] = [:]
    for position in aggregating {
      var found: Set<Int> = []
      for selector in roles[position].aggregationSelectors {
        index.forEach(selectedBy: selector) {
          found.insert(clusterRoles[$0])
          return true
        }
      }
      selected[position] = found.sorted()
    }
    var steps = 0
    sources = Dictionary(
      uniqueKeysWithValues: aggregating.map { role in
        (role, steps < Self.stepLimit ? Self.sources(of: role, selected, &steps) : everything)
      })
  }

  /// The roles with rules of their own that one ends up with, however many others stand between.
  private static func sources(of role: Int, _ selected: [Int: [Int]], _ steps: inout Int) -> [Int] {
    var seen: Set<Int> = [role]
    var open = [role]
    var found: [Int] = []
    while let next = open.popLast() {
      steps += selected[next]?.count ?? 0
      for member in selected[next] ?? [] where seen.insert(member).inserted {
        if selected[member] == nil { found.append(member) } else { open.append(member) }
      }
    }
    return found.sorted()
  }

  /// The positions of the roles whose rules hold for the role at a position: mostly itself.
  func sources(of position: Int) -> [Int] { sources[position] ?? [position] }
}
