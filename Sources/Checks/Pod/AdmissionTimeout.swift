internal import Documents
internal import Findings
internal import Kubernetes

struct AdmissionTimeout: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/timeout",
    severity: .low,
    title: "Do not wait long for a webhook that judges pods",
    why: """
      While the webhook does not answer, every new pod waits as long: who slows it down keeps the cluster \
      from healing, until somebody takes the webhook away.
      """,
    scope: .kinds(["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"]),
    fails: [
      Example(
        "as long as can be",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks:
        - name: policy.example.com
          timeoutSeconds: ⟦30⟧
          rules:
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: [pods]
        """)
    ],
    passes: [
      Example(
        "absent means ten seconds",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks:
        - name: policy.example.com
          rules:
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: [pods]
        """),
      Example(
        "a webhook that sees no pods",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: MutatingWebhookConfiguration
        metadata:
          name: routes
        webhooks:
        - name: routes.example.com
          timeoutSeconds: 30
          rules:
          - apiGroups: [networking.k8s.io]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: [ingresses]
        """),
    ])

  /// Only what is found is judged: a quick answer says nothing of what is answered.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    AdmissionRules.webhooks(of: object).contains { Self.timeout(of: $0) != nil }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for webhook in AdmissionRules.webhooks(of: object) {
      guard let timeout = Self.timeout(of: webhook) else { continue }
      report(
        "holds up every new pod for \(timeout.text ?? "") seconds while its webhook does not answer",
        at: .value(timeout),
        remedy: Remedy(.review, "Set timeoutSeconds: 10", .replace(timeout, with: .int(10))))
    }
  }

  /// A wait of more than the default.
  private static func timeout(of webhook: Node) -> Node? {
    guard let timeout = webhook["timeoutSeconds"], timeout.int ?? 0 > 10,
      AdmissionRules(webhook: webhook).seePods
    else { return nil }
    return timeout
  }
}
