public import Documents
internal import Findings
internal import Glibc

/// The waivers in a text of manifests.
///
/// A comment `# bulwark:allow ID reason="…" until=DATE` covers the entry on its line, or below it where it
/// has a line of its own, with all that is in it. The annotation `bulwark.dev/allow` covers the object, or
/// the pod template, that bears it.
struct InlineWaivers {
  /// By the lines that they are about.
  private var byLine: [Int: [Waiver]] = [:]
  /// By the nodes that bear them.
  private var byNode: [Node: [Waiver]] = [:]
  /// All of them, in the order of the text.
  private(set) var all: [Waiver] = []
  /// Those that cannot be understood.
  private(set) var malformed: [Malformed] = []

  struct Malformed {
    let message: String
    let place: Place
    let subject: Subject
    let text: String
  }

  /// - Parameter subjects: The objects of the text, in order; one at least.
  init(_ tree: Tree, subjects: [Subject], names: CheckNames) {
    guard let first = subjects.first else { return }
    for comment in tree.comments(holding: "bulwark:allow") {
      guard let text = Self.directive(comment.text) else { continue }
      let subject = subjects.last { $0.node.range.lowerBound <= comment.range.lowerBound } ?? first
      let here = subjects.first { $0.node.range.contains(comment.range.lowerBound) } ?? subject
      let next = comment.subjectLine.flatMap { line in
        subjects.first { tree.source.position(at: $0.node.range.lowerBound).line == line }
      }
      let waivers = read(text, .comment, .text(comment.range, by: (next ?? here).node), next ?? here, names)
      if let line = comment.subjectLine { byLine[line, default: []] += waivers }
    }
    for node in tree.entries(named: "bulwark.dev/allow") {
      guard let annotations = node.parent, annotations.keyIs("annotations"),
        let metadata = annotations.parent,
        metadata.keyIs("metadata"), let owner = metadata.parent, let text = node.text
      else { continue }
      let subject = subjects.first { Self.isInside(owner, $0.node) } ?? first
      byNode[owner, default: []] += read(text, .annotation, .value(node), subject, names)
    }
  }

  private static func isInside(_ node: Node, _ outer: Node) -> Bool {
    var current: Node? = node
    while let here = current {
      if here == outer { return true }
      current = here.parent
    }
    return false
  }

  /// What follows the word in a comment that begins with it; a comment that only speaks of it is none.
  private static func directive(_ comment: String) -> String? {
    let text = comment.drop { $0 == "#" }.drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("bulwark:allow") else { return nil }
    let rest = text.dropFirst("bulwark:allow".count)
    return rest.first.map { $0 == " " || $0 == "\t" } ?? true ? String(rest) : nil
  }

  private mutating func read(
    _ text: String, _ origin: Waiver.Origin, _ place: Place, _ subject: Subject, _ names: CheckNames
  ) -> [Waiver] {
    let directives = WaiverDirective.read(text)
    if directives.isEmpty {
      malformed.append(Malformed(message: "it names no check", place: place, subject: subject, text: text))
    }
    let waivers = directives.compactMap { directive -> Waiver? in
      switch directive.checks(names) {
      case .success(let checks):
        return Waiver(
          names: directive.names, checks: checks, reason: directive.reason ?? "", owner: directive.owner,
          until: directive.until, origin: origin, place: place, subject: subject)
      case .failure(let fault):
        malformed.append(Malformed(message: fault.message, place: place, subject: subject, text: text))
        return nil
      }
    }
    all += waivers
    return waivers
  }

  /// The waivers that cover a finding, the nearest first.
  func waivers(of finding: Finding) -> [Waiver] {
    guard !all.isEmpty else { return [] }
    var found: [Waiver] = []
    var lines: Set<Int> = []
    var current: Node? = finding.place.innermost
    while let node = current {
      let line = node.tree.source.position(at: (node.keyRange ?? node.range).lowerBound).line
      if lines.insert(line).inserted { found += byLine[line] ?? [] }
      found += byNode[node] ?? []
      if node == finding.subject.node { break }
      current = node.parent
    }
    return found.filter { $0.checks.contains(finding.check) }
  }
}

extension Source {
  /// Whether the text may hold waivers: one search for a letter that few texts have many of, and a look
  /// around it.
  public var mayHoldWaivers: Bool {
    bytes.withUnsafeBytes { text in
      guard let start = text.baseAddress else { return false }
      var offset = 0
      while let found = memchr(start + offset, Int32(UInt8(ascii: "w")), text.count - offset) {
        let place = found - UnsafeMutableRawPointer(mutating: start)
        offset = place + 1
        guard place >= 3, place + 4 <= text.count, memcmp(start + (place - 3), "bulwark", 7) == 0 else {
          continue
        }
        let rest = text[(place + 4)...]
        if rest.starts(with: ":allow".utf8) || rest.starts(with: ".dev/allow".utf8) { return true }
      }
      return false
    }
  }
}
