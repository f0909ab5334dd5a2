internal import Documents
internal import Findings
internal import Kubernetes

/// Rules that are written for a direction in which the policy has no effect.
enum RulesInEffect {
  /// The entry that means to limit a direction and does not; nil where there is none.
  static func slip(_ object: KubernetesObject, _ direction: TrafficDirection) -> Node? {
    guard let policy = NetworkPolicy(object), let spec = policy.spec, !policy.isolates(direction) else {
      return nil
    }
    let types = policy.policyTypes
    if types == nil, let misspelt = spec.given("policyType"), names(misspelt, direction) { return misspelt }
    guard let rules = spec.given(direction.key) else { return nil }
    // Tools write empty lists beside policyTypes for what they have nothing to say of.
    return rules.count > 0 || rules.isSequence && types == nil ? rules : nil
  }

  static func report(_ object: KubernetesObject, _ direction: TrafficDirection, _ report: Reporter) {
    guard let slip = slip(object, direction), let spec = slip.parent else { return }
    let name = direction.typeName.description
    let message: String
    if slip.keyIs("policyType") {
      message = "means \(name) by policyType, which the API drops: its pods stay open in that direction"
    } else if slip.count > 0 {
      message =
        "writes rules for \(direction.key), but policyTypes leaves \(name) out: its pods stay open there"
    } else {
      message = "means to deny \(direction.key), but without policyTypes an empty list isolates nothing"
    }
    let remedy =
      NetworkPolicy(object)?.policyTypes.map {
        Remedy(
          .review, "Add \(name) to policyTypes, or remove the rules",
          .append(to: $0, path: "", .string(name)))
      }
      ?? Remedy(
        .review, "Add policyTypes with both directions",
        .set(under: spec, path: "policyTypes", to: .list([.string("Ingress"), .string("Egress")])))
    report(message, at: slip.isScalar ? .key(slip) : .value(slip), remedy: remedy)
  }

  private static func names(_ types: Node, _ direction: TrafficDirection) -> Bool {
    types.textIs(direction.typeName) || types.children.contains { $0.textIs(direction.typeName) }
  }
}
