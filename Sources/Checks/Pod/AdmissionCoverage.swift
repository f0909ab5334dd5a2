internal import Documents
internal import Findings
internal import Kubernetes

struct AdmissionCoverage: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/coverage",
    severity: .medium,
    title: "Let the webhook see every way into a running pod",
    why: """
      The image of a running pod can be changed by an update, and a debug container joins it through the \
      subresource ephemeralcontainers: a rule for new pods alone sees neither.
      """,
    scope: .kinds(["ValidatingWebhookConfiguration"]),
    fails: [
      Example(
        "new pods only",
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
            ⟦operations⟧: [CREATE]
            ⟦resources⟧: [pods]
        """),
      Example(
        "only in the version that is written in the rule",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: policy
        webhooks:
        - name: policy.example.com
          matchPolicy: ⟦Exact⟧
          rules:
          - apiGroups: ["", apps]
            apiVersions: [v1]
            operations: ["*"]
            resources: [pods, pods/ephemeralcontainers, deployments]
        """),
    ],
    passes: [
      Example(
        "pods with their subresources",
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
            resources: [pods, pods/*]
        """),
      Example(
        "new pods in one rule, and all that happens to them in the next",
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
            operations: [CREATE]
            resources: [pods]
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [UPDATE]
            resources: [pods/*]
        """),
      Example(
        "pods in one rule, debug containers in the next",
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
          - apiGroups: [""]
            apiVersions: [v1]
            operations: [UPDATE]
            resources: [pods/ephemeralcontainers]
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
          matchPolicy: Exact
          rules:
          - apiGroups: [networking.k8s.io]
            apiVersions: [v1]
            operations: [CREATE]
            resources: [ingresses]
        """),
    ])

  /// Others say nothing about pods.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    AdmissionRules.webhooks(of: object).contains { AdmissionRules(webhook: $0).seePods }
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    for webhook in AdmissionRules.webhooks(of: object) {
      let rules = AdmissionRules(webhook: webhook)
      guard rules.seePods else { continue }
      if let policy = webhook["matchPolicy"], policy.textIs("Exact") {
        report(
          "sees only requests in the versions that its rules name", at: .value(policy),
          remedy: Remedy(
            .review, "Set matchPolicy: Equivalent", .replace(policy, with: .string("Equivalent"))))
      }
      check(rules.rules, report)
    }
  }

  private func check(_ rules: [Node], _ report: Reporter) {
    // With its subresources, a resource itself is meant, too; `*` means resources without any.
    let updates = rules.contains { rule in
      seesUpdates(rule)
        && (AdmissionRules.has(rule, "resources", "pods") || AdmissionRules.has(rule, "resources", "pods/*"))
    }
    let debug = rules.contains { rule in
      seesUpdates(rule)
        && rule.given("resources")?.children.contains { resource in
          ["pods/*", "*/*", "pods/ephemeralcontainers", "*/ephemeralcontainers"].contains(resource.text)
        } ?? false
    }
    for rule in rules where AdmissionRules.has(rule, "apiGroups", "") {
      guard AdmissionRules.has(rule, "resources", "pods") else { continue }
      if !updates, let operations = rule["operations"], operations.isSequence {
        report(
          "sees new pods, and not changed ones", at: .value(operations),
          remedy: Remedy(.review, "Add UPDATE", .append(to: operations, path: "", .string("UPDATE"))))
      }
      if !debug, let resources = rule["resources"], resources.isSequence {
        report(
          "does not see the debug containers that join a pod", at: .value(resources),
          remedy: .advice("Add pods/ephemeralcontainers, with the operation UPDATE"))
      }
    }
  }

  private func seesUpdates(_ rule: Node) -> Bool { AdmissionRules.has(rule, "operations", "UPDATE") }
}
