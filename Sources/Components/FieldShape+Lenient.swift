extension FieldShape {
  /// The kinds whose readers go on without the fields that they do not know, with a warning in a log at most.
  public static func isLenient(kind: String) -> Bool {
    switch kind {
    case "Policy", "KubeProxyConfiguration", "ClusterConfiguration", "InitConfiguration", "JoinConfiguration":
      true
    default: false
    }
  }

  /// Source: kubernetes, staging/src/k8s.io/kube-proxy/config/v1alpha1/types.go, up to 1.37. `udpIdleTimeout` and
  /// `resourceContainer` are of earlier releases.
  static let proxy = FieldShape.plain(
    "apiVersion", "kind", "bindAddress", "bindAddressHardFail", "clusterCIDR", "configSyncPeriod",
    "detectLocalMode", "enableProfiling", "featureGates", "healthzBindAddress", "hostnameOverride", "logging",
    "metricsBindAddress", "mode", "nodePortAddresses", "oomScoreAdj", "portRange", "resourceContainer",
    "showHiddenMetricsForVersion", "udpIdleTimeout", "windowsRunAsService"
  ).with([
    "clientConnection": .plain("acceptContentTypes", "burst", "contentType", "kubeconfig", "qps"),
    "conntrack": .plain(
      "max", "maxPerCore", "min", "tcpBeLiberal", "tcpCloseWaitTimeout", "tcpEstablishedTimeout",
      "udpStreamTimeout", "udpTimeout"),
    "detectLocal": .plain("bridgeInterface", "interfaceNamePrefix"),
    "iptables": .plain(
      "localhostNodePorts", "masqueradeAll", "masqueradeBit", "minSyncPeriod", "snatNodeInternalIP",
      "syncPeriod"),
    "ipvs": .plain(
      "excludeCIDRs", "minSyncPeriod", "scheduler", "strictARP", "syncPeriod", "tcpFinTimeout", "tcpTimeout",
      "udpTimeout"),
    "nftables": .plain("masqueradeAll", "masqueradeBit", "minSyncPeriod", "syncPeriod"),
    "winkernel": .plain(
      "enableDSR", "forwardHealthCheckVip", "networkName", "rootHnsEndpointName", "sourceVip"),
  ])

  // What lies deeper differs from version to version; these are the fields of v1beta1 to v1beta4.
  // Source: kubernetes, cmd/kubeadm/app/apis/kubeadm.

  static let kubeadmCluster = FieldShape.plain(
    "apiVersion", "kind", "apiServer", "caCertificateValidityPeriod", "certificateValidityPeriod",
    "certificatesDir",
    "clusterName", "controlPlaneEndpoint", "controllerManager", "dns", "encryptionAlgorithm", "etcd",
    "featureGates",
    "imageRepository", "kubernetesVersion", "networking", "proxy", "scheduler", "useHyperKubeImage")

  static let kubeadmInit = FieldShape.plain(
    "apiVersion", "kind", "bootstrapTokens", "certificateKey", "dryRun", "localAPIEndpoint",
    "nodeRegistration",
    "patches", "skipPhases", "timeouts")

  static let kubeadmJoin = FieldShape.plain(
    "apiVersion", "kind", "caCertPath", "controlPlane", "discovery", "dryRun", "nodeRegistration", "patches",
    "skipPhases", "timeouts")
}
