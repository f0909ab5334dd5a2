/// The kinds of objects that checks and analyses look at, and so all that is read of a cluster: one row a group.
///
/// Which kinds a check judges stands in its scope; a test holds the scopes against this table. The others are
/// looked up from there, or asked of by `rbac` and `network`.
public enum WantedResources {
  public struct Row: Sendable, Hashable {
    /// Empty for the core group.
    public let group: String
    /// In the plural, as in rules.
    public let names: [String]
  }

  public static let rows: [Row] = [
    row(
      "", "namespaces", "nodes", "pods", "podtemplates", "replicationcontrollers", "services",
      "serviceaccounts",
      "configmaps", "secrets", "limitranges", "resourcequotas", "persistentvolumes", "persistentvolumeclaims"),
    row("apps", "deployments", "replicasets", "statefulsets", "daemonsets"),
    row("batch", "cronjobs", "jobs"),
    row("autoscaling", "horizontalpodautoscalers"),
    row("policy", "podsecuritypolicies", "poddisruptionbudgets"),
    row("rbac.authorization.k8s.io", "clusterroles", "clusterrolebindings", "roles", "rolebindings"),
    row("networking.k8s.io", "networkpolicies", "ingresses", "ingressclasses"),
    row("discovery.k8s.io", "endpointslices"),
    row("storage.k8s.io", "storageclasses"),
    row("node.k8s.io", "runtimeclasses"),
    row("apiregistration.k8s.io", "apiservices"),
    row("apiextensions.k8s.io", "customresourcedefinitions"),
    row(
      "admissionregistration.k8s.io", "validatingwebhookconfigurations", "mutatingwebhookconfigurations",
      "validatingadmissionpolicies", "validatingadmissionpolicybindings"),
    row(
      "policy.networking.k8s.io", "adminnetworkpolicies", "baselineadminnetworkpolicies",
      "clusternetworkpolicies"),
    row("gateway.networking.k8s.io", "gateways", "httproutes", "grpcroutes", "tlsroutes", "tcproutes"),
    row(
      "cilium.io", "ciliumnetworkpolicies", "ciliumclusterwidenetworkpolicies", "ciliumegressgatewaypolicies",
      "ciliumlocalredirectpolicies"),
    row("projectcalico.org", "networkpolicies", "globalnetworkpolicies"),
    row("crd.projectcalico.org", "networkpolicies", "globalnetworkpolicies"),
    row("crd.antrea.io", "networkpolicies", "clusternetworkpolicies"),
    row("security.istio.io", "peerauthentications", "authorizationpolicies"),
    row("networking.istio.io", "destinationrules", "gateways", "sidecars", "envoyfilters"),
    row("policy.linkerd.io", "servers", "authorizationpolicies"),
    row("kuma.io", "meshtrafficpermissions", "trafficpermissions"),
    row("consul.hashicorp.com", "serviceintentions"),
    row(
      "k8s.ovn.org", "egressfirewalls", "egressservices", "egressqoses", "adminpolicybasedexternalroutes",
      "userdefinednetworks", "clusteruserdefinednetworks"),
    row("network.openshift.io", "egressnetworkpolicies", "netnamespaces"),
    row("k8s.cni.cncf.io", "multi-networkpolicies", "network-attachment-definitions"),
    row("vpcresources.k8s.aws", "securitygrouppolicies"),
    row("networking.gke.io", "fqdnnetworkpolicies", "clusternetworkpolicies"),
    row("route.openshift.io", "routes"),
    row("config.openshift.io", "apiservers"),
    row("machineconfiguration.openshift.io", "kubeletconfigs"),
    row("apps.openshift.io", "deploymentconfigs"),
    row("projectcontour.io", "httpproxies"),
    row("traefik.io", "tlsoptions", "ingressroutes"),
    row("kyverno.io", "clusterpolicies", "policies"),
    row(
      "monitoring.coreos.com", "prometheuses", "alertmanagers", "alertmanagerconfigs", "servicemonitors",
      "podmonitors"),
    row("security-profiles-operator.x-k8s.io", "seccompprofiles"),
    row("argoproj.io", "rollouts"),
    row("apps.kruise.io", "clonesets", "statefulsets", "daemonsets", "broadcastjobs", "advancedcronjobs"),
    row("serving.knative.dev", "services", "configurations"),
    row("jobset.x-k8s.io", "jobsets"),
    row("leaderworkerset.x-k8s.io", "leaderworkersets"),
    row("batch.volcano.sh", "jobs"),
    row("ray.io", "rayclusters"),
    row("kubeflow.org", "pytorchjobs", "tfjobs", "mpijobs", "notebooks"),
    row("agents.x-k8s.io", "sandboxes"),
  ]

  private static func row(_ group: String, _ names: String...) -> Row { Row(group: group, names: names) }

  /// What a reading is for.
  public enum Purpose: Sendable {
    case everything
    /// Who can do what.
    case access
    /// Who reaches whom.
    case network
  }

  static func contains(_ resource: ServedResource, for purpose: Purpose) -> Bool {
    guard byGroup[resource.group]?.contains(resource.name) ?? false else { return false }
    let isOfAccess = resource.group == "rbac.authorization.k8s.io"
    switch purpose {
    case .everything: return true
    case .access:
      return isOfAccess || ["serviceaccounts", "customresourcedefinitions"].contains(resource.name)
    case .network: return !isOfAccess && resource.name != "secrets"
    }
  }

  private static let byGroup = Dictionary(rows.map { ($0.group, Set($0.names)) }) { $0.union($1) }

  /// Those of them that lie in no namespace.
  static let clusterScoped: Set<String> = [
    "namespaces", "nodes", "persistentvolumes", "podsecuritypolicies", "clusterroles", "clusterrolebindings",
    "ingressclasses", "storageclasses", "runtimeclasses", "apiservices", "customresourcedefinitions",
    "validatingwebhookconfigurations", "mutatingwebhookconfigurations", "validatingadmissionpolicies",
    "validatingadmissionpolicybindings", "adminnetworkpolicies", "baselineadminnetworkpolicies",
    "clusternetworkpolicies", "ciliumclusterwidenetworkpolicies", "ciliumegressgatewaypolicies",
    "globalnetworkpolicies", "adminpolicybasedexternalroutes", "clusteruserdefinednetworks",
    "clusterpolicies",
    "netnamespaces", "apiservers", "kubeletconfigs",
  ]
}
