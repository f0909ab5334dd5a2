internal import Checks
internal import Documents
internal import Kubernetes

/// What reading one candidate file gave.
struct ReadText: Sendable, JudgedText {
  var tree: Tree?
  var objects: [KubernetesObject] = []
  var workloads: [Workload] = []
  var documents = 0
  var foreign = 0
  var errors: [InputError] = []
  var unassessed: [Unassessed] = []
  /// The text may hold waivers.
  var mayHoldWaivers = false
  /// A Go template of this chart; it was not parsed.
  var templateOfChart: Int?
}

/// Turns files into objects. Pure but for the reading of the file itself.
struct Intake: Sendable {
  /// Largest text that is read, in bytes.
  static let sizeLimit = 256 << 20

  let kustomizations: Kustomizations
  var readsWaivers = true

  func read(_ candidate: Candidate) -> ReadText {
    var result = ReadText()
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(candidate, limit: Self.sizeLimit)
    } catch {
      let file = candidate.displayName
      if case .tooLarge = error {
        result.unassessed.append(Unassessed(file: file, line: nil, reason: .tooLarge, message: error.message))
      } else {
        result.errors.append(InputError(file: file, message: error.message))
      }
      return result
    }
    return read(bytes, of: candidate)
  }

  /// The same for a text at hand.
  func read(_ bytes: [UInt8], of candidate: Candidate) -> ReadText {
    var result = ReadText()
    if candidate.isChartTemplate, Self.isTemplate(bytes) {
      result.templateOfChart = candidate.chart
      return result
    }
    take(
      bytes, candidate.displayName, kustomizations.isPatch(candidate.path) ? .patch : .manifest, into: &result
    )
    return result
  }

  /// The same for the output of another program, or a file of a node.
  ///
  /// - Parameter name: The file that it stands for.
  func read(_ bytes: [UInt8], named name: String, role: KubernetesObject.Role = .manifest) -> ReadText {
    var result = ReadText()
    take(bytes, name, role, into: &result)
    return result
  }

  private func take(
    _ bytes: [UInt8], _ name: String, _ role: KubernetesObject.Role, into result: inout ReadText
  ) {
    let parsed = parse(bytes, name: name, claim: name.hasSuffix(".json") ? .json : .yaml)
    result.tree = parsed.tree
    result.mayHoldWaivers = readsWaivers && parsed.source.mayHoldWaivers
    for error in parsed.errors {
      let line = parsed.source.line(parsed.source.position(at: error.offset).line) ?? 0..<0
      let isTemplate = error.code == .syntax && Self.isTemplate(Array(parsed.source.bytes[line]))
      let hint = isTemplate ? "; this looks like a template that was not rendered" : ""
      result.errors.append(InputError(parsed.source, at: error.offset, error.message + hint))
    }
    for document in parsed.documents {
      result.documents += 1
      switch KubernetesObject.read(document, role: role) {
      case .objects(let objects):
        for object in objects { result.workloads += Workload.read(object) }
        result.objects += objects
        for node in parsed.tree.beyondJSON(in: document) {
          let reason = "JSON has no infinity and no NaN; kubectl refuses the object"
          result.errors.append(InputError(parsed.source, at: node.range.lowerBound, reason))
        }
      case .foreign: result.foreign += 1
      case .malformed(let node, let reason):
        let offset = node.range.isEmpty ? node.keyRange?.lowerBound : nil
        result.errors.append(InputError(parsed.source, at: offset ?? node.range.lowerBound, reason))
      }
    }
  }

  /// Whether a text holds Go template actions.
  private static func isTemplate(_ bytes: [UInt8]) -> Bool {
    let brace = UInt8(ascii: "{")
    return bytes.withUnsafeBufferPointer { text in
      var i = 0
      while i + 1 < text.count {
        if text[i] == brace, text[i + 1] == brace { return true }
        i += 1
      }
      return false
    }
  }
}

extension Candidate {
  /// The name that reports show.
  var displayName: String { isStandardInput ? "<stdin>" : path }
}
