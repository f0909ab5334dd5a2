internal import Documents
internal import Findings
internal import Kubernetes

private enum NamespaceModesKey: String, CaseIterable { case names, name, selector, mode, modes }

extension FieldReader {
  /// The list `admission.namespaces`.
  mutating func namespaceModes(_ list: Node, _ names: CheckNames) -> [NamespaceModes] {
    var seen: Set<String> = []
    return items(list, "namespaces").map { node in
      let modes = entry(node, names)
      if let name = modes.labelled?.name, !seen.insert(name).inserted {
        fault(node["name"] ?? node, "'\(name)' names two entries")
      }
      return modes
    }
  }

  private mutating func entry(_ node: Node, _ names: CheckNames) -> NamespaceModes {
    var modes = NamespaceModes()
    for (key, value) in entries(of: node, "an entry of namespaces", NamespaceModesKey.self) {
      switch key {
      case .names: modes.names = globs(value)
      case .name, .selector: break
      case .mode: modes.mode = word(value, "mode")
      case .modes: modes.modes = checkModes(value, names)
      }
    }
    guard node.isMapping else { return modes }
    switch (node["names"], node["selector"]) {
    case (_?, nil): break
    case (nil, let selector?): modes.labelled = labelled(node, selector)
    case (nil, nil): fault(node, "an entry of namespaces needs the key names, or selector")
    case (_?, let selector?):
      fault(key: selector, "an entry of namespaces has names or a selector, not both")
    }
    return modes
  }

  private mutating func labelled(_ node: Node, _ selector: Node) -> LabelledNamespaces? {
    guard let name = node["name"] else {
      fault(node, "an entry with a selector needs the key name, which the path of its webhook ends in")
      return nil
    }
    guard let text = text(name) else { return nil }
    guard text.isDNSLabel else {
      fault(name, "'\(text)' is no name: take lower-case letters, digits and - between them, 63 at most")
      return nil
    }
    let read = LabelSelector(selector)
    guard let requirements = read.requirements else {
      fault(selector, "is no selector of labels: give matchLabels or matchExpressions")
      return nil
    }
    // The other webhooks must not be asked about the same namespaces, and only of one demand there is a contrary.
    guard requirements.count == 1, let requirement = requirements.first else {
      fault(selector, "must ask for one label, not \(requirements.count)")
      return nil
    }
    return LabelledNamespaces(name: text, selector: read, requirement: requirement)
  }
}
