import Documents
import Kubernetes
import Testing

@Suite("Which namespaces an admission gate sees")
struct AdmissionGateTests {
  /// "all", "some" with the reason, "none" that see namespace `shop`, or that there is no gate.
  private func sight(_ text: String) throws -> String {
    let namespace = "kind: Namespace\napiVersion: v1\nmetadata: {name: shop, labels: {team: web}}\n---\n"
    let inventory = try Inventory(objects: objects(namespace + text))
    guard let gate = inventory.admissionGates.first else { return "no gate" }
    guard gate.sees(try #require(inventory.object("Namespace", "shop"))) else { return "none" }
    return gate.condition ?? "all"
  }

  @Test(
    "webhooks",
    arguments: [
      ("", "all"), ("failurePolicy: Fail", "all"), ("failurePolicy: Ignore", "no gate"),
      ("namespaceSelector: {matchLabels: {team: web}}", "all"),
      ("namespaceSelector: {matchLabels: {team: ops}}", "none"),
      (
        "namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [shop]}]}",
        "none"
      ),
      ("namespaceSelector: {}", "all"), ("objectSelector: {}", "all"),
      ("objectSelector: {matchLabels: {a: b}}", "objectSelector"), ("matchConditions: []", "all"),
      ("matchConditions: [{name: a, expression: 'true'}]", "matchConditions"),
    ])
  func webhooks(fields: String, expected: String) throws {
    let rules = """
      rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
      """
    #expect(try sight(Self.webhook(rules + (fields.isEmpty ? "" : ", " + fields))) == expected)
  }

  private static func webhook(_ fields: String) -> String {
    """
    kind: ValidatingWebhookConfiguration
    apiVersion: admissionregistration.k8s.io/v1
    metadata: {name: policy}
    webhooks: [{name: policy.example.com, \(fields)}]
    """
  }

  @Test(
    "rules",
    arguments: [
      ("apiGroups: ['*'], operations: ['*'], resources: ['*']", true),
      ("apiGroups: [''], operations: [CREATE], resources: ['*/*']", true),
      ("apiGroups: [''], operations: [UPDATE], resources: [pods]", false),
      ("apiGroups: [''], operations: [CREATE], resources: [pods/exec]", false),
      ("apiGroups: [apps], operations: [CREATE], resources: [deployments]", false),
      ("apiGroups: [''], operations: [CREATE], resources: [pods], scope: Cluster", false),
      ("apiGroups: [''], operations: [CREATE], resources: [pods], scope: Namespaced", true),
    ])
  func rules(rule: String, isGate: Bool) throws {
    #expect(try (sight(Self.webhook("rules: [{\(rule)}]")) == "all") == isGate)
  }

  @Test(
    "policies with their bindings",
    arguments: [
      ("", "validationActions: [Deny]", "all"), ("", "validationActions: [Warn, Audit]", "no gate"),
      ("failurePolicy: Ignore, ", "validationActions: [Deny]", "no gate"),
      (
        "", "validationActions: [Deny], matchResources: {namespaceSelector: {matchLabels: {team: ops}}}",
        "none"
      ),
      ("matchConditions: [{name: a, expression: 'true'}], ", "validationActions: [Deny]", "matchConditions"),
      (
        "", "validationActions: [Deny], matchResources: {excludeResourceRules: [{resources: [pods]}]}",
        "excludeResourceRules"
      ),
    ])
  func policies(policy: String, binding: String, expected: String) throws {
    let rule = "{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}"
    let text = """
      kind: ValidatingAdmissionPolicy
      apiVersion: admissionregistration.k8s.io/v1
      metadata: {name: p}
      spec: {\(policy)matchConstraints: {resourceRules: [\(rule)]}}
      ---
      kind: ValidatingAdmissionPolicyBinding
      apiVersion: admissionregistration.k8s.io/v1
      metadata: {name: b}
      spec: {policyName: p, \(binding)}
      """
    #expect(try sight(text) == expected)
    #expect(try sight(text.replacing("policyName: p", with: "policyName: other")) == "no gate")
  }
}
