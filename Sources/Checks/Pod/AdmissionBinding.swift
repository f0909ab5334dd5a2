internal import Documents
internal import Findings
internal import Kubernetes

struct AdmissionBinding: ObjectCheck {
  static let about = About(
    id: "pod/admission-policy/binding",
    severity: .medium,
    title: "Bind admission policies so that they refuse",
    why: """
      A ValidatingAdmissionPolicy does nothing until it is bound, and a binding that warns or records lets \
      everything in.
      """,
    scope: .kinds(["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"]),
    fails: [
      Example(
        "warns and records",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata:
          name: policy
        spec:
          policyName: policy
          ⟦validationActions⟧: [Warn, Audit]
        """),
      Example(
        "bound by nobody, while others are",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata:
          name: ⟦forgotten⟧
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata:
          name: policy
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata:
          name: policy
        spec:
          policyName: policy
          validationActions: [Deny]
        """),
    ],
    passes: [
      Example(
        "refuses and records",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata:
          name: policy
        spec:
          policyName: policy
          validationActions: [Deny, Audit]
        """),
      Example(
        "one binding records more than the other refuses",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata:
          name: all
        spec:
          policyName: policy
          validationActions: [Warn]
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata:
          name: production
        spec:
          policyName: policy
          validationActions: [Deny]
        """),
      Example(
        "without any binding in the input nothing can be said",
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata:
          name: policy
        """),
    ])

  /// Only what is found is judged: a policy that refuses may be about anything.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.kind == "ValidatingAdmissionPolicy"
      ? isUnbound(object, in: context) : isToothless(object, in: context)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    if object.kind == "ValidatingAdmissionPolicy" {
      guard let name = object.metadata?["name"] else { return }
      report(
        "is bound by nothing in the input: it has no effect", at: .value(name),
        remedy: .advice("Bind it by a ValidatingAdmissionPolicyBinding with validationActions [Deny]"))
    } else if let actions = object.node["spec"]?["validationActions"] {
      report(
        "admits what breaks the policy: it only warns or records", at: .value(actions),
        remedy: .advice("Add Deny, and take Warn out, once nothing is warned about"))
    }
  }

  private func isUnbound(_ object: KubernetesObject, in context: Context) -> Bool {
    !object.name.isEmpty && context.inventory.isUnbound(policy: object.name)
  }

  private func isToothless(_ object: KubernetesObject, in context: Context) -> Bool {
    guard let spec = object.node["spec"], let actions = spec.given("validationActions"), actions.count > 0,
      !actions.children.contains(where: { $0.textIs("Deny") })
    else { return false }
    return !context.inventory.isRefusing(policy: spec["policyName"]?.text ?? "")
  }
}
