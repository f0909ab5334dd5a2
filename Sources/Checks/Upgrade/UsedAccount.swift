internal import AccessControl
internal import Documents
internal import Findings
internal import Kubernetes

struct UsedAccount: ObjectCheck {
  static let about = About(
    id: "upgrade/remove-unused/account",
    severity: .low,
    title: "Remove service accounts that no pod runs as",
    why: """
      An account waits for whoever may create a pod in its namespace, or ask for its token: what it may do, they may \
      do, and nobody would miss it.
      """,
    scope: .kinds(["ServiceAccount"]),
    needs: ["all that a live cluster runs"],
    fails: [
      .cluster(
        "nothing runs as it",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: ⟦old⟧, namespace: shop}
        """)
    ],
    passes: [
      .cluster(
        "a workload runs as it, if only now and then",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: backup, namespace: shop}
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: {name: backup, namespace: shop}
        spec:
          jobTemplate:
            spec:
              template:
                spec:
                  serviceAccountName: backup
                  containers: [{name: backup, image: "example.com/backup:1"}]
        """),
      .cluster(
        "every namespace has it",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: default, namespace: shop}
        """),
      .cluster(
        "a custom object names it",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: prometheus, namespace: shop}
        ---
        apiVersion: monitoring.coreos.com/v1
        kind: Prometheus
        metadata: {name: main, namespace: shop}
        spec: {serviceAccountName: prometheus}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.name != "default" && UnusedObjects.isAsked(object, in: context)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard !context.inventory.isNamed(object), let name = object.metadata?["name"],
      let namespace = object.namespace
    else { return }
    let risk = context.risks(ofAccount: object.name, in: namespace).first { $0.severity >= .high }
    let scope = risk?.scope == .cluster ? " in the whole cluster" : ""
    report(
      "is the account of no workload\(risk.map { ", and can \($0.permission.words)\(scope)" } ?? "")",
      at: .value(name), severity: risk == nil ? nil : .medium,
      remedy: .advice(
        "See whether a program outside of the cluster has its token; else remove it with its bindings"))
  }
}
