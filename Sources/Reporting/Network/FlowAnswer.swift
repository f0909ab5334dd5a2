internal import Assessment
public import Connectivity
internal import Documents
internal import Kubernetes

/// The answer to whether one end reaches another.
public struct FlowAnswer: Sendable {
  let question: FlowQuestion
  let verdict: FlowVerdict
  /// What passes of what was asked.
  let passing: ConnectionSet

  public init(_ question: FlowQuestion, _ connectivity: Connectivity) {
    self.question = question
    verdict = connectivity.verdict(from: question.source, to: question.destination)
    passing = verdict.connections.intersection(question.asked)
  }

  public var isReachable: Bool { !passing.isEmpty }

  static func title(_ end: FlowEnd, _ connectivity: Connectivity) -> String {
    switch end {
    case .workload(let position): connectivity.workloads[position].title
    case .address(let address): String(address.description.prefix { $0 != "/" })
    case .internet: "the internet"
    }
  }
}

/// A policy, or a rule of one, as it is told of.
struct PolicyCitation {
  let name: String
  /// In a live cluster there is none: the name tells it all.
  let location: (file: String, position: Position)?
  /// `ingress[0]`; nil for the policy as a whole.
  let path: String?

  init(_ policy: KubernetesObject, rule: Node? = nil) {
    let namespace = policy.namespace.map { "\($0)/" } ?? (policy.kind == "NetworkPolicy" ? "default/" : "")
    name = "\(policy.kind) \(namespace)\(policy.name)"
    let node = rule ?? policy.node
    let source = node.tree.source
    location = source.isLive ? nil : (source.name, source.position(at: node.range.lowerBound))
    path = rule.map { rule in
      rule.path(from: policy.node).split(separator: ".").last.map(String.init) ?? ""
    }
  }

  var place: String { location.map { Wording.place($0.file, $0.position) } ?? "" }
}
