internal import Documents

/// The resources of rules that weigh something, by name alone: a rule's API groups say which of several
/// it means. `*` is none of the others here, so that who looks for a resource says whether `*` counts.
public struct Resources: OptionSet, Sendable, Hashable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The literal `*`: all resources and all their subresources.
  public static let star = Resources(rawValue: 1 << 0)
  public static let other = Resources(rawValue: 1 << 1)
  public static let secrets = Resources(rawValue: 1 << 2)
  public static let pods = Resources(rawValue: 1 << 3)
  public static let exec = Resources(rawValue: 1 << 4)
  public static let ephemeralContainers = Resources(rawValue: 1 << 5)
  public static let portForward = Resources(rawValue: 1 << 6)
  /// `pods/proxy` and `services/proxy`.
  public static let proxy = Resources(rawValue: 1 << 7)
  public static let nodes = Resources(rawValue: 1 << 8)
  public static let nodeProxy = Resources(rawValue: 1 << 9)
  /// `nodes/log`, `nodes/configz`, `nodes/pods` and `nodes/checkpoint`.
  public static let kubelet = Resources(rawValue: 1 << 10)
  /// `roles` and `clusterroles`.
  public static let roles = Resources(rawValue: 1 << 11)
  /// `rolebindings` and `clusterrolebindings`.
  public static let bindings = Resources(rawValue: 1 << 12)
  public static let users = Resources(rawValue: 1 << 13)
  public static let groups = Resources(rawValue: 1 << 14)
  public static let serviceAccounts = Resources(rawValue: 1 << 15)
  public static let tokens = Resources(rawValue: 1 << 16)
  /// `uids` and `userextras/KEY`.
  public static let userDetails = Resources(rawValue: 1 << 17)
  public static let approval = Resources(rawValue: 1 << 18)
  public static let signers = Resources(rawValue: 1 << 19)
  /// The configuration of admission that may change objects.
  public static let mutating = Resources(rawValue: 1 << 20)
  /// The configuration of admission that may only refuse them.
  public static let validating = Resources(rawValue: 1 << 21)
  public static let volumes = Resources(rawValue: 1 << 22)
  public static let endpoints = Resources(rawValue: 1 << 23)
  public static let endpointSlices = Resources(rawValue: 1 << 24)
  public static let apiServices = Resources(rawValue: 1 << 25)
  public static let namespaces = Resources(rawValue: 1 << 26)
  /// Kinds of `apps` whose pods follow their template.
  public static let apps = Resources(rawValue: 1 << 27)
  public static let jobs = Resources(rawValue: 1 << 28)
  public static let cronJobs = Resources(rawValue: 1 << 29)
  public static let replicationControllers = Resources(rawValue: 1 << 30)
  public static let podSecurityPolicies = Resources(rawValue: 1 << 31)
  public static let services = Resources(rawValue: 1 << 32)
  /// `ingresses` and `ingressclasses`, and what takes their place in the Gateway API.
  public static let ingresses = Resources(rawValue: 1 << 33)
  /// Policies of networks, of namespaces and of the cluster.
  public static let networkPolicies = Resources(rawValue: 1 << 34)
  public static let podStatus = Resources(rawValue: 1 << 35)
  /// What puts a pod on a node: `bindings` and `pods/binding`.
  public static let placement = Resources(rawValue: 1 << 36)
  public static let resize = Resources(rawValue: 1 << 37)
  public static let eviction = Resources(rawValue: 1 << 38)
  public static let leases = Resources(rawValue: 1 << 39)
  public static let events = Resources(rawValue: 1 << 40)
  public static let configMaps = Resources(rawValue: 1 << 41)
  public static let definitions = Resources(rawValue: 1 << 42)
  /// `storageclasses`, `csidrivers` and `volumeattachments`.
  public static let storage = Resources(rawValue: 1 << 43)
  /// `deviceclasses` and `resourceclaims`.
  public static let devices = Resources(rawValue: 1 << 44)
  /// `runtimeclasses` and `priorityclasses`.
  public static let classes = Resources(rawValue: 1 << 45)
  public static let logs = Resources(rawValue: 1 << 46)
  /// `tokenreviews` and `subjectaccessreviews`.
  public static let reviews = Resources(rawValue: 1 << 47)
  public static let trustBundles = Resources(rawValue: 1 << 48)
  public static let certificateRequests = Resources(rawValue: 1 << 49)
  public static let certificateStatus = Resources(rawValue: 1 << 50)
  /// Kinds of well-known operators that make pods of what their objects say.
  public static let operators = Resources(rawValue: 1 << 51)
  public static let attach = Resources(rawValue: 1 << 52)
  /// No resource: every path, in rules for paths.
  public static let everyPath = Resources(rawValue: 1 << 53)

  /// Those whose every verb is no weighty matter by itself.
  public static let minor: Resources = [
    .other, .services, .ingresses, .podStatus, .resize, .eviction, .leases, .events, .configMaps,
    .definitions,
    .storage, .devices, .classes, .logs, .reviews, .certificateStatus, .certificateRequests, .operators,
    .networkPolicies, .placement, .trustBundles,
  ]

  static let words = WordTable<Resources>([
    ("*", .star), ("secrets", .secrets), ("pods", .pods), ("pods/exec", .exec), ("pods/attach", .attach),
    ("pods/ephemeralcontainers", .ephemeralContainers), ("pods/portforward", .portForward),
    ("pods/proxy", .proxy), ("services/proxy", .proxy), ("nodes", .nodes), ("nodes/status", .nodes),
    ("nodes/proxy", .nodeProxy), ("nodes/log", .kubelet), ("nodes/configz", .kubelet),
    ("nodes/pods", .kubelet), ("nodes/checkpoint", .kubelet), ("roles", .roles), ("clusterroles", .roles),
    ("rolebindings", .bindings), ("clusterrolebindings", .bindings), ("users", .users),
    ("groups", .groups), ("serviceaccounts", .serviceAccounts), ("serviceaccounts/token", .tokens),
    ("uids", .userDetails), ("certificatesigningrequests/approval", .approval), ("signers", .signers),
    ("mutatingwebhookconfigurations", .mutating), ("mutatingadmissionpolicies", .mutating),
    ("mutatingadmissionpolicybindings", .mutating), ("validatingwebhookconfigurations", .validating),
    ("validatingadmissionpolicies", .validating), ("validatingadmissionpolicybindings", .validating),
    ("persistentvolumes", .volumes), ("endpoints", .endpoints), ("endpointslices", .endpointSlices),
    ("apiservices", .apiServices), ("namespaces", .namespaces), ("namespaces/finalize", .namespaces),
    ("namespaces/status", .namespaces), ("deployments", .apps), ("daemonsets", .apps),
    ("statefulsets", .apps), ("replicasets", .apps), ("jobs", .jobs), ("cronjobs", .cronJobs),
    ("replicationcontrollers", .replicationControllers), ("podsecuritypolicies", .podSecurityPolicies),
    ("*/exec", .exec), ("*/attach", .attach), ("*/ephemeralcontainers", .ephemeralContainers),
    ("*/portforward", .portForward), ("*/proxy", [.proxy, .nodeProxy]), ("*/token", .tokens),
    ("*/approval", .approval), ("*/log", [.kubelet, .logs]), ("*/configz", .kubelet), ("*/pods", .kubelet),
    ("*/checkpoint", .kubelet),
    ("*/status", [.nodes, .namespaces, .services, .podStatus, .certificateStatus]),
    ("*/finalize", .namespaces), ("*/binding", .placement), ("*/eviction", .eviction), ("*/resize", .resize),
    ("services", .services), ("services/status", .services), ("ingresses", .ingresses),
    ("ingressclasses", .ingresses), ("gateways", .ingresses), ("gatewayclasses", .ingresses),
    ("httproutes", .ingresses), ("grpcroutes", .ingresses), ("tlsroutes", .ingresses),
    ("tcproutes", .ingresses), ("udproutes", .ingresses), ("referencegrants", .ingresses),
    ("networkpolicies", .networkPolicies),
    ("adminnetworkpolicies", .networkPolicies), ("baselineadminnetworkpolicies", .networkPolicies),
    ("clusternetworkpolicies", .networkPolicies), ("pods/status", .podStatus), ("bindings", .placement),
    ("pods/binding", .placement), ("pods/resize", .resize), ("pods/eviction", .eviction), ("leases", .leases),
    ("events", .events), ("configmaps", .configMaps), ("customresourcedefinitions", .definitions),
    ("storageclasses", .storage), ("csidrivers", .storage), ("volumeattachments", .storage),
    ("deviceclasses", .devices), ("resourceclaims", .devices), ("runtimeclasses", .classes),
    ("priorityclasses", .classes), ("pods/log", .logs), ("tokenreviews", .reviews),
    ("subjectaccessreviews", .reviews), ("clustertrustbundles", .trustBundles),
    ("certificatesigningrequests", .certificateRequests),
    ("certificatesigningrequests/status", .certificateStatus), ("workflows", .operators),
    ("cronworkflows", .operators), ("applications", .operators), ("applicationsets", .operators),
    ("rollouts", .operators), ("taskruns", .operators), ("pipelineruns", .operators),
    ("kustomizations", .operators), ("helmreleases", .operators), ("virtualmachines", .operators),
    ("virtualmachineinstances", .operators), ("sparkapplications", .operators), ("rayclusters", .operators),
    ("rayjobs", .operators),
  ])

  init(word: Node) { self = word.withText(Self.init) ?? [] }

  /// What a resource with its subresource (`pods/exec`) is among these.
  public init(_ word: String) {
    var word = word
    self = word.withUTF8(Self.init)
  }

  private init(_ text: UnsafeBufferPointer<UInt8>) {
    if let known = Self.words.bits(of: text) {
      self = known
    } else {
      self = text.starts(with: "userextras/".utf8) ? .userDetails : .other
    }
  }
}
