internal import Documents
internal import Findings

extension FieldReader {
  /// The ids of the checks that the names of a list mean.
  mutating func checkIDs(_ node: Node, _ names: CheckNames) -> Set<String> {
    var ids: Set<String> = []
    for (item, name) in texts(node) {
      for about in checks(named: name, at: item, names) { ids.insert(about.id) }
    }
    return ids
  }

  /// The checks that a name means; none, and a fault, where it is unknown.
  mutating func checks(
    named name: String, at node: Node, isKey: Bool = false, _ names: CheckNames
  ) -> [About] {
    do throws(CheckNames.Unknown) {
      return try names.checks(named: name)
    } catch {
      if isKey { fault(key: node, error.message) } else { fault(node, error.message) }
      return []
    }
  }
}
