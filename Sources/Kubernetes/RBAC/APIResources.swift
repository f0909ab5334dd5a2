internal import Documents

/// A resource that the API serves.
public struct APIResource: Sendable, Hashable {
  public let group: String
  /// In the plural, as in rules.
  public let name: String
  public let isNamespaced: Bool
}

/// The resources of Kubernetes, and those that the CustomResourceDefinitions of an input add. Rules never go
/// by this: they match whatever name they say.
public struct APIResources: Sendable {
  public private(set) var all: [APIResource] = []
  /// Positions in `all`, by plural, singular and short names, each as such and behind it the group.
  private var named: [String: [Int]] = [:]
  private var byGroup: [String: [Int]] = [:]

  public init(_ inventory: Inventory) {
    self = Self.builtIn
    for definition in inventory.objects(ofKind: "CustomResourceDefinition") {
      guard let spec = definition.node.given("spec"), let names = spec.given("names"),
        let group = spec.given("group")?.text, let plural = names.given("plural")?.text
      else { continue }
      let aliases =
        [names.given("singular")?.text].compactMap { $0 } + names.items("shortNames").compactMap(\.text)
      add(
        APIResource(group: group, name: plural, isNamespaced: spec["scope"]?.textIs("Cluster") != true),
        aliases: aliases)
    }
  }

  private init() {
    for (text, isNamespaced) in [(Self.namespaced, true), (Self.cluster, false)] {
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        let group = words[0] == "core" ? "" : String(words[0])
        for word in words.dropFirst() {
          let names = word.split(separator: "=").map(String.init)
          let aliases = names.count > 1 ? names[1].split(separator: ",").map(String.init) : []
          add(
            APIResource(group: group, name: names[0], isNamespaced: isNamespaced),
            aliases: aliases + [Self.singular(names[0])])
        }
      }
    }
  }

  private mutating func add(_ resource: APIResource, aliases: [String]) {
    let position = all.count
    all.append(resource)
    byGroup[resource.group, default: []].append(position)
    for name in Set([resource.name] + aliases) {
      named[name, default: []].append(position)
      if !resource.group.isEmpty { named["\(name).\(resource.group)", default: []].append(position) }
    }
  }

  private static func singular(_ plural: String) -> String {
    if plural.hasSuffix("ies") { return plural.dropLast(3) + "y" }
    if plural.hasSuffix("sses") { return String(plural.dropLast(2)) }
    return plural.hasSuffix("s") ? String(plural.dropLast()) : plural
  }

  /// The resources that a word means, as kubectl takes it: `pods`, `pod`, `po`, `deployments.apps`. Several
  /// where more than one group has it, none where nobody knows it.
  public func named(_ word: String) -> [APIResource] { (named[word] ?? []).map { all[$0] } }

  /// The names of all resources, for suggestions.
  public var names: [String] { Array(Set(all.map(\.name))).sorted() }

  /// The resources of one group.
  public func of(group: String) -> [APIResource] { (byGroup[group] ?? []).map { all[$0] } }

  public func hasGroup(_ group: String) -> Bool { byGroup[group] != nil }

  public static let builtIn = APIResources()

  /// A group a line, with the short names of each resource.
  ///
  /// Source: what an API server of 1.36 serves, what its default roles name besides, what rules name without
  /// there being such a resource (users, signers), and PodSecurityPolicy, which is gone.
  private static let namespaced = """
    core bindings configmaps=cm endpoints=ep events=ev limitranges=limits persistentvolumeclaims=pvc pods=po \
    podtemplates replicationcontrollers=rc resourcequotas=quota secrets serviceaccounts=sa services=svc
    apps controllerrevisions daemonsets=ds deployments=deploy replicasets=rs statefulsets=sts
    events.k8s.io events=ev
    authorization.k8s.io localsubjectaccessreviews
    autoscaling horizontalpodautoscalers=hpa
    batch cronjobs=cj jobs
    certificates.k8s.io podcertificaterequests
    networking.k8s.io ingresses=ing networkpolicies=netpol
    policy poddisruptionbudgets=pdb
    rbac.authorization.k8s.io rolebindings roles
    storage.k8s.io csistoragecapacities
    scheduling.k8s.io podgroups workloads
    coordination.k8s.io leases leasecandidates
    discovery.k8s.io endpointslices
    resource.k8s.io resourceclaims resourceclaimtemplates
    metrics.k8s.io pods
    """

  private static let cluster = """
    core componentstatuses=cs namespaces=ns nodes=no persistentvolumes=pv users groups
    apiregistration.k8s.io apiservices
    authentication.k8s.io selfsubjectreviews tokenreviews uids userextras
    authorization.k8s.io selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews
    certificates.k8s.io certificatesigningrequests=csr clustertrustbundles signers
    networking.k8s.io ingressclasses ipaddresses=ip servicecidrs
    rbac.authorization.k8s.io clusterrolebindings clusterroles
    storage.k8s.io csidrivers csinodes storageclasses=sc volumeattachments volumeattributesclasses=vac
    storagemigration.k8s.io storageversionmigrations
    admissionregistration.k8s.io mutatingadmissionpolicies mutatingadmissionpolicybindings \
    mutatingwebhookconfigurations validatingadmissionpolicies validatingadmissionpolicybindings \
    validatingwebhookconfigurations
    apiextensions.k8s.io customresourcedefinitions=crd,crds
    scheduling.k8s.io priorityclasses=pc
    node.k8s.io runtimeclasses
    resource.k8s.io deviceclasses devicetaintrules resourceslices
    flowcontrol.apiserver.k8s.io flowschemas prioritylevelconfigurations
    policy podsecuritypolicies=psp
    metrics.k8s.io nodes
    """
}
