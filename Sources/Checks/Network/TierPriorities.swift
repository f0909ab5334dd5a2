internal import Documents
internal import Findings
internal import Kubernetes

struct TierPriorities: ObjectCheck {
  static let about = About(
    id: "network/policy-selectors/same-priority",
    severity: .medium,
    title: "Give policies of a tier priorities of their own",
    why: """
      Rules of a tier are asked in the order of their priorities. Where two policies have the same, which of \
      them is asked first is open, and a denial may count for nothing.
      """,
    scope: .kinds(["AdminNetworkPolicy", "ClusterNetworkPolicy"]),
    fails: [
      Example(
        "two of the same priority",
        """
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: allow
        spec:
          priority: ⟦10⟧
          subject:
            namespaces: {}
        ---
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata:
          name: deny
        spec:
          priority: ⟦10⟧
          subject:
            namespaces: {}
        """)
    ],
    passes: [
      Example(
        "other priorities, and another tier",
        """
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata:
          name: a
        spec:
          tier: Admin
          priority: 10
          subject:
            namespaces: {}
        ---
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata:
          name: b
        spec:
          tier: Baseline
          priority: 10
          subject:
            namespaces: {}
        ---
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata:
          name: c
        spec:
          tier: Admin
          priority: 11
          subject:
            namespaces: {}
        """)
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == "policy.networking.k8s.io"
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.group == "policy.networking.k8s.io", object.role == .manifest,
      let spec = object.node.given("spec"), let field = spec.given("priority"), let priority = field.int
    else { return }
    // There are 1001 priorities: among more policies some meet in any case.
    let other = context.inventory.objects(ofKind: object.kind).prefix(1002).first { other in
      guard other.name != object.name, let its = other.node.given("spec") else { return false }
      return its.given("priority")?.int == priority && its.given("tier")?.text == spec.given("tier")?.text
    }
    guard let other else { return }
    report(
      "has the priority \(priority) that \(other.name) has, too", at: .value(field),
      remedy: .advice("Give each a priority of its own; the lowest is asked first"))
  }
}
