internal import Documents
internal import Findings
internal import Kubernetes

struct AdmissionExemption: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/exemption",
    severity: .medium,
    title: "Do not let those who are judged choose whether they are",
    why: """
      Who writes a pod writes its labels. A webhook that passes over labelled pods is passed over by whoever \
      wants to.
      """,
    scope: .kinds(["ValidatingWebhookConfiguration"]),
    fails: [
      Example(
        "a label on the pod decides, either way",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks:
        - name: skip.example.com
          ⟦objectSelector⟧:
            matchExpressions:
            - key: example.com/skip
              operator: DoesNotExist
          rules:
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: ["pods", "pods/*"]
        - name: chosen.example.com
          ⟦objectSelector⟧:
            matchLabels:
              example.com/check: "true"
          rules:
          - apiGroups: ["*"]
            apiVersions: ["*"]
            operations: ["*"]
            resources: ["*/*"]
        """),
      Example(
        "a label on the namespace", severity: .low,
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks:
        - name: policy.example.com
          namespaceSelector:
            matchExpressions:
            - key: ⟦example.com/skip⟧
              operator: DoesNotExist
          rules:
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: ["pods", "pods/*"]
        """),
    ],
    passes: [
      Example(
        "namespaces by their names, which nobody chooses",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks:
        - name: policy.example.com
          objectSelector: {}
          namespaceSelector:
            matchExpressions:
            - key: kubernetes.io/metadata.name
              operator: NotIn
              values: [kube-system, policy-system]
          rules:
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: ["pods", "pods/*"]
        """),
      Example(
        "two webhooks that share the namespaces",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks:
        - name: strict.example.com
          namespaceSelector:
            matchExpressions:
            - {key: sandbox, operator: DoesNotExist}
          rules:
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: ["pods", "pods/*"]
        - name: lenient.example.com
          namespaceSelector:
            matchExpressions:
            - {key: sandbox, operator: Exists}
          rules:
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: ["pods", "pods/*"]
        """),
      Example(
        "a webhook that sees no pods",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: rules
        webhooks:
        - name: rules.example.com
          objectSelector:
            matchLabels:
              role: alert-rules
          rules:
          - apiGroups: [monitoring.coreos.com]
            apiVersions: [v1]
            operations: [CREATE, UPDATE]
            resources: [prometheusrules]
        """),
    ])

  /// Others say nothing about pods.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    AdmissionRules.webhooks(of: object).contains { AdmissionRules(webhook: $0).seePods }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let webhooks = AdmissionRules.webhooks(of: object).filter { AdmissionRules(webhook: $0).seePods }
    let demands = webhooks.flatMap { LabelSelector($0.given("namespaceSelector")).requirements ?? [] }
    for webhook in webhooks {
      if let selector = webhook.given("objectSelector"), selector.children.contains(where: { $0.count > 0 }) {
        report(
          "judges pods by a label that their authors set", at: .value(selector),
          remedy: .advice("Leave namespaces out by kubernetes.io/metadata.name, and no pods"))
      }
      for entry in webhook["namespaceSelector"]?.given("matchExpressions")?.children.map({ $0 }) ?? [] {
        guard let key = entry["key"], !key.textIs("kubernetes.io/metadata.name"),
          let operation = entry["operator"], operation.textIs("DoesNotExist") || operation.textIs("NotIn"),
          // Those that it passes over may be another webhook's.
          let requirement = LabelRequirement(entry), !demands.contains(requirement.contrary)
        else { continue }
        report(
          "passes over every namespace that somebody labels \(key.text ?? "")", at: .value(key),
          severity: .low,
          remedy: .advice("Leave namespaces out by kubernetes.io/metadata.name"))
      }
    }
  }
}
