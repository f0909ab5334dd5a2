internal import Kubernetes

/// Engines beside the policies of Kubernetes that have a say in who reaches whom, and are not understood here:
/// network plugins with policies of their own, service meshes, firewalls of clouds.
enum ForeignEngine {
  /// Groups of the API with the kinds that allow or deny traffic, or move pods to other networks; no kinds stand
  /// for all of the group.
  private static let kinds: [String: [String]] = [
    "cilium.io": [
      "CiliumNetworkPolicy", "CiliumClusterwideNetworkPolicy", "CiliumLocalRedirectPolicy",
      "CiliumEgressGatewayPolicy",
    ],
    "projectcalico.org": ["NetworkPolicy", "GlobalNetworkPolicy"],
    "crd.projectcalico.org": ["NetworkPolicy", "GlobalNetworkPolicy"],
    "crd.antrea.io": ["NetworkPolicy", "ClusterNetworkPolicy"],
    "security.istio.io": ["AuthorizationPolicy", "PeerAuthentication"],
    "networking.istio.io": ["Sidecar", "EnvoyFilter"],
    "policy.linkerd.io": [],
    "kuma.io": ["MeshTrafficPermission", "TrafficPermission"],
    "consul.hashicorp.com": ["ServiceIntentions"],
    "k8s.ovn.org": [
      "EgressFirewall", "EgressService", "EgressQoS", "AdminPolicyBasedExternalRoute", "UserDefinedNetwork",
      "ClusterUserDefinedNetwork",
    ],
    "network.openshift.io": ["EgressNetworkPolicy", "NetNamespace"],
    "k8s.cni.cncf.io": ["MultiNetworkPolicy", "NetworkAttachmentDefinition"],
    "vpcresources.k8s.aws": ["SecurityGroupPolicy"],
    "networking.gke.io": ["FQDNNetworkPolicy", "ClusterNetworkPolicy"],
  ]

  /// Those objects of an inventory, in its order.
  static func objects(of inventory: Inventory) -> [KubernetesObject] {
    inventory.objects.filter { object in
      guard object.role == .manifest, let kinds = kinds[object.group] else { return false }
      return kinds.isEmpty || kinds.contains(object.kind)
    }
  }
}
