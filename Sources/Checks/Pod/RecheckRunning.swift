internal import Documents
internal import Findings
internal import Kubernetes

struct RecheckRunning: ObjectCheck {
  static let about = About(
    id: "pod/recheck-running",
    severity: .medium,
    title: "Check running pods again when the policy changes",
    why: """
      Admission judges a pod once, when it is created. What ran before the level was set, and what the \
      kubelet starts from its own files, keeps breaking it unseen.
      """,
    scope: .kinds(["Pod"]),
    needs: ["running Pods with their Namespaces"],
    fails: [
      Example(
        "older than the level of its namespace",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
        ---
        apiVersion: v1
        kind: ⟦Pod⟧
        metadata:
          name: old
          namespace: shop
        spec:
          hostPID: true
          containers:
          - name: old
            image: example.com/old:1
        status:
          phase: Running
        """),
      Example(
        "another image than its template says",
        """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata:
          name: web
          namespace: shop
        spec:
          selector:
            matchLabels:
              app: web
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
              - name: web
                image: example.com/web:2
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web-abc
          namespace: shop
          labels:
            app: web
          ownerReferences:
          - apiVersion: apps/v1
            kind: ReplicaSet
            name: web
            controller: true
        spec:
          nodeName: node-1
          containers:
          - name: web
            image: ⟦example.com/web:1⟧
        status:
          phase: Running
        """),
    ],
    passes: [
      Example(
        "keeps to the level",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
        spec:
          containers:
          - name: web
            image: example.com/web:1
        status:
          phase: Running
        """),
      Example(
        "admission adds the account's token to every pod",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: db
          namespace: shop
        spec:
          template:
            spec:
              containers:
              - name: db
                image: example.com/db:1
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: db-0
          namespace: shop
          ownerReferences:
          - apiVersion: apps/v1
            kind: StatefulSet
            name: db
            controller: true
        spec:
          nodeName: node-1
          containers:
          - name: db
            image: example.com/db:1
            volumeMounts:
            - name: kube-api-access-x7k2p
              mountPath: /var/run/secrets/kubernetes.io/serviceaccount
          volumes:
          - name: kube-api-access-x7k2p
            projected:
              sources:
              - serviceAccountToken:
                  path: token
        status:
          phase: Running
        """),
      Example(
        "a pod that is not running yet meets admission first",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
            pod-security.kubernetes.io/enforce: baseline
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: new
          namespace: shop
        spec:
          hostPID: true
          containers:
          - name: new
            image: example.com/new:1
        """),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let phase = object.node.given("status")?.given("phase"), !phase.textIs("Succeeded"),
      !phase.textIs("Failed")
    else { return }
    reportDrift(object, context, report)
    reportLevel(object, context, report)
  }

  /// A pod that is not what its controller's template says.
  private func reportDrift(_ object: KubernetesObject, _ context: Context, _ report: Reporter) {
    guard let owner = context.inventory.topOwner(of: object), let template = owner.podTemplate,
      let drift = TemplateDrift(of: object, from: template)
    else { return }
    report(
      "runs otherwise than the template of its \(owner.kind) says: \(drift.node.path(from: object.node))",
      at: .value(drift.node), discriminator: "drift",
      remedy: .advice("See what changed it, and start it anew from the template"))
  }

  /// A pod that its namespace would refuse today.
  private func reportLevel(_ object: KubernetesObject, _ context: Context, _ report: Reporter) {
    guard let name = object.namespace, let namespace = context.inventory.object("Namespace", name),
      let level = PodSecurityLabels(namespace).level(.enforce), let kind = object.node["kind"],
      let profile = Profile(rawValue: "pss-\(level.text ?? "")"),
      Workload.read(object).contains(where: { Self.breaks(profile, $0, context) })
    else { return }
    report(
      "runs and breaks the level \(level.text ?? "") that its namespace enforces", at: .value(kind),
      remedy: .advice("Mend the template it comes from, and start it anew"))
  }

  /// Whether Pod Security would refuse the workload today.
  private static func breaks(_ profile: Profile, _ workload: Workload, _ context: Context) -> Bool {
    let context = Context(inventory: context.inventory, version: context.version, profile: profile)
    let runner = CheckRunner(checks: Registry.checks, context: context)
    return !runner.run(objects: [], workloads: [workload], tree: nil).findings.isEmpty
  }
}
