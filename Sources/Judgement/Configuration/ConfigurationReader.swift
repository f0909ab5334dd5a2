internal import Documents
internal import Findings
internal import Guide

extension Configuration {
  /// Reads the text of a configuration: strictly, so that a slip never changes silently what is judged.
  ///
  /// - Parameters:
  ///   - name: What people call the text: the path of its file.
  ///   - names: The checks there are.
  ///   - isVersion: Whether a text is a version of Kubernetes that a run can be for.
  /// - Throws: `ConfigurationError` with all faults.
  public init(
    reading bytes: [UInt8], name: String, names: CheckNames, isVersion: (String) -> Bool
  ) throws(ConfigurationError) {
    var limits = Limits()
    limits.aliasedNodes = 10_000
    let parsed = parse(bytes, name: name, limits: limits)
    var reader = FieldReader(parsed.source)
    for error in parsed.errors { reader.fault(at: error.offset, error.message) }
    for duplicate in parsed.tree.duplicateKeys { reader.fault(duplicate) }
    self.init(source: parsed.source)
    if parsed.documents.count > 1 {
      reader.fault(parsed.documents[1], "a configuration is one document, this is a second")
    }
    if let root = parsed.documents.first, !root.isNull {
      for (key, value) in reader.entries(of: root, "the configuration", ConfigurationKey.self) {
        given.append(key)
        read(key, value, names, isVersion, &reader)
      }
    }
    guard reader.faults.isEmpty else {
      throw ConfigurationError(
        faults: reader.faults.enumerated().sorted { ($0.1.offset, $0.0) < ($1.1.offset, $1.0) }.map(\.1))
    }
  }

  private mutating func read(
    _ key: ConfigurationKey, _ value: Node, _ names: CheckNames, _ isVersion: (String) -> Bool,
    _ reader: inout FieldReader
  ) {
    switch key {
    case .profile: profile = reader.word(value, "profile")
    case .failOn: failOn = reader.word(value, "severity")
    case .minSeverity: minSeverity = reader.word(value, "severity")
    case .kubernetesVersion:
      guard let text = reader.text(value) else { return }
      guard isVersion(text) else {
        return reader.fault(value, "'\(text)' is no Kubernetes version; give a minor such as 1.36")
      }
      kubernetesVersion = text
    case .check: check = reader.checkIDs(value, names)
    case .skip: skip = reader.checkIDs(value, names)
    case .ignore: ignore = reader.texts(value).map(\.text)
    case .parameters: readParameters(value, names, &reader)
    case .severities: readSeverities(value, names, &reader)
    case .rules:
      guard let text = reader.text(value) else { return }
      guard let number = Int(text), (1...RuleSet.current).contains(number) else {
        return reader.fault(value, "there is no rule set '\(text)'; the newest is \"\(RuleSet.current)\"")
      }
      rules = number
    case .waivers: waivers = reader.waivers(value, names, subject: Self.subject(value))
    case .attestations: attestations = reader.attestations(value, names, subject: Self.subject(value))
    case .admission: admission = reader.admission(value, names)
    }
  }

  /// What findings about the configuration are about.
  private static func subject(_ node: Node) -> Subject {
    Subject(
      apiVersion: "bulwark.dev/v1", kind: "Configuration", namespace: nil, name: node.tree.source.name,
      node: node.parent ?? node)
  }

  private mutating func readParameters(_ node: Node, _ names: CheckNames, _ reader: inout FieldReader) {
    let known = names.parameters
    for value in reader.mapping(node, "parameters") {
      guard let name = value.key else { continue }
      guard known.contains(name) else {
        let near = closestMatch(to: name, in: known)
        reader.fault(
          key: value, "no check has the parameter '\(name)'" + (near.map { "; did you mean \($0)?" } ?? ""))
        continue
      }
      parameters[name] = reader.texts(value).map(\.text)
    }
  }

  /// The more exact name wins: a check over its recommendation over the chapter.
  private mutating func readSeverities(_ node: Node, _ names: CheckNames, _ reader: inout FieldReader) {
    var ranks: [String: Int] = [:]
    for value in reader.mapping(node, "severities") {
      guard let name = value.key, let severity: Severity = reader.word(value, "severity") else { continue }
      let rank = CheckNames.isChapter(name) ? 0 : name.split(separator: "/").count == 3 ? 2 : 1
      for about in reader.checks(named: name, at: value, isKey: true, names)
      where rank >= ranks[about.id] ?? 0 {
        ranks[about.id] = rank
        severities[about.id] = severity
      }
    }
  }
}
