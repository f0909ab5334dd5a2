public import Findings
internal import Guide
public import Kubernetes
public import Documents

/// Runs a selection of checks over objects. One runner serves many threads: `Findings` of each batch
/// come back by value.
public struct CheckRunner: Sendable {
  public let context: Context
  private let workloadChecks: [Entry<any WorkloadCheck>]
  private let containerChecks: [Entry<any ContainerCheck>]
  private let objectChecks: [String: [Entry<any ObjectCheck>]]
  private let textChecks: [Entry<any TextCheck>]
  /// The ids of the checks that take part.
  public let checkIDs: [String]

  private struct Entry<C: Sendable>: Sendable {
    let check: C
    let index: Int
    let id: String
    let severity: Severity
    let includesWindows: Bool
  }

  /// What a batch gave.
  public struct Outcome: Sendable {
    public var findings: [Finding] = []
    /// For each check of `checkIDs`, how many subjects it judged.
    public var judged: [Int]

    /// Takes in what another batch gave.
    public mutating func add(_ other: Outcome) {
      findings += other.findings
      for (index, count) in other.judged.enumerated() { judged[index] += count }
    }
  }

  /// What no batch gave, to add to.
  public var nothing: Outcome { Outcome(judged: Array(repeating: 0, count: checkIDs.count)) }

  public init(checks: [any Check], context: Context) {
    self.context = context
    var workload: [Entry<any WorkloadCheck>] = []
    var container: [Entry<any ContainerCheck>] = []
    var object: [String: [Entry<any ObjectCheck>]] = [:]
    var text: [Entry<any TextCheck>] = []
    var ids: [String] = []
    for check in checks {
      let about = type(of: check).about
      guard about.takesPart(in: context.profile, minor: context.version.minor) else { continue }
      func entry<C: Sendable>(_ check: C) -> Entry<C> {
        Entry(
          check: check, index: ids.count, id: about.id, severity: about.severity,
          includesWindows: about.scope.includesWindows(context.profile, minor: context.version.minor))
      }
      for form in check.forms {
        switch form {
        case .workload(let check): workload.append(entry(check))
        case .container(let check): container.append(entry(check))
        case .text(let check): text.append(entry(check))
        case .object(let check):
          guard case .kinds(let kinds) = about.scope else { break }
          for kind in kinds { object[kind, default: []].append(entry(check)) }
        }
      }
      ids.append(about.id)
    }
    workloadChecks = workload
    containerChecks = container
    objectChecks = object
    textChecks = text
    checkIDs = ids
  }

  /// Judges the objects and workloads of some texts, all of one batch.
  public func run(
    objects: [KubernetesObject], workloads: [Workload], trees: [Tree]
  ) -> Outcome {
    let reporter = Reporter()
    var outcome = nothing
    for workload in workloads { judge(workload, reporter, &outcome) }
    for object in objects { judge(object, reporter, &outcome) }
    for tree in trees where !tree.duplicateKeys.isEmpty { judge(tree, objects, reporter) }
    for entry in textChecks { outcome.judged[entry.index] += objects.count }
    outcome.findings = reporter.take()
    return outcome
  }

  private func judge(_ workload: Workload, _ reporter: Reporter, _ outcome: inout Outcome) {
    reporter.turn(to: workload.object)
    let counts = workload.object.role == .manifest ? 1 : 0
    let isLinux = !workload.isWindows
    reporter.turn(to: nil)
    for entry in workloadChecks
    where (isLinux || entry.includesWindows) && entry.check.applies(to: workload, in: context) {
      reporter.turn(to: entry.id, severity: entry.severity)
      outcome.judged[entry.index] += counts
      entry.check.check(workload, in: context, report: reporter)
    }
    for entry in containerChecks where isLinux || entry.includesWindows {
      outcome.judged[entry.index] += counts
    }
    for container in workload.containers {
      reporter.turn(to: container)
      for entry in containerChecks where isLinux || entry.includesWindows {
        reporter.turn(to: entry.id, severity: entry.severity)
        entry.check.check(container, of: workload, in: context, report: reporter)
      }
    }
    reporter.turn(to: nil)
  }

  private func judge(_ object: KubernetesObject, _ reporter: Reporter, _ outcome: inout Outcome) {
    guard let entries = objectChecks[object.kind] else { return }
    reporter.turn(to: object)
    for entry in entries where entry.check.applies(to: object, in: context) {
      reporter.turn(to: entry.id, severity: entry.severity)
      outcome.judged[entry.index] += object.role == .manifest ? 1 : 0
      entry.check.check(object, in: context, report: reporter)
    }
  }

  /// Duplicate keys are found while parsing, for the text as a whole; each belongs to the object
  /// whose node holds it.
  private func judge(_ tree: Tree, _ objects: [KubernetesObject], _ reporter: Reporter) {
    let here = objects.filter { $0.node.tree === tree }
    let holders = Dictionary(here.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
    var byObject: [ObjectIdentifier: [DuplicateKey]] = [:]
    for duplicate in tree.duplicateKeys {
      var node: Node? = duplicate.second
      while let current = node {
        if let object = holders[current] {
          byObject[ObjectIdentifier(object), default: []].append(duplicate)
          break
        }
        node = current.parent
      }
    }
    for object in here {
      guard let duplicates = byObject[ObjectIdentifier(object)] else { continue }
      reporter.turn(to: object)
      for entry in textChecks {
        reporter.turn(to: entry.id, severity: entry.severity)
        entry.check.check(object, duplicates: duplicates, report: reporter)
      }
    }
  }
}
