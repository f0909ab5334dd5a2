public import Documents
public import Kubernetes

/// One end of a flow that somebody asks about.
public enum FlowEnd: Sendable, Hashable {
  /// The position among the workloads of the connectivity.
  case workload(Int)
  /// One address outside of the cluster.
  case address(AddressRange)
  /// Any address that is routed on the internet.
  case internet
}

/// What may pass from one end to another, and why.
public struct FlowVerdict: Sendable {
  public let connections: ConnectionSet
  /// What the source may send.
  public let egress: DirectionVerdict
  /// What the destination may receive.
  public let ingress: DirectionVerdict
}

/// What one end allows.
public struct DirectionVerdict: Sendable {
  public internal(set) var allowed: ConnectionSet
  /// The NetworkPolicies that isolate the end in this direction; without any all is allowed that no tier denies.
  public internal(set) var isolating: [NetworkPolicy] = []
  /// The rules that meet this flow: those of the tiers first, in the order in which they decide.
  public internal(set) var rules: [DecidingRule] = []
}

/// A rule that meets a flow.
public struct DecidingRule: Sendable {
  public let policy: KubernetesObject
  public let node: Node
  public let action: TierAction
  /// The part of the flow that it decides.
  public let connections: ConnectionSet
}

extension Connectivity {
  /// What may pass between two ends. Where an end has several kinds of pods, it is what passes between any two.
  public func verdict(from source: FlowEnd, to destination: FlowEnd) -> FlowVerdict {
    let (sources, destinations) = (positions(source), positions(destination))
    var egress = DirectionVerdict(allowed: .none)
    var ingress = DirectionVerdict(allowed: .none)
    var connections = ConnectionSet.none
    for source in sources {
      for destination in destinations {
        let sent = decide(self.egress, subject: source, peer: destination, policies(of: self.egress, source))
        let received = decide(
          self.ingress, subject: destination, peer: source, policies(of: self.ingress, destination))
        connections.formUnion(sent.allowed.intersection(received.allowed))
        egress.add(sent)
        ingress.add(received)
      }
    }
    return FlowVerdict(connections: connections, egress: egress, ingress: ingress)
  }

  /// The bits of an end in a row.
  func positions(_ end: FlowEnd) -> [Int] {
    switch end {
    case .workload(let workload): classes.ofWorkload[workload]
    case .internet:
      line.intervals.indices.filter { index in
        (knowsIPv6 || index < line.ipv4Count) && PublicAddresses.meet(line.intervals[index])
      }.map { classes.all.count + $0 }
    case .address(let address): [classes.all.count + line.positions(of: address).lowerBound]
    }
  }

  /// The NetworkPolicies that isolate a subject.
  private func policies(of rules: DirectedRules, _ subject: Int) -> [NetworkPolicy] {
    rules.isolating.enumerated().filter { $1.contains(subject) }.map { policies[$0.offset] }
  }

  private func decide(
    _ rules: DirectedRules, subject: Int, peer: Int, _ isolating: [NetworkPolicy]
  ) -> DirectionVerdict {
    func meets(_ rectangle: Rectangle) -> Bool {
      rectangle.subjects.contains(subject) && peerSets[rectangle.peers].contains(peer)
    }
    var verdict = DirectionVerdict(allowed: .none)
    var undecided = ConnectionSet.all
    var passed = ConnectionSet.none
    func decide(_ tier: TierPolicy.Tier) {
      for rule in rules.tiers where rule.tier == tier && meets(rule.rectangle) {
        let part = rule.rectangle.connections.intersection(undecided)
        guard !part.isEmpty else { continue }
        verdict.rules.append(
          DecidingRule(
            policy: tierPolicies[rule.rectangle.policy].object, node: rule.rectangle.rule,
            action: rule.action,
            connections: part))
        undecided = undecided.subtracting(part)
        switch rule.action {
        case .allow: verdict.allowed.formUnion(part)
        case .pass: passed.formUnion(part)
        case .deny: break
        }
      }
    }
    decide(.admin)
    undecided.formUnion(passed)
    guard isolating.isEmpty else {
      verdict.isolating = isolating
      for rule in rules.rules where meets(rule) {
        let part = rule.connections.intersection(undecided)
        guard !part.isEmpty else { continue }
        verdict.allowed.formUnion(part)
        verdict.rules.append(
          DecidingRule(
            policy: policies[rule.policy].object, node: rule.rule, action: .allow, connections: part))
      }
      return verdict
    }
    passed = .none
    decide(.baseline)
    verdict.allowed.formUnion(undecided.union(passed))
    return verdict
  }
}

extension DirectionVerdict {
  /// Adds what holds for another pair of pods of the same ends.
  fileprivate mutating func add(_ other: DirectionVerdict) {
    allowed.formUnion(other.allowed)
    for policy in other.isolating where !isolating.contains(where: { $0.object === policy.object }) {
      isolating.append(policy)
    }
    for rule in other.rules
    where !rules.contains(where: { $0.node == rule.node && $0.connections == rule.connections }) {
      rules.append(rule)
    }
  }
}
