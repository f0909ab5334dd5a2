internal import Documents
public import Findings
internal import Guide
internal import Kubernetes

/// All that is wrong with a file of data: nothing of it is used.
public struct KubernetesDataError: Error, Sendable {
  /// In the order of the text; never empty.
  public let faults: [FieldFault]
}

extension KubernetesData {
  /// Reads data in the form in which the program prints its own (`bulwark generate kubernetes-data`): strictly, so
  /// that a slip never hides a weakness.
  ///
  /// - Parameter name: What people call the text: the path of its file.
  /// - Throws: `KubernetesDataError` with all faults.
  public init(reading text: [UInt8], name: String) throws(KubernetesDataError) {
    let parsed = parse(text, name: name, claim: .json)
    let root = parsed.documents.first
    var reader = FieldReader(parsed.source, naming: root)
    for error in parsed.errors { reader.fault(at: error.offset, error.message) }
    for duplicate in parsed.tree.duplicateKeys { reader.fault(duplicate) }
    self.init(date: Day(secondsSinceEpoch: 0))
    if let root, parsed.errors.isEmpty {
      var (isDated, flawsDate): (Bool, Day?) = (false, nil)
      for (key, value) in reader.entries(of: root, "the data", Key.self) {
        switch key {
        case .schemaVersion:
          if value.int != 1 { reader.fault(value, "must be 1, the only version that is known here") }
        case .date:
          isDated = true
          if let day = reader.day(value) { date = day }
        case .flawsDate: flawsDate = reader.day(value)
        case .kubernetes: minors = reader.items(value, "kubernetes").compactMap { Self.minor($0, &reader) }
        case .runtimes: runtimes = reader.items(value, "runtimes").compactMap { Self.runtime($0, &reader) }
        case .flaws: flaws = reader.items(value, "flaws").compactMap { Self.flaw($0, &reader) }
        }
      }
      self.flawsDate = flawsDate ?? date
      if !isDated {
        reader.fault(at: root.range.lowerBound, "date is missing: the day on which the data was true")
      }
      if minors.isEmpty {
        reader.fault(at: root.range.lowerBound, "kubernetes is missing, or names no version")
      }
    } else if parsed.errors.isEmpty {
      reader.fault(at: 0, "holds no data")
    }
    guard reader.faults.isEmpty else {
      throw KubernetesDataError(
        faults: reader.faults.enumerated().sorted { ($0.1.offset, $0.0) < ($1.1.offset, $1.0) }.map(\.1))
    }
  }

  private enum Key: String, CaseIterable { case schemaVersion, date, flawsDate, kubernetes, runtimes, flaws }
  private enum MinorKey: String, CaseIterable { case release, patch, end }
  private enum RuntimeKey: String, CaseIterable { case name, releases }
  private enum ReleaseKey: String, CaseIterable { case release, end }
  private enum FlawKey: String, CaseIterable {
    case id, components, severity, system, summary, affected, source
  }
  private enum SpanKey: String, CaseIterable { case introduced, fixed }

  private static func minor(_ node: Node, _ reader: inout FieldReader) -> Minor? {
    var (release, patch, end): (ReleaseNumber?, Int?, Day?)
    for (key, value) in reader.entries(of: node, "a version", MinorKey.self) {
      switch key {
      case .release: release = reader.release(value)
      case .patch:
        patch = value.int.flatMap { $0 >= 0 ? $0 : nil }
        if patch == nil { reader.fault(value, "must be the number of the newest patch") }
      case .end: end = reader.day(value)
      }
    }
    guard let release, let patch, let end else {
      return reader.missing(["release", "patch", "end"], in: node)
    }
    return Minor(number: release, patch: patch, end: end)
  }

  private static func runtime(_ node: Node, _ reader: inout FieldReader) -> Runtime? {
    var (name, releases): (String?, [(numbers: [Int], end: Day)]?)
    for (key, value) in reader.entries(of: node, "a runtime", RuntimeKey.self) {
      switch key {
      case .name: name = reader.text(value)
      case .releases:
        releases = reader.items(value, "releases").compactMap { item in
          var (numbers, end): ([Int]?, Day?)
          for (key, value) in reader.entries(of: item, "a release", ReleaseKey.self) {
            switch key {
            case .release: numbers = reader.numbers(value)
            case .end: end = reader.day(value)
            }
          }
          guard let numbers, let end else { return reader.missing(["release", "end"], in: item) }
          return (numbers, end)
        }
      }
    }
    guard let name, let releases, !releases.isEmpty else {
      return reader.missing(["name", "releases"], in: node)
    }
    return Runtime(name: name, releases: releases)
  }

  private static func flaw(_ node: Node, _ reader: inout FieldReader) -> KnownFlaw? {
    var (id, severity, system, summary): (String?, Severity?, String?, String?)
    var (components, affected): ([String], [KnownFlaw.Span]) = ([], [])
    for (key, value) in reader.entries(of: node, "a flaw", FlawKey.self) {
      switch key {
      case .id: id = reader.text(value)
      case .components: components = reader.texts(value).map(\.text)
      case .severity: severity = reader.word(value, "severity")
      case .system: system = reader.text(value)
      case .summary: summary = reader.text(value)
      case .source: _ = reader.text(value)
      case .affected: affected = reader.items(value, "affected").compactMap { span($0, &reader) }
      }
    }
    guard let id, let severity, let summary, !components.isEmpty, !affected.isEmpty else {
      return reader.missing(["id", "components", "severity", "summary", "affected"], in: node)
    }
    return KnownFlaw(
      id: id, components: components, severity: severity, system: system, summary: summary, affected: affected
    )
  }

  private static func span(_ node: Node, _ reader: inout FieldReader) -> KnownFlaw.Span? {
    var (introduced, fixed, text): (ReleaseNumber?, ReleaseNumber?, String?)
    for (key, value) in reader.entries(of: node, "affected", SpanKey.self) {
      switch key {
      case .introduced: introduced = reader.release(value)
      case .fixed: (fixed, text) = (reader.release(value), value.text)
      }
    }
    guard let introduced else { return reader.missing(["introduced"], in: node) }
    if let fixed, fixed <= introduced {
      reader.fault(node, "fixed must come after introduced")
      return nil
    }
    return KnownFlaw.Span(introduced: introduced, fixed: fixed, fixedText: text)
  }
}

extension FieldReader {
  fileprivate mutating func release(_ node: Node) -> ReleaseNumber? {
    guard let text = text(node) else { return nil }
    guard node.value == .string, let number = ReleaseNumber(text) else {
      fault(node, "must be the number of a release, as a text such as \"1.36.4\"")
      return nil
    }
    return number
  }

  /// As many numbers as are written.
  fileprivate mutating func numbers(_ node: Node) -> [Int]? {
    guard release(node) != nil else { return nil }
    return node.text.map { $0.split(separator: ".").compactMap { Int($0) } }
  }

  /// Says which fields are not there, or empty; of those that are there and wrong it was said.
  fileprivate mutating func missing<Value>(_ keys: [String], in node: Node) -> Value? {
    let missing = keys.filter { key in
      node[key: key].map { $0.isNull || $0.isSequence && $0.count == 0 } ?? true
    }
    if node.isMapping, !missing.isEmpty { fault(node, "needs \(missing.joined(separator: ", "))") }
    return nil
  }
}
