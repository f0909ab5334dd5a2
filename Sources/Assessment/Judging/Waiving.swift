internal import Checks
internal import Documents
public import Findings
public import Judgement
internal import Kubernetes

extension Scan {
  /// Sets aside what is waived, and adds what is wrong with the waivers.
  func judgeByWaivers(_ input: ScanInput, _ runner: CheckRunner, _ report: inout Report) {
    var judge = makeJudge(over: input.texts, ran: Set(runner.checkIDs), today: today)
    // A waiver in what is rendered stands in both texts, and findings use it in either.
    judge.read(input.rendered.sources, tells: .faults)
    judge.read(input.rendered.texts.map(\.text), tells: .nothing)
    guard !judge.isIdle else { return }
    var files = ConfiguredPaths(folder: loaded?.folder)
    report.setAside(by: &judge) { files.path(of: $0.place.tree.source.name) }
    let seesAll = files.isWithin(paths)
    let severities = loaded?.configuration.severities ?? [:]
    report.add(judge.remarks { _ in seesAll }.map { $0.weighed(by: severities) })
  }

  /// The waivers of a finding that nothing waives, had none expired.
  func lapsedWaivers(of findings: [Finding], in texts: [ReadText]) -> [ObjectIdentifier: Waiver] {
    var judge = makeJudge(over: texts, ran: [], today: nil)
    var files = ConfiguredPaths(folder: loaded?.folder)
    var lapsed: [ObjectIdentifier: Waiver] = [:]
    for finding in findings {
      lapsed[ObjectIdentifier(finding)] = judge.waiver(of: finding) {
        files.path(of: finding.place.tree.source.name)
      }
    }
    return lapsed
  }

  private func makeJudge(over texts: [ReadText], ran: Set<String>, today: Day?) -> Judge {
    var judge = Judge(
      waivers: loaded?.configuration.waivers ?? [], attestations: loaded?.configuration.attestations ?? [],
      names: Registry.names, ran: ran, today: today)
    judge.read(texts, tells: .all)
    return judge
  }
}

extension Judge {
  fileprivate mutating func read(_ texts: [ReadText], tells: Telling) {
    for text in texts where text.mayHoldWaivers && !text.objects.isEmpty {
      guard let tree = text.tree else { continue }
      read(tree, subjects: text.objects.map(Subject.init), tells: tells)
    }
  }
}

extension Subject {
  convenience init(_ object: KubernetesObject) {
    self.init(
      apiVersion: object.apiVersion, kind: object.kind, namespace: object.namespace, name: object.name,
      node: object.node)
  }
}

extension Report {
  /// The waiver that covers a finding: then it is listed, and neither counts nor fails the run.
  public func waiver(of finding: Finding) -> Waiver? { waivers[ObjectIdentifier(finding)] }

  /// Whether some finding is waived.
  public var hasWaived: Bool { !waivers.isEmpty }

  /// The number of waived findings, of those listed.
  public var waived: Int { waivers.isEmpty ? 0 : listed.count { waiver(of: $0) != nil } }

  fileprivate mutating func setAside(by judge: inout Judge, file: (Finding) -> String?) {
    for finding in findings {
      guard let waiver = judge.waiver(of: finding, file: { file(finding) }) else { continue }
      waivers[ObjectIdentifier(finding)] = waiver
      waivedByRecommendation[Registry.recommendations[finding.check] ?? finding.check, default: 0] += 1
    }
    guard !waivers.isEmpty else { return }
    everything = findings
    findings.removeAll { waivers[ObjectIdentifier($0)] != nil }
  }

  /// Puts findings where the order of the report wants them.
  fileprivate mutating func add(_ remarks: [Finding]) {
    guard !remarks.isEmpty else { return }
    func precedes(_ a: Finding, _ b: Finding) -> Bool {
      let (left, right) = (a.place.tree.source.name, b.place.tree.source.name)
      if left != right { return left.utf8.lexicographicallyPrecedes(right.utf8) }
      let (first, second) = (a.place.range.lowerBound, b.place.range.lowerBound)
      return first != second ? first < second : a.check < b.check
    }
    func merged(_ list: [Finding]) -> [Finding] {
      var rest = remarks.sorted(by: precedes)[...]
      var result: [Finding] = []
      result.reserveCapacity(list.count + rest.count)
      for finding in list {
        while let first = rest.first, precedes(first, finding) { result.append(rest.removeFirst()) }
        result.append(finding)
      }
      return result + rest
    }
    findings = merged(findings)
    everything = everything.map(merged)
  }
}

/// The paths of files from the folder of the configuration, as waivers name them.
private struct ConfiguredPaths {
  let folder: [UInt8]?
  private var known: [String: String?] = [:]

  init(folder: [UInt8]?) { self.folder = folder }

  mutating func path(of name: String) -> String? {
    if let known = known[name] { return known }
    let path = find(name)
    known[name] = path
    return path
  }

  private func find(_ name: String) -> String? {
    guard let folder, name != "<stdin>", let real = realPath(Array(name.utf8)) else { return nil }
    guard real.isPath(atOrBelow: folder), real.count > folder.count else { return nil }
    return Array(real[(folder.count + 1)...]).text
  }

  /// Whether one of the paths holds all that the configuration can speak of.
  func isWithin(_ paths: [String]) -> Bool {
    guard let folder else { return false }
    return paths.contains { path in
      realPath(Array(path.utf8)).map { folder.isPath(atOrBelow: $0) } ?? false
    }
  }
}
