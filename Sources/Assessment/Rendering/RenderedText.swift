/// One text that a program has rendered, and the way back from it.
struct RenderedText: Sendable {
  var text: ReadText
  let tracer: Tracer
}

/// What rendering came to.
struct RenderOutcome: Sendable {
  var texts: [RenderedText] = []
  /// The positions, in the listing, of the files that the rendered texts stand for.
  var covered: Set<Int> = []
  /// Those of the covered texts that may hold waivers: they count for what is led back to them.
  var sources: [ReadText] = []
  /// The indices, in the listing, of the charts that need no note that they are not rendered.
  var settledCharts: Set<Int> = []
  var unassessed: [Unassessed] = []
}

/// The output of `helm template`, cut by the templates that it comes from.
enum HelmOutput {
  struct Section {
    /// What follows `# Source: `; nil before the first such comment.
    let template: String?
    var bytes: [UInt8]
  }

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
        if line.starts(with: "# Source: ".utf8) {
          let text = String(decoding: line.dropFirst(10), as: UTF8.self)
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
}
