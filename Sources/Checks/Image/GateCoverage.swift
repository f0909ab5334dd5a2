internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct GateCoverage: ObjectCheck {
  static let about = About(
    id: "image/admission-gate/coverage",
    severity: .medium,
    title: "Let a webhook or a policy judge the pods of every namespace",
    why: """
      What nobody refuses runs: a scan that found something in an image keeps no pod from starting. A namespace that \
      the gate passes over is where an attacker starts it.
      """,
    scope: .kinds(["Namespace", "ClusterSurvey"]),
    needs: ["the admission webhooks and policies of a live cluster"],
    fails: [
      Example(
        "nothing in the cluster can refuse a pod",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: ⟦cluster⟧}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        """),
      Example("a namespace that the webhook passes over", cluster("⟦shop⟧", labels: "{team: web}")),
      Example(
        "a policy that looks at some pods only", severity: .low,
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: ⟦shop⟧}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: registries}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [pods]}
          matchConditions: [{name: not-ours, expression: "request.userInfo.username != 'ops'"}]
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: registries}
        spec: {policyName: registries, validationActions: [Deny]}
        """),
    ],
    passes: [
      Example("a namespace that the webhook sees", cluster("shop", labels: "{policy: strict}")),
      Example(
        "namespaces of Kubernetes itself",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: kube-system}
        """ + "\n---\n" + cluster("shop", labels: "{policy: strict}")),
      Example(
        "in files the gate may lie elsewhere",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        """),
    ])

  /// A cluster with a webhook for namespaces with the label `policy`.
  private static func cluster(_ name: String, labels: String) -> String {
    """
    apiVersion: cluster.bulwark.dev/v1
    kind: ClusterSurvey
    metadata: {name: cluster}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: \(name), labels: \(labels)}
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingWebhookConfiguration
    metadata: {name: policy}
    webhooks:
    - name: policy.example.com
      namespaceSelector: {matchExpressions: [{key: policy, operator: Exists}]}
      rules:
      - {apiGroups: ["*"], apiVersions: ["*"], operations: ["*"], resources: ["*"]}
    """
  }

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    guard context.inventory.isWholeCluster, !Self.hasPlugin(context) else { return false }
    let isSurvey = object.kind == "ClusterSurvey"
    return context.inventory.admissionGates.isEmpty
      ? isSurvey : !isSurvey && object.group.isEmpty && !NamespaceIsolation.isSystem(object)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let name = object.metadata?["name"] else { return }
    let gates = context.inventory.admissionGates
    guard !gates.isEmpty else {
      return report(
        "has no webhook and no bound policy that can refuse a pod", at: .value(name),
        remedy: .advice("Install a policy engine, or `bulwark admit`, and begin with warnings"))
    }
    let seeing = gates.filter { $0.sees(object) }
    guard !seeing.contains(where: { $0.condition == nil }) else { return }
    if let gate = seeing.first, let condition = gate.condition {
      report(
        "has only pods judged that \(gate.words) looks at, which leaves some out (\(condition))",
        at: .value(name), severity: .low,
        remedy: .advice("See whom its \(condition) leaves out, and whether they may create pods here"))
    } else {
      report(
        "is passed over by every webhook and policy that can refuse a pod; \(gates[0].words) is one that is there",
        at: .value(name),
        remedy: .advice("Let the namespaceSelector leave out only what must be, by its name"))
    }
  }

  /// The API server asks by itself: its plugin for images is on.
  private static func hasPlugin(_ context: Context) -> Bool {
    context.inventory.workloads(of: "kube-system").contains { workload in
      workload.containers.contains { container in
        let command = ComponentCommand(container: container.node)
        return command?.text("enable-admission-plugins")?.contains("ImagePolicyWebhook") ?? false
      }
    }
  }
}
