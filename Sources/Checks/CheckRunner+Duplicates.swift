internal import Documents
internal import Kubernetes

extension CheckRunner {
  /// Duplicate keys are found while parsing, for the text as a whole; each belongs to the object
  /// whose node holds it.
  func judge(_ tree: Tree, _ objects: [KubernetesObject], _ reporter: Reporter) {
    let here = objects.filter { $0.node.tree === tree }
    let holders = Dictionary(here.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    var byObject: [ObjectIdentifier: [DuplicateKey]] = [:]
    for duplicate in tree.duplicateKeys {
      var node: Node? = duplicate.second
      while let current = node {
        if let object = holders[current] {
          byObject[ObjectIdentifier(object), default: []].append(duplicate)
          break
        }
        node = current.parent
      }
    }
    for object in here {
      guard let duplicates = byObject[ObjectIdentifier(object)] else { continue }
      reporter.turn(to: object)
      textChecks.forEach { check, index in
        reporter.turn(toCheck: index)
        check.check(object, duplicates: duplicates, report: reporter)
      }
    }
  }
}
