internal import Documents
internal import Findings
internal import Kubernetes

struct PluginEnforcesPolicies: WorkloadCheck {
  static let about = About(
    id: "network/cni-supports-policy",
    severity: .critical,
    title: "Use a network plugin that enforces policies",
    why: """
      A NetworkPolicy is a wish. Where no plugin enforces it, the API server takes it, and every pod still \
      reaches every pod.
      """,
    scope: .pods,
    needs: ["the network plugin, or a probe of the cluster"],
    fails: [
      Example(
        "flannel alone",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: kube-flannel-ds
          namespace: kube-flannel
        spec:
          template:
            spec:
              containers:
              - name: kube-flannel
                image: ⟦ghcr.io/flannel-io/flannel:v0.26.0⟧
        """),
      Example(
        "the plugin of AWS with its policies switched off",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: aws-node
          namespace: kube-system
        spec:
          template:
            spec:
              containers:
              - name: aws-node
                image: ⟦602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon-k8s-cni:v1.19.0⟧
              - name: aws-eks-nodeagent
                image: 602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon/aws-network-policy-agent:v1.1.5
                args: [--enable-network-policy=false]
        """),
    ],
    passes: [
      Example(
        "Calico beside flannel",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: canal
          namespace: kube-system
        spec:
          template:
            spec:
              containers:
              - name: calico-node
                image: docker.io/calico/node:v3.29.0
              - name: kube-flannel
                image: docker.io/flannel/flannel:v0.24.4
        """),
      Example(
        "another workload enforces them",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: kube-flannel-ds
        spec:
          template:
            spec:
              containers:
              - name: kube-flannel
                image: ghcr.io/flannel-io/flannel:v0.26.0
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: kube-network-policies
        spec:
          template:
            spec:
              containers:
              - name: kube-network-policies
                image: registry.k8s.io/networking/kube-network-policies:v0.7.0
        """),
      Example(
        "the plugin of AWS with its policies switched on",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata:
          name: aws-node
        spec:
          template:
            spec:
              containers:
              - name: aws-node
                image: 602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon-k8s-cni:v1.19.0
              - name: aws-eks-nodeagent
                image: 602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon/aws-network-policy-agent:v1.1.5
                args: [--enable-network-policy=true]
        """),
    ])

  /// A plugin that connects pods, or a program that enforces policies: of others nothing is known here.
  func applies(to workload: Workload, in context: Context) -> Bool {
    Self.plugin(of: workload) != nil || workload.object.kind == "DaemonSet" && workload.enforcesPolicies
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let image = Self.plugin(of: workload), !context.inventory.enforcesPolicies else { return }
    let count = context.inventory.objects(ofKind: "NetworkPolicy").count
    let effect = count == 0 ? "" : "; the policies of the input (\(count)) have no effect"
    report(
      "is a network plugin that enforces no policies\(effect)", at: .value(image.node),
      remedy: .advice(
        "Install a plugin that enforces them beside it or in its place, and try it with a policy that denies")
    )
  }

  /// The image of a plugin that connects pods and knows no policies by itself.
  private static func plugin(of workload: Workload) -> ImageReference? {
    guard workload.object.kind == "DaemonSet" else { return nil }
    return workload.containers.lazy.compactMap(\.image).first { $0.isNamed(plain) }
  }

  private static let plain: [StaticString] = ["flannel", "mirrored-flannel-flannel", "amazon-k8s-cni"]
}
