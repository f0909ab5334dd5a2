internal import Documents
internal import Findings

/// The keys of a waiver.
public enum WaiverKey: String, Sendable, CaseIterable {
  case check, kind, namespace, name, container, path, reason, owner, expires
}

extension FieldReader {
  /// Reads the list of waivers.
  mutating func waivers(_ node: Node, _ names: CheckNames, subject: Subject) -> [Waiver] {
    items(node, "waivers").compactMap { waiver($0, names, subject) }
  }

  private mutating func waiver(_ node: Node, _ names: CheckNames, _ subject: Subject) -> Waiver? {
    var selector = Waiver.Selector()
    var (called, checks): ([String], Set<String>) = ([], [])
    var (reason, owner, until): (String?, String?, Day?)
    var given: Set<WaiverKey> = []
    var place = Place.value(node)
    for (key, value) in entries(of: node, "a waiver", WaiverKey.self) {
      given.insert(key)
      switch key {
      case .check:
        place = .key(value)
        for (item, name) in texts(value) {
          called.append(name)
          do throws(CheckNames.Unknown) {
            checks.formUnion(try names.waivable([name]))
          } catch {
            fault(item, error.message)
          }
        }
      case .kind: selector.kind = glob(value)
      case .namespace: selector.namespace = glob(value)
      case .name: selector.name = glob(value)
      case .container: selector.container = glob(value)
      case .path: selector.path = glob(value, isPath: true)
      case .reason: reason = text(value)
      case .owner: owner = text(value)
      case .expires: until = day(value)
      }
    }
    guard node.isMapping else { return nil }
    for key in [WaiverKey.check, .reason, .owner] where !given.contains(key) {
      fault(node, "a waiver needs the key \(key.rawValue)")
    }
    return Waiver(
      names: called, checks: checks, selector: selector, reason: reason ?? "", owner: owner, until: until,
      origin: .configuration, place: place, subject: subject)
  }

  /// A pattern; of a folder, for a path, with all below it.
  private mutating func glob(_ node: Node, isPath: Bool = false) -> Glob? {
    guard let text = text(node) else { return nil }
    let pattern = isPath && text.hasSuffix("/") ? text + "**" : text
    guard let glob = Glob(pattern) else {
      fault(node, "'\(text)' is no pattern: it can match nothing")
      return nil
    }
    return glob
  }
}
