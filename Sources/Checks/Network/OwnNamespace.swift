internal import Findings
internal import Kubernetes

struct OwnNamespace: WorkloadCheck {
  static let about = About(
    id: "network/namespaces",
    severity: .low,
    title: "Give applications namespaces of their own",
    why: """
      Roles, quotas, network policies and Pod Security levels hold for a namespace. What shares `default` \
      with everything else cannot be bounded by itself.
      """,
    scope: .pods,
    needs: ["workloads that name their namespace"],
    fails: [
      Example(
        "default, in so many words",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: ⟦default⟧
        spec:
          template:
            spec:
              containers:
              - name: web
                image: example.com/web:1
        """),
      Example(
        "said once, however many templates the object holds",
        """
        apiVersion: ray.io/v1
        kind: RayCluster
        metadata:
          name: numbers
          namespace: ⟦default⟧
        spec:
          headGroupSpec:
            template:
              spec:
                containers:
                - name: head
                  image: example.com/ray:1
          workerGroupSpecs:
          - template:
              spec:
                containers:
                - name: worker
                  image: example.com/ray:1
        """),
    ],
    passes: [
      .pod("a namespace of its own", "containers:\n- name: web\n  image: example.com/web:1"),
      Example(
        "an absent namespace is an open one: kubectl -n, a chart or a kustomization may choose it",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
      Example(
        "null is absent",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: null
        spec:
          containers:
          - name: web
            image: example.com/web:1
        """),
    ])

  func applies(to workload: Workload, in context: Context) -> Bool { workload.object.namespace != nil }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard workload.object.namespace == "default", workload.isFirstOfObject,
      let namespace = workload.object.metadata?.given("namespace")
    else { return }
    report(
      "lives in the namespace default", at: .value(namespace),
      remedy: .advice("Make it a namespace with roles, quotas and network policies of its own"))
  }
}
