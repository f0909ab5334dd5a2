extension FieldShape {
  /// The shape of a kind of configuration; nil for one that is not known.
  public static func of(kind: String, group: String) -> FieldShape? {
    switch (kind, group) {
    case ("KubeletConfiguration", "kubelet.config.k8s.io"): kubelet
    case ("AuthenticationConfiguration", "apiserver.config.k8s.io"): authentication
    case ("AuthorizationConfiguration", "apiserver.config.k8s.io"): authorization
    case ("AdmissionConfiguration", "apiserver.config.k8s.io"): admission
    case ("PodSecurityConfiguration", "pod-security.admission.config.k8s.io"): podSecurity
    case ("Policy", "audit.k8s.io"): auditPolicy
    case ("KubeProxyConfiguration", "kubeproxy.config.k8s.io"): proxy
    case ("ClusterConfiguration", "kubeadm.k8s.io"): kubeadmCluster
    case ("InitConfiguration", "kubeadm.k8s.io"): kubeadmInit
    case ("JoinConfiguration", "kubeadm.k8s.io"): kubeadmJoin
    default: nil
    }
  }

  /// Source: kubernetes, staging/src/k8s.io/kubelet/config/v1beta1/types.go, up to 1.37.
  private static let kubelet = FieldShape.plain(
    "apiVersion", "kind", "address", "allowedUnsafeSysctls", "cgroupDriver", "cgroupRoot", "cgroupsPerQOS",
    "clusterDNS", "clusterDomain", "configMapAndSecretChangeDetectionStrategy", "containerLogMaxFiles",
    "containerLogMaxSize", "containerLogMaxWorkers", "containerLogMonitorInterval",
    "containerRuntimeEndpoint",
    "contentType", "cpuCFSQuota", "cpuCFSQuotaPeriod", "cpuManagerPolicy", "cpuManagerPolicyOptions",
    "cpuManagerReconcilePeriod", "draManagerReconcilePeriod", "enableContentionProfiling",
    "enableControllerAttachDetach",
    "enableDebugFlagsHandler", "enableDebuggingHandlers", "enableProfilingHandler", "enableServer",
    "enableSystemLogHandler", "enableSystemLogQuery", "enforceNodeAllocatable", "eventBurst",
    "eventRecordQPS",
    "evictionHard", "evictionMaxPodGracePeriod", "evictionMinimumReclaim", "evictionPressureTransitionPeriod",
    "evictionSoft", "evictionSoftGracePeriod", "failCgroupV1", "failSwapOn", "featureGates",
    "fileCheckFrequency", "hairpinMode", "healthzBindAddress", "healthzPort", "httpCheckFrequency",
    "imageGCHighThresholdPercent", "imageGCLowThresholdPercent", "imageMaximumGCAge", "imageMinimumGCAge",
    "imagePullCredentialsVerificationPolicy", "imageServiceEndpoint", "iptablesDropBit",
    "iptablesMasqueradeBit", "kernelMemcgNotification", "kubeAPIBurst", "kubeAPIQPS", "kubeReserved",
    "kubeReservedCgroup", "kubeletCgroups", "localStorageCapacityIsolation", "logging",
    "makeIPTablesUtilChains", "maxOpenFiles", "maxParallelImagePulls", "maxPods", "memoryManagerPolicy",
    "memoryReservationPolicy", "memoryThrottlingFactor", "mergeDefaultEvictionSettings",
    "nodeLeaseDurationSeconds", "nodeStatusMaxImages", "nodeStatusReportFrequency",
    "nodeStatusUpdateFrequency", "oomScoreAdj", "podCIDR", "podLogsDir",
    "podPidsLimit", "podsPerCore", "port", "preloadedImagesVerificationAllowlist", "protectKernelDefaults",
    "providerID", "qosReserved", "readOnlyPort", "registerNode", "registerWithTaints", "registryBurst",
    "registryPullQPS", "reservedMemory", "reservedSystemCPUs", "resolvConf", "rotateCertificates", "runOnce",
    "runtimeRequestTimeout", "seccompDefault", "serializeImagePulls", "serverTLSBootstrap",
    "showHiddenMetricsForVersion", "shutdownGracePeriod", "shutdownGracePeriodCriticalPods",
    "singleProcessOOMKill", "staticPodPath", "staticPodURL", "staticPodURLHeader",
    "streamingConnectionIdleTimeout", "syncFrequency", "systemCgroups", "systemReserved",
    "systemReservedCgroup", "tlsCertFile", "tlsCipherSuites", "tlsCurvePreferences", "tlsMinVersion",
    "tlsPrivateKeyFile", "topologyManagerPolicy", "topologyManagerPolicyOptions", "topologyManagerScope",
    "tracing", "volumePluginDir", "volumeStatsAggPeriod"
  ).with([
    "authentication": .fields([
      "x509": .plain("clientCAFile"), "webhook": .plain("enabled", "cacheTTL"),
      "anonymous": .plain("enabled"),
    ]),
    "authorization": .fields([
      "mode": .any, "webhook": .plain("cacheAuthorizedTTL", "cacheUnauthorizedTTL"),
    ]),
    "crashLoopBackOff": .plain("maxContainerRestartPeriod"),
    "memorySwap": .plain("swapBehavior"),
    "shutdownGracePeriodByPodPriority": .items(.plain("priority", "shutdownGracePeriodSeconds")),
    "userNamespaces": .plain("idsPerPod"),
  ])

  /// Source: kubernetes.io, "kube-apiserver Configuration", and staging/src/k8s.io/apiserver/pkg/apis/apiserver.
  private static let authentication = FieldShape.plain("apiVersion", "kind").with([
    "anonymous": .fields(["enabled": .any, "conditions": .items(.plain("path"))]),
    "jwt": .items(
      .fields([
        "issuer": .plain(
          "url", "discoveryURL", "certificateAuthority", "audiences", "audienceMatchPolicy",
          "egressSelectorType"),
        "claimValidationRules": .items(.plain("claim", "requiredValue", "expression", "message")),
        "claimMappings": .fields([
          "username": .plain("claim", "prefix", "expression"),
          "groups": .plain("claim", "prefix", "expression"),
          "uid": .plain("claim", "expression"), "extra": .items(.plain("key", "valueExpression")),
        ]),
        "userValidationRules": .items(.plain("expression", "message")),
      ])),
  ])

  private static let authorization = FieldShape.plain("apiVersion", "kind").with([
    "authorizers": .items(
      .fields([
        "type": .any, "name": .any,
        "webhook": .plain(
          "authorizedTTL", "cacheAuthorizedRequests", "unauthorizedTTL", "cacheUnauthorizedRequests",
          "timeout",
          "subjectAccessReviewVersion", "matchConditionSubjectAccessReviewVersion", "failurePolicy"
        ).with([
          "connectionInfo": .plain("type", "kubeConfigFile"), "matchConditions": .items(.plain("expression")),
        ]),
      ]))
  ])

  /// What stands in `configuration` is the plugin's own; of those only PodSecurity's is known here.
  private static let admission = FieldShape.plain("apiVersion", "kind").with([
    "plugins": .items(.plain("name", "path", "configuration"))
  ])

  /// Source: pod-security-admission, admission/api/v1/types.go.
  private static let podSecurity = FieldShape.plain("apiVersion", "kind").with([
    "defaults": .plain("enforce", "enforce-version", "audit", "audit-version", "warn", "warn-version"),
    "exemptions": .plain("usernames", "namespaces", "runtimeClasses"),
  ])

  /// Source: kubernetes, staging/src/k8s.io/apiserver/pkg/apis/audit/v1/types.go.
  private static let auditPolicy = FieldShape.plain(
    "apiVersion", "kind", "metadata", "omitStages", "omitManagedFields"
  ).with([
    "rules": .items(
      .plain(
        "level", "users", "userGroups", "verbs", "namespaces", "nonResourceURLs", "omitStages",
        "omitManagedFields"
      ).with(["resources": .items(.plain("group", "resources", "resourceNames"))]))
  ])
}
