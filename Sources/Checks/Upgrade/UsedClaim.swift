internal import Documents
internal import Findings
internal import Kubernetes

struct UsedClaim: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/claim",
    severity: .low,
    title: "Remove volumes that no pod mounts",
    why:
      "What lies on a volume that nobody mounts is read by the first pod that names it, and backed up by nobody.",
    scope: .kinds(["PersistentVolumeClaim", "PersistentVolume"]),
    needs: ["all that a live cluster runs"],
    fails: [
      .cluster(
        "a claim of a program that has gone",
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: ⟦old⟧, namespace: shop}
        """),
      .cluster(
        "a volume whose claim has gone, with all that lies on it",
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: ⟦pv-1⟧}
        status: {phase: Released}
        """),
    ],
    passes: [
      .cluster(
        "mounted",
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data, namespace: shop}
        ---
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv-1}
        status: {phase: Bound}
        """,
        podSpec: "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]"),
      .cluster(
        "of a StatefulSet, which may have fewer pods today",
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data-db-2, namespace: shop}
        ---
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, namespace: shop}
        spec:
          replicas: 1
          volumeClaimTemplates: [{metadata: {name: data}}]
          template: {spec: {containers: [{name: db, image: "example.com/db:1"}]}}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    UnusedObjects.isAsked(object, in: context)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let name = object.metadata?["name"] else { return }
    if object.kind == "PersistentVolume" {
      guard object.node.given("status")?.given("phase")?.textIs("Released") ?? false else { return }
      report(
        "is left over from a claim that was removed, with all that lies on it", at: .value(name),
        remedy: .advice("Take what is needed from it, then remove it"))
    } else if !context.inventory.isNamed(object), !Self.isOfStatefulSet(object, in: context) {
      report(
        "is mounted by no pod", at: .value(name),
        remedy: .advice("Take what is needed from it, then remove it"))
    }
  }

  /// `TEMPLATE-SET-ORDINAL`: it waits for its pod to come back.
  private static func isOfStatefulSet(_ claim: KubernetesObject, in context: Context) -> Bool {
    context.inventory.objects(ofKind: "StatefulSet", in: claim.namespace).contains { set in
      set.node["spec"]?.items("volumeClaimTemplates").contains { template in
        let prefix = "\(template.given("metadata")?.given("name")?.text ?? "")-\(set.name)-"
        return claim.name.hasPrefix(prefix) && Int(claim.name.dropFirst(prefix.count)) != nil
      } ?? false
    }
  }
}
