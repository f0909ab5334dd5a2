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
        """)
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
    guard object.node.given("status")?.given("phase") != nil, let name = object.namespace,
      let namespace = context.inventory.object("Namespace", name),
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
