internal import Documents

/// A webhook or a policy of the API server that can refuse new pods.
public struct AdmissionGate: Sendable {
  /// "the webhook policy.example.com".
  public let words: String
  /// The webhook's own name, or that of the policy.
  public let name: String
  /// All of them must select a namespace.
  private let namespaces: [LabelSelector]
  /// It looks at some pods only: by their labels, or by conditions on the request.
  public let condition: String?

  /// Whether it sees new pods of a namespace at all.
  public func sees(_ namespace: KubernetesObject) -> Bool {
    let labels = Labels(ofNamespace: namespace.name, namespace.node)
    return namespaces.allSatisfy { $0.matches(labels) }
  }

  /// A webhook that does not let pods in where it does not answer.
  init?(webhook: Node) {
    guard AdmissionRules(webhook: webhook).rules.contains(where: Self.namesNewPods),
      !(webhook.given("failurePolicy")?.textIs("Ignore") ?? false), let name = webhook.given("name")?.text
    else { return nil }
    words = "the webhook \(name)"
    self.name = name
    namespaces = [LabelSelector(webhook.given("namespaceSelector"))]
    condition = Self.condition(objects: [webhook], conditions: webhook.given("matchConditions"))
  }

  /// A policy with a binding that makes it refuse.
  init?(policy: KubernetesObject, binding: KubernetesObject) {
    guard AdmissionRules(policy: policy).rules.contains(where: Self.namesNewPods),
      let spec = policy.node.given("spec"), !(spec.given("failurePolicy")?.textIs("Ignore") ?? false),
      let bound = binding.node.given("spec"),
      bound.items("validationActions").contains(where: { $0.textIs("Deny") })
    else { return nil }
    words = "the policy \(policy.name)"
    name = policy.name
    let places = [spec.given("matchConstraints"), bound.given("matchResources")].compactMap(\.self)
    namespaces = places.map { LabelSelector($0.given("namespaceSelector")) }
    condition = Self.condition(objects: places, conditions: spec.given("matchConditions"))
  }

  /// Whether a rule is about the creation of pods.
  private static func namesNewPods(_ rule: Node) -> Bool {
    AdmissionRules.has(rule, "apiGroups", "") && AdmissionRules.has(rule, "resources", "pods")
      && AdmissionRules.has(rule, "operations", "CREATE")
      && !(rule.given("scope")?.textIs("Cluster") ?? false)
  }

  private static func condition(objects: [Node], conditions: Node?) -> String? {
    if (conditions?.count ?? 0) > 0 { return "matchConditions" }
    if objects.contains(where: { !LabelSelector($0.given("objectSelector")).isEmpty }) {
      return "objectSelector"
    }
    return objects.contains { ($0.given("excludeResourceRules")?.count ?? 0) > 0 }
      ? "excludeResourceRules" : nil
  }
}

extension Inventory {
  /// The webhooks and bound policies that can refuse new pods, in the order of their names.
  public var admissionGates: [AdmissionGate] { gates.value { makeGates() } }

  private func makeGates() -> [AdmissionGate] {
    let webhooks = objects(ofKind: "ValidatingWebhookConfiguration").flatMap { object in
      AdmissionRules.webhooks(of: object).compactMap(AdmissionGate.init(webhook:))
    }
    let policies = objects(ofKind: "ValidatingAdmissionPolicyBinding").compactMap { binding in
      binding.node.given("spec")?.given("policyName")?.text.flatMap { name in
        object("ValidatingAdmissionPolicy", name).flatMap { AdmissionGate(policy: $0, binding: binding) }
      }
    }
    return (webhooks + policies).sorted { $0.name < $1.name }
  }
}
