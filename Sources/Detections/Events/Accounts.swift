/// The identities of Kubernetes itself and of the clouds that run it, by exact names. `system:` alone says
/// nothing: every service account carries it.
enum Accounts {
  static let controlPlane: Set<String> = [
    "system:apiserver", "system:kube-controller-manager", "system:kube-scheduler",
    "system:cloud-controller-manager", "system:kube-proxy",
  ]

  private static func controllers(_ names: [String]) -> Set<String> {
    Set(names.map { "system:serviceaccount:kube-system:\($0)" })
  }

  /// Those that make pods of what others have written.
  static let workloadControllers = controllers([
    "deployment-controller", "replicaset-controller", "replication-controller", "statefulset-controller",
    "daemon-set-controller", "job-controller", "cronjob-controller",
  ])

  /// Those that clear away what others have deleted.
  static let cleanupControllers = controllers([
    "generic-garbage-collector", "namespace-controller", "pod-garbage-collector",
    "ttl-after-finished-controller",
  ])

  /// Those that write where services lead.
  static let endpointControllers = controllers([
    "endpoint-controller", "endpointslice-controller", "endpointslicemirroring-controller",
  ])

  /// The accounts of the controllers that Kubernetes has from the start; each can do much.
  static let bootstrapControllers: Set<String> = [
    "attachdetach-controller", "certificate-controller", "clusterrole-aggregation-controller",
    "cronjob-controller", "daemon-set-controller", "deployment-controller", "disruption-controller",
    "endpoint-controller", "endpointslice-controller", "endpointslicemirroring-controller",
    "ephemeral-volume-controller", "expand-controller", "generic-garbage-collector",
    "horizontal-pod-autoscaler", "job-controller", "namespace-controller", "node-controller",
    "persistent-volume-binder", "pod-garbage-collector", "pv-protection-controller",
    "pvc-protection-controller", "replicaset-controller", "replication-controller",
    "resourcequota-controller", "root-ca-cert-publisher", "service-account-controller", "service-controller",
    "statefulset-controller", "token-cleaner", "ttl-after-finished-controller", "ttl-controller",
    "bootstrap-signer",
  ]

  /// Whether a cloud's own account.
  static func isManaged(_ name: String) -> Bool {
    switch name {
    case "aksService", "masterclient", "nodeclient", "system:addon-manager", "acsService": true
    default:
      name.hasPrefix("eks:") || name.hasPrefix("system:gke-") || name.hasPrefix("container-engine-robot@")
    }
  }

  /// Service accounts that a cloud's own agents use.
  static func isManagedServiceAccount(_ name: String) -> Bool {
    name.hasPrefix("system:serviceaccount:kube-system:eks-")
      || name.hasPrefix("system:serviceaccount:kube-system:csi-azure")
      || name.hasPrefix("system:serviceaccount:gke-managed-system:")
  }

  /// Identities kept for the day when nothing else works.
  static let breakGlass: Set<String> = ["kubernetes-admin", "kubernetes-super-admin", "system:admin"]
}
