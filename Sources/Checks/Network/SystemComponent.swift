internal import Documents
internal import Kubernetes

/// What belongs in kube-system: the control plane and the add-ons that clusters run there.
enum SystemComponent {
  static func isKnown(_ workload: Workload) -> Bool {
    isLabelled(workload.object.metadata) || isLabelled(workload.template["metadata"])
      || isMirror(workload.object.metadata)
      || workload.containers.contains { isKnown(image: $0.node["image"]?.text ?? "") }
  }

  /// The labels by which add-on managers and kubeadm mark what is theirs.
  private static func isLabelled(_ metadata: Node?) -> Bool {
    guard let labels = metadata?.given("labels") else { return false }
    return labels["tier"]?.textIs("control-plane") ?? false
      || labels["kubernetes.io/cluster-service"]?.textIs("true") ?? false
      || labels["addonmanager.kubernetes.io/mode"] != nil
  }

  /// A static pod, which the kubelet shows in the API.
  private static func isMirror(_ metadata: Node?) -> Bool {
    metadata?.given("annotations")?["kubernetes.io/config.mirror"] != nil
  }

  private static func isKnown(image: String) -> Bool {
    let name = image.split(separator: "@").first?.split(separator: "/").last?.prefix { $0 != ":" } ?? ""
    let organisation = image.split(separator: "/").dropLast().last ?? ""
    return prefixes.contains { name.hasPrefix($0) } || organisations.contains(organisation)
  }

  /// How the images of such components are called, whatever the registry.
  private static let prefixes = [
    "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy", "kube-router", "kube-vip",
    "kube-ovn", "kube-multus", "kube-state-metrics", "etcd", "coredns", "k8s-dns-", "metrics-server",
    "cluster-autoscaler", "cluster-proportional-autoscaler", "addon-resizer", "vpa-", "descheduler",
    "node-problem-detector", "cloud-controller-manager", "cloud-node-manager", "calico", "cilium",
    "hubble-", "flannel", "weave-", "antrea-", "multus", "whereabouts", "amazon-k8s-cni",
    "aws-network-policy-agent", "amazon-vpc-", "aws-ebs-csi-driver", "aws-efs-csi-driver",
    "aws-load-balancer-controller", "eks-pod-identity-agent", "azure-cns", "azure-npm", "azuredisk-csi",
    "azurefile-csi", "gcp-compute-persistent-disk-csi-driver", "gke-metadata-server", "csi-", "livenessprobe",
    "snapshot-controller", "secrets-store-csi", "proxy-agent", "proxy-server", "ip-masq-agent",
    "nvidia-device-plugin", "k8s-device-plugin", "local-path-provisioner", "klipper-lb", "klipper-helm",
    "sealed-secrets-controller", "openstack-cloud-controller-manager", "vsphere-", "cinder-csi-plugin",
    "hcloud-", "kured", "speaker", "defaultbackend", "dns-controller", "dns-node-cache",
    "storage-provisioner",
  ]

  /// Who publishes nothing else.
  private static let organisations: [Substring] = [
    "calico", "cilium", "coredns", "sig-storage", "provider-aws", "provider-os", "cloud-provider-gcp",
    "cloud-provider-vsphere", "autoscaling", "kas-network-proxy",
  ]
}
