public import Documents

/// How a Service can be reached from outside the cluster.
public struct ServiceExposure: Sendable {
  public let object: KubernetesObject
  public let spec: Node
  /// `spec.type` where it is given.
  public let type: Node?

  /// Nil for what is no Service of the core group.
  public init?(_ object: KubernetesObject) {
    guard object.apiVersion == "v1", object.kind == "Service", let spec = object.node.given("spec") else {
      return nil
    }
    self.object = object
    self.spec = spec
    type = spec.given("type")
  }

  public var isNodePort: Bool { type?.textIs("NodePort") ?? false }
  public var isLoadBalancer: Bool { type?.textIs("LoadBalancer") ?? false }

  /// `spec.externalIPs` where it names addresses.
  public var externalIPs: Node? {
    guard let list = spec.given("externalIPs"), list.count > 0 else { return nil }
    return list
  }

  /// Everybody who reaches the nodes, or the load balancer, reaches the Service.
  public var isOpen: Bool {
    isNodePort || externalIPs != nil || isLoadBalancer && !isInternal && (!isRestricted || openRange != nil)
  }

  /// The load balancer takes connections from some address ranges only.
  public var isRestricted: Bool {
    if let ranges = spec.given("loadBalancerSourceRanges"), ranges.count > 0 { return true }
    return object.metadata?.given("annotations")?.children.contains { annotation in
      Self.restricting.contains { annotation.keyIs($0) } && !annotation.textIs("")
    } ?? false
  }

  /// The first source range that holds every address.
  public var openRange: Node? {
    if let ranges = spec.given("loadBalancerSourceRanges"), ranges.count > 0 {
      return ranges.children.first { $0.textIs("0.0.0.0/0") || $0.textIs("::/0") }
    }
    return object.metadata?.given("annotations")?.children.first { annotation in
      Self.restricting.contains { annotation.keyIs($0) }
        && (annotation.textIs("0.0.0.0/0") || annotation.textIs("::/0"))
    }
  }

  private static let restricting: [StaticString] = [
    "service.beta.kubernetes.io/load-balancer-source-ranges",
    "service.beta.kubernetes.io/azure-allowed-ip-ranges",
    "service.beta.kubernetes.io/azure-allowed-service-tags",
  ]

  /// The load balancer has an address in the provider's private network only.
  public var isInternal: Bool {
    let name = spec["loadBalancerClass"]
    if name?.textIs("tailscale") ?? false || name?.textIs("networking.gke.io/l4-regional-internal") ?? false {
      return true
    }
    let annotations = object.metadata?.given("annotations")
    if annotations?.given("service.kubernetes.io/qcloud-loadbalancer-internal-subnetid") != nil {
      return true
    }
    if annotations?.children.contains(where: Self.isInternal) ?? false { return true }
    return isInternalByDefault(annotations)
  }

  private static func isInternal(_ annotation: Node) -> Bool {
    internalWhere.contains { annotation.keyIs($0.key) && $0.values.contains(where: annotation.textIs) }
  }

  /// Sources: kubernetes.io/docs/concepts/services-networking/service (internal load balancer), and the
  /// documentation of the cloud controllers for what is not there: Azure, AWS, GKE, OCI, Hetzner.
  private static let internalWhere: [(key: StaticString, values: [StaticString])] = [
    ("service.beta.kubernetes.io/aws-load-balancer-internal", ["true", "0.0.0.0/0"]),
    ("service.beta.kubernetes.io/aws-load-balancer-scheme", ["internal"]),
    ("service.beta.kubernetes.io/azure-load-balancer-internal", ["true"]),
    ("networking.gke.io/load-balancer-type", ["Internal", "internal"]),
    ("cloud.google.com/load-balancer-type", ["Internal", "internal"]),
    ("service.beta.kubernetes.io/oci-load-balancer-internal", ["true"]),
    ("oci-network-load-balancer.oraclecloud.com/internal", ["true"]),
    ("service.beta.kubernetes.io/cce-load-balancer-internal-vpc", ["true"]),
    ("service.beta.kubernetes.io/openstack-internal-load-balancer", ["true"]),
    ("service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type", ["intranet"]),
    ("service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type", ["private"]),
    ("load-balancer.hetzner.cloud/disable-public-network", ["true"]),
  ]

  /// The AWS Load Balancer Controller makes internal ones unless told otherwise; the older controller
  /// in Kubernetes itself does not.
  private func isInternalByDefault(_ annotations: Node?) -> Bool {
    let type = annotations?["service.beta.kubernetes.io/aws-load-balancer-type"]
    let isItsOwn =
      type.map { $0.textIs("external") || $0.textIs("nlb-ip") } ?? false
      || spec["loadBalancerClass"]?.textIs("service.k8s.aws/nlb") ?? false
    return isItsOwn && annotations?.given("service.beta.kubernetes.io/aws-load-balancer-scheme") == nil
  }
}
