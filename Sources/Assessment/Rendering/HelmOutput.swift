internal import Documents
internal import Findings

/// The output of `helm template`, cut by the templates that it comes from.
enum HelmOutput {
  struct Section {
    /// What follows `# Source: `; nil before the first such comment.
    let template: String?
    var bytes: [UInt8]
  }

  private static let comment = "# Source: ".utf8

  /// Cuts where a document begins with the comment. The parts of one template are put together.
  static func sections(of output: [UInt8]) -> [Section] {
    var sections: [Section] = []
    var places: [String?: Int] = [:]
    var current: String?
    var isBehindMarker = false
    func add(_ line: some Sequence<UInt8>) {
      let place = places[current] ?? sections.count
      if place == sections.count {
        places[current] = place
        sections.append(Section(template: current, bytes: []))
      }
      sections[place].bytes += line
      sections[place].bytes.append(UInt8(ascii: "\n"))
    }
    for line in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if isBehindMarker {
        if line.starts(with: comment) {
          let text = String(decoding: line.dropFirst(comment.count), as: UTF8.self)
          current = text.hasSuffix("\r") ? String(text.dropLast()) : text
        }
        add("---".utf8)
      }
      isBehindMarker = line.elementsEqual("---".utf8)
      if !isBehindMarker { add(line) }
    }
    return sections.filter { section in
      let lines = section.bytes.split(separator: UInt8(ascii: "\n"))
      return lines.contains { !$0.starts(with: "#".utf8) && !$0.elementsEqual("---".utf8) }
    }
  }

  /// The template that a document was written from, if helm has left its comment above it:
  /// `web/templates/deployment.yaml`.
  static func template(of root: Node) -> String? {
    let bytes = root.tree.source.bytes
    var end = root.range.lowerBound
    // helm's line stands above the comments of the template itself.
    for _ in 0..<mostComments where end > 0 {
      let start = bytes[..<(end - 1)].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let line = bytes[start..<end].drop { $0 == 0x20 }
      end = start
      guard let first = line.first, first != 0x0D, first != 0x0A else { continue }
      guard first == UInt8(ascii: "#") else { return nil }
      if line.starts(with: comment) { return template(line.dropFirst(comment.count)) }
    }
    return nil
  }

  /// Whether helm has written something of a text.
  static func isPart(of text: ReadText) -> Bool {
    text.tree?.documents.contains { template(of: $0) != nil } ?? false
  }

  /// The most lines between helm's comment and the object.
  private static let mostComments = 100

  /// A path as helm writes it, and not an address that somebody noted: it leads from a chart's name into
  /// its templates or CRDs.
  private static func template(_ bytes: ArraySlice<UInt8>) -> String? {
    let path = String(decoding: bytes.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
    let folders = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().dropLast()
    let isPath = !path.contains(":") && !path.contains(" ") && !path.hasPrefix("/")
    return isPath && folders.contains { $0 == "templates" || $0 == "crds" } ? path : nil
  }
}

extension [Finding] {
  /// Leaves what helm has written to a person: an edit there is lost when helm writes the file again.
  mutating func leaveToTemplates() {
    // Most findings stand in the document of the one before.
    var document: Node?
    var template: String?
    for index in indices {
      let finding = self[index]
      guard finding.subject.origin == nil, let remedy = finding.remedy, remedy.safety != .manual else {
        continue
      }
      var root = finding.subject.node
      while let parent = root.parent { root = parent }
      if root != document {
        document = root
        template = HelmOutput.template(of: root)
      }
      guard let template else { continue }
      self[index] = finding.remedied(
        by: .advice("\(remedy.summary) (helm wrote this file: mend \(template) in the chart, or its values)"))
    }
  }
}

extension Finding {
  /// The same finding with another remedy.
  fileprivate func remedied(by remedy: Remedy) -> Finding {
    Finding(
      check: check, severity: severity, message: message, subject: subject, container: container,
      place: place, discriminator: discriminator, remedy: remedy)
  }
}
