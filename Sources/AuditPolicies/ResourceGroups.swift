/// The API groups of the resources that detections look at; what is not here is in the core group.
enum ResourceGroups {
  static func group(of resource: String) -> String { groups[resource] ?? "" }

  static func isClusterWide(_ resource: String) -> Bool { clusterWide.contains(resource) }

  private static let groups: [String: String] = {
    var groups: [String: String] = [:]
    for (group, resources) in [
      ("apps", "deployments daemonsets statefulsets replicasets"), ("batch", "jobs cronjobs"),
      ("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings"),
      (
        "admissionregistration.k8s.io",
        "mutatingwebhookconfigurations validatingwebhookconfigurations mutatingadmissionpolicies "
          + "mutatingadmissionpolicybindings validatingadmissionpolicies validatingadmissionpolicybindings"
      ),
      ("certificates.k8s.io", "certificatesigningrequests"),
      ("networking.k8s.io", "ingresses networkpolicies"),
      ("discovery.k8s.io", "endpointslices"), ("scheduling.k8s.io", "priorityclasses"),
      ("apiregistration.k8s.io", "apiservices"), ("apiextensions.k8s.io", "customresourcedefinitions"),
      ("authorization.k8s.io", "selfsubjectrulesreviews selfsubjectaccessreviews"),
      ("kyverno.io", "clusterpolicies policies"), ("templates.gatekeeper.sh", "constrainttemplates"),
      ("cilium.io", "ciliumnetworkpolicies ciliumclusterwidenetworkpolicies"),
      ("crd.projectcalico.org", "globalnetworkpolicies"),
      ("policy.networking.k8s.io", "adminnetworkpolicies clusternetworkpolicies"),
      ("snapshot.storage.k8s.io", "volumesnapshots volumesnapshotcontents"),
      ("velero.io", "backups schedules"), ("k3s.cattle.io", "etcdsnapshotfiles"),
    ] {
      for resource in resources.split(separator: " ") { groups[String(resource)] = group }
    }
    return groups
  }()

  private static let clusterWide: Set<String> = [
    "clusterroles", "clusterrolebindings", "nodes", "namespaces", "persistentvolumes", "priorityclasses",
    "apiservices", "customresourcedefinitions", "certificatesigningrequests", "selfsubjectrulesreviews",
    "selfsubjectaccessreviews", "mutatingwebhookconfigurations", "validatingwebhookconfigurations",
    "mutatingadmissionpolicies", "mutatingadmissionpolicybindings", "validatingadmissionpolicies",
    "validatingadmissionpolicybindings", "clusterpolicies", "constrainttemplates", "globalnetworkpolicies",
    "ciliumclusterwidenetworkpolicies", "adminnetworkpolicies", "clusternetworkpolicies",
    "volumesnapshotcontents",
  ]
}
