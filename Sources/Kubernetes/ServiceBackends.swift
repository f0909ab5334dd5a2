public import Documents

/// The workloads of each namespace by their pods' labels, to find what a Service sends requests to
/// without looking at all of them.
struct ServiceBackends: Sendable {
  private var namespaces: [String?: Namespace] = [:]
  /// Those that hold objects of operators, which may make what no manifest shows.
  private var operated: Set<String?> = []

  private struct Backend {
    let workload: Workload
    /// Of its pods.
    let labels: Node
  }

  private struct Namespace {
    /// The workloads by each label of their pods.
    var byLabel: [String: [Backend]] = [:]
  }

  init(objects: [KubernetesObject], workloads: [Workload]) {
    for workload in workloads {
      let name = workload.object.namespace
      if namespaces[name] == nil { namespaces[name] = Namespace() }
      guard let labels = workload.template["metadata"]?.given("labels") else { continue }
      for label in labels.children {
        namespaces[name]?.byLabel[Self.pair(label), default: []].append(
          Backend(workload: workload, labels: labels))
      }
    }
    for object in objects where object.isCustom { operated.insert(object.namespace) }
  }

  func isOperated(_ namespace: String?) -> Bool { operated.contains(namespace) }

  /// Whether a Service's selector selects a workload; nil where that cannot be told: nothing else runs in
  /// its namespace, as far as the input shows, operators make pods there, or only a workload fits whose
  /// manifest leaves its namespace to the command line.
  func selectsAny(_ selector: Node, in name: String?) -> Bool? {
    guard !isOperated(name), let namespace = namespaces[name] else { return nil }
    if selector.count == 0
      || Self.candidates(selector, namespace).contains(where: { Self.selects(selector, $0) })
    {
      return true
    }
    guard name != nil, let unnamed = namespaces[nil] else { return false }
    return Self.candidates(selector, unnamed).contains { Self.selects(selector, $0) } ? nil : false
  }

  /// The workloads that a Service's selector selects in a namespace, as far as the input shows. An empty
  /// selector selects none.
  func selected(by selector: Node, in name: String?) -> [Workload] {
    guard selector.count > 0, let namespace = namespaces[name] else { return [] }
    return Self.candidates(selector, namespace).filter { Self.selects(selector, $0) }.map(\.workload)
  }

  /// Those with the rarest of the labels that are asked for.
  private static func candidates(_ selector: Node, _ namespace: Namespace) -> [Backend] {
    var rarest: [Backend]?
    for label in selector.children {
      let holders = namespace.byLabel[pair(label)] ?? []
      if holders.count < rarest?.count ?? .max { rarest = holders }
    }
    return rarest ?? []
  }

  private static func selects(_ selector: Node, _ backend: Backend) -> Bool {
    selector.children.allSatisfy { backend.labels[key: $0.key ?? ""]?.text == $0.text }
  }

  private static func pair(_ label: Node) -> String { "\(label.key ?? "")=\(label.text ?? "")" }
}

extension KubernetesObject {
  /// Of a group that no part of Kubernetes defines: `apps`, `batch` and what ends in `k8s.io` are its own.
  var isCustom: Bool {
    guard let slash = apiVersion.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
    let group = apiVersion.utf8[..<slash]
    return group.contains(UInt8(ascii: ".")) && !group.reversed().starts(with: "oi.s8k.".utf8)
  }
}

extension Inventory {
  /// Whether the selector of a Service selects a workload of its namespace, both as written; nil where
  /// that cannot be told.
  public func selectsWorkload(_ selector: Node, in namespace: String?) -> Bool? {
    backends.selectsAny(selector, in: namespace)
  }

  /// The workloads of a Service's namespace that its selector selects, both as written.
  public func workloads(selectedBy selector: Node, in namespace: String?) -> [Workload] {
    backends.selected(by: selector, in: namespace)
  }

  /// Whether a namespace, as written, holds objects of operators, which may make what no manifest shows.
  public func isOperated(_ namespace: String?) -> Bool { backends.isOperated(namespace) }
}
