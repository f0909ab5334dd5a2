public import Documents

/// A version of an API that Kubernetes has stopped serving, or has announced to.
public struct APIRemoval: Sendable {
  public let apiVersion: String
  /// The minor from which on it is deprecated.
  public let deprecated: Int
  /// The minor that no longer serves it; nil where it is deprecated and stays for now.
  public let removed: Int?
  /// What takes its place, and the minor from which on that is served; nil where nothing does.
  public let replacement: String?
  public let available: Int
  public let move: Move

  /// What it takes to write the replacement instead.
  public enum Move: Sendable {
    /// The name of the version, nothing else.
    case rename
    /// The same for objects that name what they select: what a missing or empty selector means differs.
    case renameWhereSelecting
    /// More than that: the difference in a few words.
    case rewrite(String)
  }

  /// Whether the object stays valid, and means the same, when only its `apiVersion` is changed.
  public func isRename(for object: Node) -> Bool {
    switch move {
    case .rename: true
    case .renameWhereSelecting:
      object["spec"]?.given("selector")?.children.contains { $0.count > 0 || $0.isScalar } ?? false
    case .rewrite: false
    }
  }

  /// The removal that an object is written for; nil for versions that are here to stay.
  public static func of(_ object: KubernetesObject) -> APIRemoval? {
    byKind[object.kind]?.first { $0.apiVersion == object.apiVersion }
  }

  /// The kinds that have ever lost a version.
  public static var kinds: [String] { byKind.keys.sorted() }
}

extension APIRemoval {
  private static let byKind: [String: [APIRemoval]] = {
    var byKind: [String: [APIRemoval]] = [:]
    for row in table {
      let removal = APIRemoval(
        apiVersion: row.old, deprecated: row.from, removed: row.gone, replacement: row.new,
        available: row.since, move: row.move)
      for kind in row.kinds.split(separator: " ") { byKind[String(kind), default: []].append(removal) }
    }
    return byKind
  }()

  private typealias Row = (
    old: String, kinds: String, from: Int, gone: Int?, new: String?, since: Int, move: Move
  )

  private static let ingress =
    "backends are written service.name and service.port, and every path needs a pathType"
  private static let webhooks = """
    sideEffects and admissionReviewVersions are required, and the defaults are failurePolicy Fail, \
    matchPolicy Equivalent and 10 seconds
    """
  private static let devices = "requests, selectors and device attributes are laid out anew"

  /// By the release that removes. Sources: the Deprecated API Migration Guide
  /// (kubernetes.io/docs/reference/using-api/deprecation-guide) up to 1.32; from then on, and for what is
  /// only deprecated, the lifecycle that the API's own types declare (`APILifecycleDeprecated` and
  /// `APILifecycleRemoved` in k8s.io/api), which is what the API server warns of, and the changes of Kubernetes
  /// that stop serving: #129207 (1.33), #134625 (1.35), #139820 (1.37). An alpha version stays for as long as
  /// such a change does not come.
  private static let table: [Row] = [
    // 1.16
    ("extensions/v1beta1", "Deployment ReplicaSet DaemonSet", 8, 16, "apps/v1", 9, .renameWhereSelecting),
    ("extensions/v1beta1", "NetworkPolicy", 9, 16, "networking.k8s.io/v1", 8, .rename),
    ("extensions/v1beta1", "PodSecurityPolicy", 11, 16, "policy/v1beta1", 10, .rename),
    ("apps/v1beta1", "Deployment StatefulSet", 8, 16, "apps/v1", 9, .renameWhereSelecting),
    ("apps/v1beta1", "ControllerRevision", 8, 16, "apps/v1", 9, .rename),
    (
      "apps/v1beta2", "Deployment ReplicaSet DaemonSet StatefulSet", 9, 16, "apps/v1", 9,
      .renameWhereSelecting
    ),
    ("apps/v1beta2", "ControllerRevision", 9, 16, "apps/v1", 9, .rename),
    // 1.22
    (
      "admissionregistration.k8s.io/v1beta1", "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
      16, 22, "admissionregistration.k8s.io/v1", 16, .rewrite(webhooks)
    ),
    (
      "apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", 16, 22, "apiextensions.k8s.io/v1", 16,
      .rewrite("each version needs a structural schema")
    ),
    ("apiregistration.k8s.io/v1beta1", "APIService", 19, 22, "apiregistration.k8s.io/v1", 10, .rename),
    ("authentication.k8s.io/v1beta1", "TokenReview", 19, 22, "authentication.k8s.io/v1", 6, .rename),
    (
      "authorization.k8s.io/v1beta1", "SelfSubjectAccessReview SelfSubjectRulesReview", 19, 22,
      "authorization.k8s.io/v1", 6, .rename
    ),
    (
      "authorization.k8s.io/v1beta1", "SubjectAccessReview LocalSubjectAccessReview", 19, 22,
      "authorization.k8s.io/v1", 6, .rewrite("spec.group is called spec.groups")
    ),
    (
      "certificates.k8s.io/v1beta1", "CertificateSigningRequest", 19, 22, "certificates.k8s.io/v1", 19,
      .rewrite("signerName and usages are required")
    ),
    ("coordination.k8s.io/v1beta1", "Lease", 19, 22, "coordination.k8s.io/v1", 14, .rename),
    ("extensions/v1beta1", "Ingress", 14, 22, "networking.k8s.io/v1", 19, .rewrite(ingress)),
    ("networking.k8s.io/v1beta1", "Ingress", 19, 22, "networking.k8s.io/v1", 19, .rewrite(ingress)),
    ("networking.k8s.io/v1beta1", "IngressClass", 19, 22, "networking.k8s.io/v1", 19, .rename),
    (
      "rbac.authorization.k8s.io/v1beta1", "Role RoleBinding ClusterRole ClusterRoleBinding", 17, 22,
      "rbac.authorization.k8s.io/v1", 8, .rename
    ),
    ("scheduling.k8s.io/v1beta1", "PriorityClass", 14, 22, "scheduling.k8s.io/v1", 14, .rename),
    ("storage.k8s.io/v1beta1", "CSIDriver", 19, 22, "storage.k8s.io/v1", 19, .rename),
    ("storage.k8s.io/v1beta1", "CSINode", 17, 22, "storage.k8s.io/v1", 17, .rename),
    ("storage.k8s.io/v1beta1", "StorageClass", 19, 22, "storage.k8s.io/v1", 6, .rename),
    ("storage.k8s.io/v1beta1", "VolumeAttachment", 19, 22, "storage.k8s.io/v1", 13, .rename),
    // 1.23
    (
      "kubescheduler.config.k8s.io/v1beta1", "KubeSchedulerConfiguration", 22, 23,
      "kubescheduler.config.k8s.io/v1", 25, .rewrite("plugins have other names and defaults")
    ),
    (
      "rbac.authorization.k8s.io/v1alpha1", "Role ClusterRole", 17, 23, "rbac.authorization.k8s.io/v1", 8,
      .rename
    ),
    (
      "rbac.authorization.k8s.io/v1alpha1", "RoleBinding ClusterRoleBinding", 17, 23,
      "rbac.authorization.k8s.io/v1", 8, .rewrite("subjects name an apiGroup instead of an apiVersion")
    ),
    ("scheduling.k8s.io/v1alpha1", "PriorityClass", 14, 23, "scheduling.k8s.io/v1", 14, .rename),
    // 1.24
    ("audit.k8s.io/v1alpha1", "Policy", 13, 24, "audit.k8s.io/v1", 12, .rename),
    ("audit.k8s.io/v1beta1", "Policy", 21, 24, "audit.k8s.io/v1", 12, .rename),
    ("storage.k8s.io/v1alpha1", "CSIStorageCapacity", 21, 24, "storage.k8s.io/v1", 24, .rename),
    ("storage.k8s.io/v1alpha1", "VolumeAttachment", 21, 24, "storage.k8s.io/v1", 13, .rename),
    // 1.25
    (
      "autoscaling/v2beta1", "HorizontalPodAutoscaler", 22, 25, "autoscaling/v2", 23,
      .rewrite("targets such as targetAverageUtilization are written as target.type and its value")
    ),
    ("batch/v1beta1", "CronJob", 21, 25, "batch/v1", 21, .rename),
    (
      "discovery.k8s.io/v1beta1", "EndpointSlice", 21, 25, "discovery.k8s.io/v1", 21,
      .rewrite("nodeName and zone take the place of topology")
    ),
    (
      "events.k8s.io/v1beta1", "Event", 22, 25, "events.k8s.io/v1", 19,
      .rewrite("more fields are required, and involvedObject is called regarding")
    ),
    ("node.k8s.io/v1beta1", "RuntimeClass", 22, 25, "node.k8s.io/v1", 20, .rename),
    ("policy/v1beta1", "PodDisruptionBudget", 21, 25, "policy/v1", 21, .renameWhereSelecting),
    (
      "policy/v1beta1", "PodSecurityPolicy", 21, 25, nil, 0,
      .rewrite("Pod Security Admission is its successor")
    ),
    // 1.26
    ("autoscaling/v2beta2", "HorizontalPodAutoscaler", 23, 26, "autoscaling/v2", 23, .rename),
    (
      "flowcontrol.apiserver.k8s.io/v1beta1", "FlowSchema", 23, 26, "flowcontrol.apiserver.k8s.io/v1", 29,
      .rename
    ),
    (
      "flowcontrol.apiserver.k8s.io/v1beta1", "PriorityLevelConfiguration", 23, 26,
      "flowcontrol.apiserver.k8s.io/v1", 29,
      .rewrite("assuredConcurrencyShares is called nominalConcurrencyShares")
    ),
    // 1.27
    ("storage.k8s.io/v1beta1", "CSIStorageCapacity", 24, 27, "storage.k8s.io/v1", 24, .rename),
    // 1.28
    (
      "kubescheduler.config.k8s.io/v1beta2", "KubeSchedulerConfiguration", 25, 28,
      "kubescheduler.config.k8s.io/v1", 25, .rewrite("plugins have other names and defaults")
    ),
    // 1.29
    (
      "flowcontrol.apiserver.k8s.io/v1beta2", "FlowSchema", 26, 29, "flowcontrol.apiserver.k8s.io/v1", 29,
      .rename
    ),
    (
      "flowcontrol.apiserver.k8s.io/v1beta2", "PriorityLevelConfiguration", 26, 29,
      "flowcontrol.apiserver.k8s.io/v1", 29,
      .rewrite("assuredConcurrencyShares is called nominalConcurrencyShares")
    ),
    (
      "kubescheduler.config.k8s.io/v1beta3", "KubeSchedulerConfiguration", 26, 29,
      "kubescheduler.config.k8s.io/v1", 25, .rename
    ),
    // 1.31
    (
      "resource.k8s.io/v1alpha2", "ResourceClaim ResourceClaimTemplate ResourceClass PodSchedulingContext",
      31,
      31, "resource.k8s.io/v1", 34, .rewrite(devices)
    ),
    // 1.32
    (
      "flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema PriorityLevelConfiguration", 29, 32,
      "flowcontrol.apiserver.k8s.io/v1", 29, .rename
    ),
    // 1.33 and 1.34
    (
      "admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
      29, 33, "admissionregistration.k8s.io/v1", 30, .rename
    ),
    (
      "admissionregistration.k8s.io/v1beta1", "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
      31, 34, "admissionregistration.k8s.io/v1", 30, .rename
    ),
    (
      "resource.k8s.io/v1alpha3", "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice", 32, 34,
      "resource.k8s.io/v1", 34, .rewrite(devices)
    ),
    // 1.35
    ("storage.k8s.io/v1alpha1", "VolumeAttributesClass", 31, 35, "storage.k8s.io/v1", 34, .rename),
    (
      "storagemigration.k8s.io/v1alpha1", "StorageVersionMigration", 33, 35,
      "storagemigration.k8s.io/v1beta1",
      35, .rewrite("the resource is named by group and resource only")
    ),
    // 1.37
    (
      "certificates.k8s.io/v1alpha1", "ClusterTrustBundle", 34, 37, "certificates.k8s.io/v1beta1", 33, .rename
    ),
    ("networking.k8s.io/v1beta1", "IPAddress ServiceCIDR", 34, 37, "networking.k8s.io/v1", 33, .rename),
    ("storage.k8s.io/v1beta1", "VolumeAttributesClass", 34, 37, "storage.k8s.io/v1", 34, .rename),
    // Announced.
    (
      "resource.k8s.io/v1beta1", "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice", 35, 38,
      "resource.k8s.io/v1", 34, .rewrite(devices)
    ),
    (
      "resource.k8s.io/v1beta2", "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice", 36, 39,
      "resource.k8s.io/v1", 34, .rename
    ),
    // Deprecated, and still served.
    (
      "v1", "Endpoints", 33, nil, "discovery.k8s.io/v1", 21,
      .rewrite("an EndpointSlice holds the addresses of one family, by endpoint")
    ),
    ("v1", "ComponentStatus", 19, nil, nil, 0, .rewrite("the health endpoints of the components are")),
  ]
}
