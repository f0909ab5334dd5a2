internal import Documents
internal import Findings
internal import Kubernetes

struct NoReservedNamespacePrefix: ObjectCheck {
  static let about = About(
    id: "network/reserved-namespace-prefix",
    severity: .low,
    title: "Do not begin the names of namespaces with kube-",
    why: """
      The prefix is reserved for Kubernetes. Rules that spare system namespaces by it spare this one too, \
      and whoever reads the name takes it for part of the cluster.
      """,
    scope: .kinds(["Namespace"]),
    needs: ["Namespace objects"],
    fails: [
      Example(
        "looks like a part of the cluster",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: ⟦kube-shop⟧
        """)
    ],
    passes: [
      Example(
        "those that Kubernetes makes itself",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kube-system
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kube-public
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kube-node-lease
        """),
      Example(
        "a component of the cluster that comes with a namespace",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kube-flannel
        """),
      Example(
        "not the prefix",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: kubernetes-dashboard
        ---
        apiVersion: v1
        kind: Namespace
        metadata:
          name: my-kube-shop
        """),
    ])

  /// Namespaces that well-known components of clusters make for themselves.
  private static let ofComponents = ["kube-flannel", "kube-federation-system", "kube-vip", "kube-ovn"]

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard object.apiVersion == "v1", object.name.hasPrefix("kube-"), !SystemNamespace.contains(object.name),
      !Self.ofComponents.contains(object.name), let name = object.metadata?["name"]
    else { return }
    report(
      "has a name that is reserved for Kubernetes", at: .value(name),
      remedy: .advice("Make a namespace of another name and move its workloads there"))
  }
}
