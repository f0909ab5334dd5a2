internal import Documents
internal import Findings
internal import Kubernetes

/// Rules that are written for a direction in which the policy has no effect.
enum RulesInEffect {
  static func report(_ object: KubernetesObject, _ direction: TrafficDirection, _ report: Reporter) {
    guard let policy = NetworkPolicy(object), let spec = policy.spec, !policy.isolates(direction) else {
      return
    }
    let name = direction.typeName.description
    if let misspelt = spec.given("policyType"), policy.policyTypes == nil, names(misspelt, direction) {
      report(
        "means \(name) by policyType, which the API drops: its pods stay open in that direction",
        at: .key(misspelt),
        remedy: Remedy(
          .review, "Add policyTypes with both directions",
          .set(under: spec, path: "policyTypes", to: .list([.string("Ingress"), .string("Egress")]))))
      return
    }
    guard let rules = spec[direction.key] else { return }
    // Tools write null and empty lists for what they have nothing to say of.
    guard rules.count > 0 || rules.isSequence && policy.policyTypes == nil else { return }
    let remedy: Remedy
    if let types = policy.policyTypes {
      remedy = Remedy(
        .review, "Add \(name) to policyTypes, or remove the rules",
        .append(to: types, path: "", .string(name)))
    } else {
      remedy = Remedy(
        .review, "Add policyTypes with both directions",
        .set(under: spec, path: "policyTypes", to: .list([.string("Ingress"), .string("Egress")])))
    }
    report(
      rules.count > 0
        ? "writes rules for \(direction.key), but policyTypes leaves \(name) out: its pods stay open there"
        : "means to deny \(direction.key), but without policyTypes an empty list isolates nothing",
      at: .value(rules), remedy: remedy)
  }

  private static func names(_ types: Node, _ direction: TrafficDirection) -> Bool {
    types.textIs(direction.typeName) || types.children.contains { $0.textIs(direction.typeName) }
  }
}
