internal import Documents
internal import Findings
internal import Kubernetes

struct ServedVersions: ObjectCheck {
  static let about = About(
    id: "input/api-removed",
    severity: .high,
    title: "Write for API versions that the cluster serves",
    why: """
      The API server refuses a version that has been removed: the policy or the fix that the manifest \
      holds never arrives, while everybody thinks it did.
      """,
    scope: .kinds(APIRemoval.kinds),
    fails: [
      Example(
        "removed, and only the name differs",
        """
        apiVersion: ⟦batch/v1beta1⟧
        kind: CronJob
        metadata:
          name: report
        ---
        apiVersion: ⟦policy/v1beta1⟧
        kind: PodDisruptionBudget
        metadata:
          name: web
        spec:
          minAvailable: 1
          selector:
            matchLabels:
              app: web
        """),
      Example(
        "removed, and the fields moved",
        """
        apiVersion: ⟦extensions/v1beta1⟧
        kind: Ingress
        metadata:
          name: web
        spec:
          backend:
            serviceName: web
            servicePort: 80
        ---
        apiVersion: ⟦extensions/v1beta1⟧
        kind: Deployment
        metadata:
          name: without-selector
        ---
        apiVersion: ⟦policy/v1beta1⟧
        kind: PodDisruptionBudget
        metadata:
          name: empty-selector
        spec:
          selector: {}
        """),
      Example(
        "deprecated: still served in 1.24, gone with the next", minor: 24, severity: .low,
        """
        apiVersion: ⟦batch/v1beta1⟧
        kind: CronJob
        metadata:
          name: report
        """),
      Example(
        "deprecated, with no date", severity: .low,
        """
        apiVersion: ⟦v1⟧
        kind: Endpoints
        metadata:
          name: db
        """),
    ],
    passes: [
      Example(
        "stable versions",
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: report
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        """),
      Example(
        "an old version for an old cluster", minor: 20,
        """
        apiVersion: policy/v1beta1
        kind: PodDisruptionBudget
        metadata:
          name: web
        """),
      Example(
        "another group's kind of that name, and a custom version",
        """
        apiVersion: apps.kruise.io/v1beta1
        kind: StatefulSet
        metadata:
          name: web
        ---
        apiVersion: kyverno.io/v1
        kind: Policy
        metadata:
          name: web
        """),
      Example(
        "PodSecurityPolicy is pod/psp-migration",
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: restricted
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let removal = APIRemoval.of(object), context.isAtLeast(removal.deprecated) else { return }
    let isRemoved = removal.removed.map(context.isAtLeast) ?? false
    if isRemoved, object.kind == "PodSecurityPolicy", context.isAtLeast(25) { return }
    report(
      isRemoved
        ? "is written for \(removal.apiVersion) \(object.kind), which Kubernetes 1.\(removal.removed ?? 0) removed"
        : "is written for \(removal.apiVersion) \(object.kind), deprecated since Kubernetes 1.\(removal.deprecated)"
          + (removal.removed.map { " and removed by 1.\($0)" } ?? ""),
      at: object.node["apiVersion"].map { .value($0) } ?? .key(object.node),
      severity: isRemoved ? .high : .low, remedy: remedy(removal, for: object, in: context))
  }

  private func remedy(_ removal: APIRemoval, for object: KubernetesObject, in context: Context) -> Remedy {
    guard let replacement = removal.replacement else {
      if case .rewrite(let what) = removal.move { return .advice("Do without it: \(what)") }
      return .advice("Do without it")
    }
    if context.isAtLeast(removal.available), removal.isRename(for: object.node),
      let version = object.node["apiVersion"]
    {
      return Remedy(
        .review, "Write apiVersion: \(replacement)", .replace(version, with: .string(replacement)))
    }
    let since = context.isAtLeast(removal.available) ? "" : ", served from 1.\(removal.available) on"
    return switch removal.move {
    case .rewrite(let what): .advice("Move to \(replacement)\(since): \(what)")
    case .rename: .advice("Move to \(replacement)\(since)")
    case .renameWhereSelecting:
      .advice("Move to \(replacement)\(since), and name in spec.selector which pods are meant")
    }
  }
}
