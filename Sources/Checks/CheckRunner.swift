internal import Components
public import Findings
internal import Guide
public import Kubernetes
public import Documents

/// A text whose objects are judged.
public protocol JudgedText {
  var objects: [KubernetesObject] { get }
  var workloads: [Workload] { get }
  /// The tree that they stand in, for what is judged of the text itself.
  var tree: Tree? { get }
}

/// Runs a selection of checks over objects. One runner serves many threads: `Findings` of each batch
/// come back by value.
public struct CheckRunner: Sendable {
  public let context: Context
  private let workloadChecks: Selection<any WorkloadCheck>
  private let containerChecks: Selection<any ContainerCheck>
  private let objectChecks: [String: [Entry<any ObjectCheck>]]
  let textChecks: [Entry<any TextCheck>]
  private let commandChecks: [Component: [Entry<any CommandCheck>]]
  /// The checks that take part; their order gives each its index.
  private let identities: [CheckIdentity]

  /// The ids of the checks that take part.
  public var checkIDs: [String] { identities.map(\.id) }

  struct Entry<C: Sendable>: Sendable {
    let check: C
    let index: Int
  }

  /// Checks by the system that a workload is for.
  private struct Selection<C: Sendable>: Sendable {
    var linux: [Entry<C>] = []
    var windows: [Entry<C>] = []

    mutating func append(_ check: C, _ index: Int, includesWindows: Bool) {
      linux.append(Entry(check: check, index: index))
      if includesWindows { windows.append(Entry(check: check, index: index)) }
    }

    func of(_ workload: Workload) -> [Entry<C>] { workload.isWindows ? windows : linux }
  }

  /// What a batch gave.
  public struct Outcome: Sendable {
    public var findings: [Finding] = []
    /// For each check of `checkIDs`, how many subjects it judged.
    public var judged: [Int]
    /// For each of them, how many findings it made.
    public var found: [Int]

    /// Takes in what another batch gave.
    public mutating func add(_ other: Outcome) {
      findings += other.findings
      for index in judged.indices {
        judged[index] += other.judged[index]
        found[index] += other.found[index]
      }
    }
  }

  /// What no batch gave, to add to.
  public var nothing: Outcome {
    let none = Array(repeating: 0, count: identities.count)
    return Outcome(judged: none, found: none)
  }

  public init(checks: [any Check], context: Context) {
    self.context = context
    var workload = Selection<any WorkloadCheck>()
    var container = Selection<any ContainerCheck>()
    var object: [String: [Entry<any ObjectCheck>]] = [:]
    var text: [Entry<any TextCheck>] = []
    var command: [Component: [Entry<any CommandCheck>]] = [:]
    var identities: [CheckIdentity] = []
    for check in checks {
      let about = type(of: check).about
      let minor = context.version.minor
      guard about.takesPart(in: context.profile, minor: minor) else { continue }
      let index = identities.count
      let windows = about.scope.includesWindows(context.profile, minor: minor)
      for form in check.forms {
        switch form {
        case .workload(let check): workload.append(check, index, includesWindows: windows)
        case .container(let check): container.append(check, index, includesWindows: windows)
        case .text(let check): text.append(Entry(check: check, index: index))
        case .object(let check):
          for kind in about.scope.kinds {
            object[kind, default: []].append(Entry(check: check, index: index))
          }
        case .command(let check):
          for component in about.scope.components.compactMap(Component.init) {
            command[component, default: []].append(Entry(check: check, index: index))
          }
        }
      }
      identities.append(CheckIdentity(id: about.id, severity: about.severity))
    }
    workloadChecks = workload
    containerChecks = container
    objectChecks = object
    textChecks = text
    commandChecks = command
    self.identities = identities
  }

  /// Judges the objects and workloads of some texts, all of one batch. The findings of each text come in
  /// the order of the report.
  public func run(_ texts: some Sequence<some JudgedText>) -> Outcome {
    let reporter = Reporter(for: identities)
    var outcome = nothing
    for text in texts {
      let start = reporter.findings.count
      for workload in text.workloads { judge(workload, reporter, &outcome) }
      for object in text.objects { judge(object, reporter, &outcome) }
      if let tree = text.tree, tree.hasDuplicateKeys { judge(tree, text.objects, reporter) }
      for entry in textChecks { outcome.judged[entry.index] += text.objects.count }
      reporter.sort(from: start)
    }
    outcome.found = reporter.found
    outcome.findings = reporter.take()
    return outcome
  }

  /// Judges what one text holds.
  public func run(objects: [KubernetesObject], workloads: [Workload], tree: Tree?) -> Outcome {
    run(CollectionOfOne(Single(objects: objects, workloads: workloads, tree: tree)))
  }

  private struct Single: JudgedText {
    let objects: [KubernetesObject]
    let workloads: [Workload]
    let tree: Tree?
  }

  /// Checks are called where they lie: to copy one for each call would cost more than most of them do.
  private func judge(_ workload: Workload, _ reporter: Reporter, _ outcome: inout Outcome) {
    reporter.turn(to: workload.object)
    let counts = workload.object.role == .manifest ? 1 : 0
    reporter.turn(to: nil)
    workloadChecks.of(workload).withUnsafeBufferPointer { entries in
      for i in entries.indices where entries[i].check.applies(to: workload, in: context) {
        reporter.turn(toCheck: entries[i].index)
        outcome.judged[entries[i].index] += counts
        entries[i].check.check(workload, in: context, report: reporter)
      }
    }
    containerChecks.of(workload).withUnsafeBufferPointer { entries in
      for i in entries.indices { outcome.judged[entries[i].index] += counts }
      for container in workload.containers {
        reporter.turn(to: container)
        for i in entries.indices {
          reporter.turn(toCheck: entries[i].index)
          entries[i].check.check(container, of: workload, in: context, report: reporter)
        }
      }
    }
    if !commandChecks.isEmpty {
      for container in workload.containers {
        guard let command = ComponentCommand(container: container.node) else { continue }
        reporter.turn(to: container)
        judge(command, counts, reporter, &outcome)
      }
    }
    reporter.turn(to: nil)
  }

  private func judge(
    _ command: ComponentCommand, _ counts: Int, _ reporter: Reporter, _ outcome: inout Outcome
  ) {
    for entry in commandChecks[command.component] ?? [] where entry.check.applies(to: command, in: context) {
      reporter.turn(toCheck: entry.index)
      outcome.judged[entry.index] += counts
      entry.check.check(command, in: context, report: reporter)
    }
  }

  private func judge(_ object: KubernetesObject, _ reporter: Reporter, _ outcome: inout Outcome) {
    let counts = object.role == .manifest ? 1 : 0
    if !commandChecks.isEmpty {
      for command in ComponentCommand.read(object) {
        reporter.turn(to: object)
        judge(command, counts, reporter, &outcome)
      }
    }
    guard let entries = objectChecks[object.kind] else { return }
    reporter.turn(to: object)
    entries.withUnsafeBufferPointer { entries in
      for i in entries.indices where entries[i].check.applies(to: object, in: context) {
        reporter.turn(toCheck: entries[i].index)
        outcome.judged[entries[i].index] += counts
        entries[i].check.check(object, in: context, report: reporter)
      }
    }
  }
}
