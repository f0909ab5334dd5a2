internal import Documents

extension AuditEvent {
  /// `shop/web`; the name alone for what has no namespace.
  var place: String {
    let name = objectName.isEmpty ? "" : objectName
    if namespace.isEmpty { return name.isEmpty ? "the whole cluster" : name }
    return name.isEmpty ? "namespace \(namespace)" : "\(namespace)/\(name)"
  }

  /// `rolebinding shop/web`.
  var described: String { object(of: resource) }

  func object(of resource: String) -> String {
    let singular =
      resource.hasSuffix("policies")
      ? resource.dropLast(3) + "y" : resource.hasSuffix("ses") ? resource.dropLast(2) : resource.dropLast()
    return "\(singular) \(place)"
  }

  /// Who is known to install things by design.
  func isInstaller(_ settings: DetectionSettings) -> Bool { settings.installers.contains(effective.name) }

  /// By a component that makes or clears away what others have asked for.
  var isByController: Bool {
    Accounts.workloadControllers.contains(effective.name)
      || Accounts.cleanupControllers.contains(effective.name)
  }

  /// `created`, `changed`, `deleted`.
  var deed: String {
    switch verbs {
    case .create: "created"
    case .update, .patch: "changed"
    case .delete, .deletecollection: "deleted"
    case .get, .list, .watch: "read"
    default: verb
    }
  }
}

extension Node {
  /// Command and arguments of a container.
  var commandWords: [String] { (Array(items("command")) + Array(items("args"))).compactMap(\.text) }
}

extension String {
  /// Whether a word stands in the text with no letter or digit beside it; both in lower case.
  func holds(word: String) -> Bool {
    let text = Array(utf8)
    let wanted = Array(word.utf8)
    guard !wanted.isEmpty, text.count >= wanted.count else { return false }
    func isLetter(_ index: Int) -> Bool {
      guard text.indices.contains(index) else { return false }
      return (0x61...0x7A).contains(text[index] | 0x20) || (0x30...0x39).contains(text[index])
    }
    for start in 0...(text.count - wanted.count)
    where text[start] == wanted[0] && text[start..<start + wanted.count].elementsEqual(wanted) {
      if !isLetter(start - 1), !isLetter(start + wanted.count) { return true }
    }
    return false
  }

  /// Whether a text stands anywhere in this one.
  func holds(_ part: String) -> Bool { contains(part) }
}
