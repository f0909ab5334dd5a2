internal import Glibc

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

extension String {
  /// Whether a word stands in the text with no letter or digit beside it; both in lower case.
  func holds(word: String) -> Bool {
    search(word) { text, start, end in
      (start == 0 || !WordList.isLetter(text[start - 1]))
        && (end == text.count || !WordList.isLetter(text[end]))
    }
  }

  /// Whether a text stands anywhere in this one, byte for byte.
  func holds(_ part: String) -> Bool { search(part) { _, _, _ in true } }

  /// Looks for a text until one of its places is accepted.
  private func search(
    _ part: String, _ accept: (UnsafeBufferPointer<UInt8>, Int, Int) -> Bool
  ) -> Bool {
    var (text, part) = (self, part)
    return part.withUTF8 { part in
      text.withUTF8 { text in
        guard let base = text.baseAddress, let wanted = part.baseAddress, part.count > 0 else { return false }
        var start = 0
        while start + part.count <= text.count,
          let found = memchr(base + start, Int32(wanted[0]), text.count - part.count - start + 1)
        {
          let place = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
          if memcmp(base + place, wanted, part.count) == 0, accept(text, place, place + part.count) {
            return true
          }
          start = place + 1
        }
        return false
      }
    }
  }
}
