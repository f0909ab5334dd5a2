internal import Findings
internal import Kubernetes

struct NoTokenAutomount: WorkloadCheck {
  static let about = About(
    id: "pod/no-sa-token-automount",
    severity: .high,
    title: "Do not mount a service account token that is not needed",
    why: """
      The token lies in every container of the pod. Whoever breaks into one speaks to the API server as \
      its account, and most programs never need to.
      """,
    scope: .pods,
    fails: [
      Example(
        "absent means mounted",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        ⟦spec⟧:
          containers:
          - name: web
            image: example.com/web:1
        """),
      .pod(
        "asked for in so many words",
        "automountServiceAccountToken: ⟦true⟧\ncontainers:\n- name: web\n  image: example.com/web:1"),
      Example(
        "the pod wins over its account",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: web
          namespace: shop
        automountServiceAccountToken: false
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          serviceAccountName: web
          automountServiceAccountToken: ⟦true⟧
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "an account of another namespace is another account",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: web
          namespace: other
        automountServiceAccountToken: false
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        ⟦spec⟧:
          serviceAccountName: web
          containers:
          - name: web
            image: example.com/web:1
        """),
    ],
    passes: [
      .pod(
        "switched off at the pod",
        "automountServiceAccountToken: false\ncontainers:\n- name: web\n  image: example.com/web:1"),
      Example(
        "switched off at the account",
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: web
          namespace: shop
        automountServiceAccountToken: false
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: shop
        spec:
          template:
            spec:
              serviceAccount: web
              containers:
              - name: web
                image: example.com/web:1
        """),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    let field = workload.spec.given("automountServiceAccountToken")
    guard field?.bool != false else { return }
    let remedy = Remedy(
      .review, "Set automountServiceAccountToken: false where the program does not call the API server",
      .set(under: workload.spec, path: "automountServiceAccountToken", to: .bool(false)))
    if let field {
      return report("mounts the token of its service account", at: .value(field), remedy: remedy)
    }
    let name = workload.serviceAccountName
    let account = context.inventory.object("ServiceAccount", name, in: workload.object.namespace)
    guard account?.node.given("automountServiceAccountToken")?.bool != false else { return }
    let why = account == nil ? ", whose own setting is not in the input" : ""
    report(
      "mounts the token of service account \(name)\(why)",
      at: .missing(under: workload.spec, "automountServiceAccountToken"), remedy: remedy)
  }
}
