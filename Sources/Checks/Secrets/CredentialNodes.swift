internal import Documents
internal import Kubernetes

extension Node {
  /// The credential that this value holds, given the name that it stands under.
  func credential(named name: Node?) -> Credential.Kind? {
    guard let name else { return credential(named: "" as StaticString) }
    return name.withText { name in withText { Credential.kind(of: $0, named: name) } ?? nil } ?? nil
  }

  /// The credential that this value holds, given a name that is known.
  func credential(named name: StaticString) -> Credential.Kind? {
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return withText { Credential.kind(of: $0, named: name) } ?? nil
  }
}
