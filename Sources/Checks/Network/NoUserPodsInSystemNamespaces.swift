internal import Findings
internal import Kubernetes

struct NoUserPodsInSystemNamespaces: WorkloadCheck {
  private static let known = Parameter(
    "system-workloads", "Names of further workloads that belong in the system namespaces")

  static let about = About(
    id: "network/no-user-pods-in-system-namespaces",
    severity: .medium,
    title: "Keep other workloads out of the system namespaces",
    why: """
      Policies and quotas often spare kube-system, and its Secrets and accounts are those of the cluster: \
      a pod there may read them all. It also looks like one of the cluster's own.
      """,
    scope: .pods,
    needs: ["workloads that name their namespace"],
    parameters: [known],
    fails: [
      Example(
        "an application in kube-system",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: ⟦kube-system⟧
        spec:
          template:
            spec:
              containers:
              - name: web
                image: example.com/web:1
        """),
      Example(
        "nothing at all runs in kube-public, which everybody may read",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: dns
          namespace: ⟦kube-public⟧
        spec:
          containers:
          - name: dns
            image: registry.k8s.io/coredns/coredns:v1.12.0
        """),
    ],
    passes: [
      Example(
        "a part of the cluster, from whatever registry",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: dns
          namespace: kube-system
        spec:
          template:
            spec:
              containers:
              - name: dns
                image: example.com:5000/mirror/coredns:v1.12.0@sha256:aa
        """),
      Example(
        "the label of the control plane",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: apiserver
          namespace: kube-system
          labels:
            tier: control-plane
        spec:
          containers:
          - name: apiserver
            image: example.com/hyperkube:1
        """),
      Example(
        "the configuration names it", settings: ["system-workloads": ["backup"]],
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: backup
          namespace: kube-system
        spec:
          containers:
          - name: backup
            image: example.com/backup:1
        """),
      .pod("a namespace of its own", "containers:\n- name: web\n  image: example.com/web:1"),
    ])

  func applies(to workload: Workload, in context: Context) -> Bool { workload.object.namespace != nil }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let namespace = workload.object.namespace, SystemNamespace.contains(namespace),
      namespace != "kube-system" || !SystemComponent.isKnown(workload), workload.isFirstOfObject,
      !context.values(of: Self.known).contains(workload.object.name),
      let place = workload.object.metadata?.given("namespace")
    else { return }
    report(
      "runs in \(namespace), which is for the cluster's own components", at: .value(place),
      remedy: .advice("Move it to a namespace of its own; name it in system-workloads if it belongs here"))
  }
}
