internal import Documents
internal import Findings
internal import Kubernetes

struct AdmissionFailsClosed: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/fail-open",
    severity: .high,
    title: "Refuse pods while the webhook or policy that judges them cannot",
    why: """
      With failurePolicy Ignore an attacker only has to overload or stop the webhook, and every pod is \
      admitted unseen.
      """,
    scope: .kinds(["ValidatingWebhookConfiguration", "ValidatingAdmissionPolicy"]),
    fails: [
      Example(
        "a webhook over pods",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks:
        - name: policy.example.com
          failurePolicy: ⟦Ignore⟧
          rules:
          - apiGroups: ["*"]
            apiVersions: ["*"]
            operations: [CREATE, UPDATE]
            resources: ["*"]
        """),
      Example(
        "a policy over pods",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata:
          name: policy
        spec:
          failurePolicy: ⟦Ignore⟧
          matchConstraints:
            resourceRules:
            - apiGroups: [""]
              apiVersions: [v1]
              operations: [CREATE]
              resources: [pods]
        """),
    ],
    passes: [
      Example(
        "absent means Fail",
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
        kind: ValidatingWebhookConfiguration
        metadata:
          name: routes
        webhooks:
        - name: routes.example.com
          failurePolicy: Ignore
          rules:
          - apiGroups: [networking.k8s.io]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: [ingresses]
        """),
      Example(
        "no webhooks at all",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks: null
        """),
    ])

  /// Others say nothing about pods.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.kind == "ValidatingAdmissionPolicy"
      ? AdmissionRules(policy: object).seePods
      : AdmissionRules.webhooks(of: object).contains { AdmissionRules(webhook: $0).seePods }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    if object.kind == "ValidatingAdmissionPolicy" {
      check(object.node["spec"], report)
    } else {
      for webhook in AdmissionRules.webhooks(of: object) where AdmissionRules(webhook: webhook).seePods {
        check(webhook, report)
      }
    }
  }

  private func check(_ node: Node?, _ report: Reporter) {
    guard let policy = node?["failurePolicy"], policy.textIs("Ignore") else { return }
    report(
      "admits every pod while it cannot judge", at: .value(policy),
      remedy: Remedy(
        .review, "Set failurePolicy: Fail, with kube-system and the webhook's own namespace left out",
        .replace(policy, with: .string("Fail"))))
  }
}
