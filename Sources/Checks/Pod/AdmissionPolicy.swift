internal import Findings
internal import Kubernetes

struct AdmissionPolicy: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy",
    severity: .high,
    title: "Enforce a Pod Security level in every namespace",
    why: """
      A namespace without a level admits every pod, privileged ones too: all that the manifests say is then \
      voluntary for whoever may create pods there.
      """,
    scope: .kinds(["Namespace"]),
    needs: ["Namespace objects"],
    fails: [
      Example(
        "no labels at all",
        """
        apiVersion: v1
        kind: Namespace
        ⟦metadata⟧:
          name: shop
        """),
      Example(
        "labels of other purpose",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          ⟦labels⟧:
            team: web
        """),
      Example(
        "the level privileged forbids nothing, so warns of nothing",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          ⟦labels⟧:
            pod-security.kubernetes.io/warn: privileged
        """),
      Example(
        "a policy engine judges its pods, by rules of its own", severity: .low,
        """
        apiVersion: v1
        kind: Namespace
        ⟦metadata⟧:
          name: shop
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata:
          name: gatekeeper-validating-webhook-configuration
        webhooks:
        - name: validation.gatekeeper.sh
          failurePolicy: Fail
          rules:
          - apiGroups: ["*"]
            apiVersions: ["*"]
            operations: [CREATE, UPDATE]
            resources: ["*", pods/ephemeralcontainers]
        """),
    ],
    passes: [
      Example(
        "a level is enforced",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: restricted
            pod-security.kubernetes.io/enforce-version: v1.34
        """),
      Example(
        "the cluster's configuration enforces a level where a namespace says nothing",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
        ---
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
        - name: PodSecurity
          configuration:
            apiVersion: pod-security.admission.config.k8s.io/v1
            kind: PodSecurityConfiguration
            defaults:
              enforce: baseline
        """),
      Example(
        "the pods of kube-system need more than the levels allow",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kube-system
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let labels = PodSecurityLabels(object)
    guard !labels.isSystem, labels.level(.enforce) == nil, !labels.isWarnOnly,
      !PodSecurityLabels.defaultIsEnforced(in: context.inventory)
    else { return }
    let gate = context.inventory.admissionGates.first { $0.condition == nil && $0.sees(object) }
    report(
      "enforces no Pod Security level\(gate.map { "; \($0.words) judges its pods, by rules of its own" } ?? "")",
      at: .missing(under: object.node, "metadata.labels"), severity: gate == nil ? nil : .low,
      remedy: .advice(
        "Label it pod-security.kubernetes.io/warn: restricted first, then enforce what its pods keep to"))
  }
}
