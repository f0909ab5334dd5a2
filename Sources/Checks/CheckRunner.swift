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
  public private(set) var context: Context
  private let workloadChecks: Selection<any WorkloadCheck>
  private let containerChecks: Selection<any ContainerCheck>
  private let objectChecks: [String: Roster<any ObjectCheck>]
  let textChecks: Roster<any TextCheck>
  private let commandChecks: [Component: Roster<any CommandCheck>]
  /// The checks that take part; their order gives each its index.
  private let identities: [CheckIdentity]

  /// The ids of the checks that take part.
  public var checkIDs: [String] { identities.map(\.id) }

  /// Checks by the system that a workload is for.
  private struct Selection<C: Sendable>: Sendable {
    var linux = Roster<C>()
    var windows = Roster<C>()

    mutating func append(_ check: C, _ index: Int, includesWindows: Bool) {
      linux.append(check, index)
      if includesWindows { windows.append(check, index) }
    }

    func of(_ workload: Workload) -> Roster<C> { workload.isWindows ? windows : linux }
  }

  /// What a batch gave.
  public struct Outcome: Sendable {
    private let list: FindingList
    /// For each check of `checkIDs`, how many subjects it judged.
    public var judged: [Int]
    /// For each of them, how many findings it made.
    public var found: [Int]

    fileprivate init(list: FindingList, judged: [Int], found: [Int]) {
      self.list = list
      self.judged = judged
      self.found = found
    }

    public var findings: [Finding] { list.findings }

    /// Hands over the findings: none are left here.
    public func takeFindings() -> [Finding] { list.take() }

    /// Changes the findings as a whole.
    public func change(_ body: (inout [Finding]) -> Void) {
      var findings = list.take()
      body(&findings)
      for finding in findings { list.append(finding) }
    }

    /// Takes in what another batch gave: its findings are here, then, and no more there.
    public mutating func add(_ other: Outcome) {
      list.append(contentsOf: other.list)
      for index in judged.indices {
        judged[index] += other.judged[index]
        found[index] += other.found[index]
      }
    }
  }

  /// What no batch gave, to add to.
  public var nothing: Outcome { nothing(FindingList()) }

  private func nothing(_ list: FindingList) -> Outcome {
    let none = Array(repeating: 0, count: identities.count)
    return Outcome(list: list, judged: none, found: none)
  }

  public init(checks: [any Check], context: Context) {
    self.context = context
    var workload = Selection<any WorkloadCheck>()
    var container = Selection<any ContainerCheck>()
    var object: [String: Roster<any ObjectCheck>] = [:]
    var text = Roster<any TextCheck>()
    var command: [Component: Roster<any CommandCheck>] = [:]
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
        case .text(let check): text.append(check, index)
        case .object(let check):
          for kind in about.scope.kinds { object[kind, default: Roster()].append(check, index) }
        case .command(let check):
          for component in about.scope.components.compactMap(Component.init) {
            command[component, default: Roster()].append(check, index)
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
    for (rank, index) in identities.indices.sorted(by: { identities[$0].id < identities[$1].id }).enumerated()
    {
      identities[index].rank = rank
    }
    self.identities = identities
  }

  /// Judges the objects and workloads of some texts, all of one batch. The findings of each text come in
  /// the order of the report.
  public func run(_ texts: some Sequence<some JudgedText>) -> Outcome {
    let reporter = Reporter(for: identities)
    context.horizon?.reporter = reporter
    var outcome = nothing(reporter.findings)
    for text in texts {
      for workload in text.workloads { judge(workload, reporter, &outcome) }
      for object in text.objects { judge(object, reporter, &outcome) }
      if let tree = text.tree, tree.hasDuplicateKeys { judge(tree, text.objects, reporter) }
      textChecks.forEach { _, index in outcome.judged[index] += text.objects.count }
      reporter.endText()
    }
    outcome.found = reporter.found
    return outcome
  }

  /// Judges objects that stand by themselves, as the API server shows them to its webhooks.
  ///
  /// - Returns: What the checks say, and the ids of those that asked for other objects: where there are such, they
  ///   may say something else.
  public func runAlone(_ objects: [KubernetesObject]) -> (outcome: Outcome, beyond: Set<String>) {
    let inventory = Inventory(objects: objects)
    var runner = self
    runner.context = context.alone(inventory)
    let outcome = runner.run(
      objects: objects, workloads: inventory.workloads, tree: objects.first?.node.tree)
    let passed = runner.context.horizon?.passed ?? []
    return (outcome, Set(passed.map { identities[$0].id }))
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

  private func judge(_ workload: Workload, _ reporter: Reporter, _ outcome: inout Outcome) {
    reporter.turn(to: workload.object)
    let counts = workload.object.role == .manifest ? 1 : 0
    reporter.turn(to: nil)
    workloadChecks.of(workload).forEach { check, index in
      reporter.turn(toCheck: index)
      guard check.applies(to: workload, in: context) else { return }
      outcome.judged[index] += counts
      check.check(workload, in: context, report: reporter)
    }
    let containerChecks = containerChecks.of(workload)
    containerChecks.forEach { _, index in outcome.judged[index] += counts }
    for container in workload.containers {
      reporter.turn(to: container)
      containerChecks.forEach { check, index in
        reporter.turn(toCheck: index)
        check.check(container, of: workload, in: context, report: reporter)
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
    guard !command.isInFile else { return }
    commandChecks[command.component]?.forEach { check, index in
      reporter.turn(toCheck: index)
      guard check.applies(to: command, in: context) else { return }
      // A part that is sound is no verdict on the whole.
      outcome.judged[index] += command.isPart ? 0 : counts
      check.check(command, in: context, report: reporter)
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
    entries.forEach { check, index in
      reporter.turn(toCheck: index)
      guard check.applies(to: object, in: context) else { return }
      outcome.judged[index] += counts
      check.check(object, in: context, report: reporter)
    }
  }
}
