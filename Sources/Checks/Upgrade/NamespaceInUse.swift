internal import Documents
internal import Findings
internal import Kubernetes

struct NamespaceInUse: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/namespace",
    severity: .low,
    title: "Remove namespaces in which nothing runs",
    why: """
      The rights, Secrets and exceptions of a namespace outlive what it was made for. Nobody watches it, and what an \
      attacker starts there nobody misses.
      """,
    scope: .kinds(["Namespace"]),
    needs: ["all that a live cluster runs"],
    fails: [
      .cluster(
        "nothing runs in it",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: ⟦old⟧}
        """)
    ],
    passes: [
      .cluster(
        "a workload",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        """),
      .cluster(
        "a Service for what runs elsewhere, a volume, an object of an operator",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: outside}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: db, namespace: outside}
        spec: {type: ExternalName, externalName: db.example.com}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: data}
        ---
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data, namespace: data}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: operated}
        ---
        apiVersion: kyverno.io/v1
        kind: Policy
        metadata: {name: data, namespace: operated}
        """),
      .cluster(
        "every cluster has it",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: default}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.name != "default" && UnusedObjects.isAsked(object, in: context)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let inventory = context.inventory
    guard !inventory.hasWorkloads(in: object.name), !inventory.isOperated(object.name),
      inventory.objects(ofKind: "Service", in: object.name).isEmpty,
      inventory.objects(ofKind: "PersistentVolumeClaim", in: object.name).isEmpty,
      let name = object.metadata?["name"]
    else { return }
    report(
      "has no workload, no Service and no volume", at: .value(name),
      remedy: .advice("Remove it with its rights, unless something starts there now and then"))
  }
}
