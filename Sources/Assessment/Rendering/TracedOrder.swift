internal import Documents
internal import Findings

extension [Finding] {
  /// Puts findings that were led back to other files in their order there, and leaves one of those that
  /// several renderings of one object have in common.
  mutating func settleTraced() {
    var seen: Set<TracedIdentity> = []
    removeAll { finding in
      guard finding.subject.origin?.isTraced == true else { return false }
      let identity = TracedIdentity(
        fingerprint: Fingerprint(finding), tree: ObjectIdentifier(finding.place.tree),
        offset: finding.place.range.lowerBound, message: finding.message)
      return !seen.insert(identity).inserted
    }
    // Within a file: the user's own text first, then what was rendered; neither is a place in the other.
    let files = map { Array<UInt8>($0.place.tree.source.name.utf8) }
    let isRendered = map { $0.subject.origin?.isTraced == false }
    let offsets = map { $0.place.range.lowerBound }
    let order = indices.sorted { a, b in
      if files[a] != files[b] { return files[a].precedes(files[b]) }
      if isRendered[a] != isRendered[b] { return isRendered[b] }
      if offsets[a] != offsets[b] { return offsets[a] < offsets[b] }
      if self[a].check != self[b].check { return self[a].check < self[b].check }
      let (left, right) = (self[a].discriminator ?? "", self[b].discriminator ?? "")
      return left != right ? left < right : a < b
    }
    self = order.map { self[$0] }
  }
}

/// What makes two findings that were led back the same.
private struct TracedIdentity: Hashable {
  let fingerprint: Fingerprint
  let tree: ObjectIdentifier
  let offset: Int
  let message: String
}
