internal import Documents
internal import Findings
internal import Kubernetes

/// Finds what must not be shown: credentials that share a line with a finding. What names and forms of
/// credentials are is said by `CredentialName` and `CredentialForm`, for the checks as for this.
struct Masking {
  /// The byte ranges within `shown` that may hold a credential, in order and apart from each other.
  ///
  /// - Parameter place: Stands in `shown`. Only what lies around it is looked at, so that a place on a line
  ///   of thousands costs no more than one in a short file.
  static func ranges(around place: Place, shown: Range<Int>) -> [Range<Int>] {
    let scalars = place.innermost.scalars(in: shown)
    let hidden = scalars.filter(isHidden).map { $0.range.clamped(to: shown) }
    return union(hidden + words(in: place.tree.source, shown, hidesRandom: false))
  }

  /// The same for a text that could not be read, where only its words tell.
  static func ranges(in source: Source, shown: Range<Int>) -> [Range<Int>] {
    union(words(in: source, shown, hidesRandom: true))
  }

  // MARK: By the place in the tree

  private static func isHidden(_ value: Node) -> Bool {
    if value.key != nil, isCredential(value) { return true }
    return isArgument(value) || isDataOfSecret(value)
  }

  /// A value under a key that names a credential, or the value of an environment variable that does.
  private static func isCredential(_ value: Node) -> Bool {
    if value.keyIs("kubectl.kubernetes.io/last-applied-configuration") { return true }
    if value.keyIs("value"), let name = value.parent?["name"] {
      return name.withText(CredentialName.suggestsCredential) ?? false
    }
    guard value.withKey(CredentialName.suggestsCredential) ?? false else { return false }
    return value.bool == nil && !value.isNull
  }

  private static func isDataOfSecret(_ value: Node) -> Bool {
    var current: Node? = value
    while let here = current {
      if here.keyIs("data") || here.keyIs("stringData"), here.parent?["kind"]?.textIs("Secret") ?? false {
        return true
      }
      current = here.parent
    }
    return false
  }

  /// A word of a command line that is a credential by the words before it.
  private static func isArgument(_ value: Node) -> Bool {
    guard let list = value.parent, list.isSequence, let before = value.previousScalar else { return false }
    let isNamed = before.withText { $0.first == UInt8(ascii: "-") && CredentialName.suggestsCredential($0) }
    if isNamed ?? false { return !(value.withText { $0.first == UInt8(ascii: "-") } ?? true) }
    var words = [value]
    while words.count < 64, let previous = words[words.count - 1].previousScalar { words.append(previous) }
    var line = CommandLineReader()
    var isCredential = false
    for word in words.reversed() { isCredential = (word.withText { line.take($0) } ?? nil) != nil }
    return isCredential
  }

  // MARK: By the words

  /// The stretches of the shown text that look like credentials, wherever they stand. Reads a little more
  /// than what is shown, so that what the cut goes through is known for what it is.
  private static func words(in source: Source, _ shown: Range<Int>, hidesRandom: Bool) -> [Range<Int>] {
    guard !shown.isEmpty else { return [] }
    return source.bytes.withUnsafeBufferPointer { bytes in
      let start = wordStart(before: shown.lowerBound, in: bytes)
      let text = UnsafeBufferPointer(rebasing: bytes[start..<min(shown.upperBound + 200, bytes.count)])
      return CredentialMask.ranges(in: text, hidesRandom: hidesRandom).compactMap { range in
        let range = range.lowerBound + start..<range.upperBound + start
        return range.overlaps(shown) ? range.clamped(to: shown) : nil
      }
    }
  }

  /// The start of the line, or of the word that the cut goes through with a few words before it.
  private static func wordStart(before offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    func isEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    var start = offset
    let limit = max(0, offset - 4096)
    while start > limit, bytes[start - 1] > 0x20, bytes[start - 1] != UInt8(ascii: "\"") { start -= 1 }
    let margin = max(limit, start - 64)
    while start > margin, !isEnd(bytes[start - 1]) { start -= 1 }
    return start
  }

  private static func union(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var union: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = union.last, last.upperBound >= range.lowerBound {
        union[union.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        union.append(range)
      }
    }
    return union
  }
}
