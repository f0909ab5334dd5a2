internal import Checks
internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

/// What a run by the benchmark has seen and found, item by item.
struct BenchmarkEvidence: Sendable {
  /// For each check of the run, how many subjects it judged.
  private(set) var judged: [String: Int] = [:]
  /// For each of them, the evidence without which there is no verdict.
  private(set) var needs: [String: [String]] = [:]
  /// For each item that is broken, by how many findings.
  private(set) var found: [String: Int] = [:]
  /// The components whose command lines were there.
  private var started: Set<String> = []
  /// Those that have a configuration of their own kind.
  private var configured: Set<String> = []
  private var files: [(role: String, path: String)] = []
  /// Where in which text a component is started.
  private var places: [ObjectIdentifier: [(range: Range<Int>, component: String)]] = [:]

  /// The kinds that configure a component by themselves.
  private static let kinds = [
    "KubeletConfiguration": "kubelet", "KubeSchedulerConfiguration": "kube-scheduler",
    "KubeProxyConfiguration": "kube-proxy",
  ]

  init(_ inventory: Inventory, _ checks: [any Check], _ runner: CheckRunner, _ judged: [Int]) {
    for (index, id) in runner.checkIDs.enumerated() { self.judged[id] = judged[index] }
    for check in checks { needs[type(of: check).about.id] = type(of: check).about.needs }
    for workload in inventory.workloads {
      for container in workload.containers {
        guard let command = ComponentCommand(container: container.node) else { continue }
        note(command, container.node)
      }
    }
    for object in inventory.objects { note(object) }
  }

  private mutating func note(_ object: KubernetesObject) {
    if let component = Self.kinds[object.kind] { configured.insert(component) }
    if object.group == NodeEvidence.group, object.kind == "NodeFile" {
      files.append((object.node["role"]?.text ?? "", object.name))
    }
    let commands = ComponentCommand.read(object)
    for command in commands { note(command, commands.count == 1 ? object.node : command.anchor) }
  }

  private mutating func note(_ command: ComponentCommand, _ node: Node) {
    if !command.isPart { started.insert(command.component.rawValue) }
    places[ObjectIdentifier(node.tree), default: []].append((node.range, command.component.rawValue))
  }

  /// Whether something of the input can answer.
  func isSeen(_ evidence: Benchmark.Evidence) -> Bool {
    switch evidence {
    case .component(let name): started.contains(name) || configured.contains(name)
    case .files(let roles, let part):
      files.contains { roles.contains($0.role) && (part.isEmpty || $0.path.contains(part)) }
    }
  }

  /// Whether the input tells of the component or the node, so that nothing to judge means that there is nothing.
  func isThere(_ evidence: Benchmark.Evidence?) -> Bool {
    switch evidence {
    case .component(let name): started.contains(name)
    case .files: !files.isEmpty
    case nil: false
    }
  }

  /// Counts findings at the items that they break.
  mutating func count(_ findings: [Finding]) {
    var items: [String: [(item: Benchmark.Item, judge: Benchmark.Judge)]] = [:]
    for item in Benchmark.parts.flatMap(\.items) {
      for judge in item.judges {
        for id in judged.keys where judge.takes(id) { items[id, default: []].append((item, judge)) }
      }
    }
    for finding in findings {
      for (item, judge) in items[finding.check] ?? []
      where Self.counts(finding, for: judge) && isOf(item.evidence, finding) {
        found[item.number, default: 0] += 1
      }
    }
  }

  private static func counts(_ finding: Finding, for judge: Benchmark.Judge) -> Bool {
    guard !judge.discriminators.isEmpty, let own = finding.discriminator else {
      return judge.discriminators.isEmpty
    }
    return judge.discriminators.contains { name in
      name.hasSuffix("*") ? own.hasPrefix(name.dropLast()) : own == name
    }
  }

  /// Whether a finding speaks of what the item speaks of. Where that does not show, it does.
  private func isOf(_ evidence: Benchmark.Evidence?, _ finding: Finding) -> Bool {
    switch evidence {
    case nil: return true
    case .files(let roles, let part):
      return roles.contains(finding.subject.node["role"]?.text ?? "")
        && (part.isEmpty || finding.subject.name.contains(part))
    case .component(let name):
      if let component = Self.kinds[finding.subject.kind] { return component == name }
      let offset = finding.place.node.range.lowerBound
      let around = (places[ObjectIdentifier(finding.place.tree)] ?? []).filter { $0.range.contains(offset) }
      return around.isEmpty || around.contains { $0.component == name }
    }
  }
}
