import Documents
import Kubernetes

/// A small cluster made by chance: pods, namespaces and policies that meet often, with the odd cases of the
/// API in them.
struct RandomCluster {
  private var random: SplitMix
  private(set) var text = ""
  private var namespaces: [String] = []
  private let keyPrefix: String
  private let copies: Int

  /// - Parameters:
  ///   - keyPrefix: Stands before the keys of all labels.
  ///   - copies: How often each pod is there, as `pod1`, `pod1-copy1` and so on.
  init(seed: UInt64, keyPrefix: String = "", copies: Int = 1) {
    random = SplitMix(state: seed)
    self.keyPrefix = keyPrefix
    self.copies = copies
    namespaces = (0...random.below(3)).map { "ns\($0)" }
    for name in namespaces where random.chance(80) {
      text += "---\n{apiVersion: v1, kind: Namespace, metadata: {name: \(name), labels: \(labels())}}\n"
    }
    for number in 0...random.below(8) { addPod(number) }
    for number in 0..<random.below(8) { addPolicy(number) }
    // A third of the clusters have tiers.
    guard random.chance(33) else { return }
    if random.chance(50) {
      for number in 0..<random.below(4) { addTier(number, "AdminNetworkPolicy") }
      if random.chance(60) { addTier(0, "BaselineAdminNetworkPolicy") }
    } else {
      for number in 0...random.below(4) { addTier(number, "ClusterNetworkPolicy") }
    }
  }

  private mutating func addTier(_ number: Int, _ kind: String) {
    let isCluster = kind == "ClusterNetworkPolicy"
    let isBaseline = kind == "BaselineAdminNetworkPolicy"
    var fields = ["subject: \(tierPods())"]
    if isCluster { fields.append("tier: \(pick(["Admin", "Baseline"]))") }
    // Different ones: policies of one priority have no order.
    if !isBaseline { fields.append("priority: \(10 + 7 * number % 5)") }
    if random.chance(70) { fields.append("ingress: [\(tierRules("from", isCluster, isBaseline))]") }
    if random.chance(70) { fields.append("egress: [\(tierRules("to", isCluster, isBaseline))]") }
    text += """
      ---
      {apiVersion: policy.networking.k8s.io/v1alpha1, kind: \(kind),
       metadata: {name: \(isBaseline ? "default" : "tier\(number)")}, spec: {\(fields.joined(separator: ", "))}}

      """
  }

  private mutating func tierPods() -> String {
    random.chance(50)
      ? "{namespaces: \(namespaceSelector())}"
      : "{pods: {namespaceSelector: \(namespaceSelector()), podSelector: \(selector())}}"
  }

  private mutating func tierRules(_ key: String, _ isCluster: Bool, _ isBaseline: Bool) -> String {
    list(3) { cluster in
      let allow = isCluster ? "Accept" : "Allow"
      let action = cluster.pick(isBaseline ? [allow, "Deny"] : [allow, "Deny", "Pass"])
      var peers = [cluster.tierPods()]
      if key == "to", cluster.random.chance(30) {
        peers.append(
          "{networks: [\(cluster.pick(["10.0.0.0/8", "0.0.0.0/0", "'2001:db8::/32'", "10.1.2.3/32"]))]}")
      }
      var rule = "{action: \(action), \(key): [\(peers.joined(separator: ", "))]"
      if cluster.random.chance(60) {
        rule += isCluster ? ", protocols: [\(cluster.tierProtocol())]" : ", ports: [\(cluster.tierPort())]"
      }
      return rule + "}"
    }
  }

  private mutating func tierPort() -> String {
    pick([
      "{portNumber: {protocol: TCP, port: 80}}", "{portNumber: {protocol: UDP, port: 53}}",
      "{namedPort: web}",
      "{portRange: {protocol: TCP, start: 70, end: 81}}", "{namedPort: dns}",
    ])
  }

  private mutating func tierProtocol() -> String {
    pick([
      "{tcp: {destinationPort: {number: 80}}}", "{udp: {destinationPort: {number: 53}}}", "{tcp: {}}",
      "{tcp: {destinationPort: {range: {start: 70, end: 81}}}}", "{destinationNamedPort: web}",
    ])
  }

  private mutating func pick<T>(_ choices: [T]) -> T { choices[random.below(choices.count)] }

  private mutating func labels() -> String {
    var labels: [String] = []
    for key in ["a", "b", "c"] where random.chance(60) {
      labels.append("\(keyPrefix)\(key): \(pick(["x", "y", "z"]))")
    }
    return "{\(labels.joined(separator: ", "))}"
  }

  private mutating func addPod(_ number: Int) {
    var ports: [String] = []
    for name in ["web", "dns"] where random.chance(40) {
      ports.append(
        "{name: \(name), containerPort: \(pick([53, 80, 81])), protocol: \(pick(["TCP", "UDP"]))}")
    }
    let address =
      random.chance(30) ? ", status: {podIP: \(pick(["10.0.0.9", "10.1.2.3", "192.168.1.1"]))}" : ""
    let host = random.chance(10) ? "hostNetwork: true, " : ""
    let (namespace, labels) = (pick(namespaces), labels())
    for copy in 0..<copies {
      let name = copy == 0 ? "pod\(number)" : "pod\(number)-copy\(copy)"
      text += """
        ---
        {apiVersion: v1, kind: Pod, metadata: {name: \(name), namespace: \(namespace), labels: \(labels)},
         spec: {\(host)containers: [{name: a, ports: [\(ports.joined(separator: ", "))]}]}\(address)}

        """
    }
  }

  private mutating func selector() -> String {
    switch random.below(6) {
    case 0, 1: return "{}"
    case 2, 3: return "{matchLabels: {\(keyPrefix)\(pick(["a", "b", "c"])): \(pick(["x", "y"]))}}"
    case 4:
      let op = pick(["In", "NotIn"])
      return
        "{matchExpressions: [{key: \(keyPrefix)\(pick(["a", "b", "d"])), operator: \(op), values: [x, \(pick(["y", "w"]))]}]}"
    default:
      let op = pick(["Exists", "DoesNotExist"])
      return
        "{matchLabels: {\(keyPrefix)a: x}, matchExpressions: [{key: \(keyPrefix)\(pick(["b", "d"])), operator: \(op)}]}"
    }
  }

  private mutating func namespaceSelector() -> String {
    random.chance(30)
      ? "{matchLabels: {kubernetes.io/metadata.name: \(pick(namespaces))}}" : selector()
  }

  private mutating func peer() -> String {
    switch random.below(5) {
    case 0, 1: return "{podSelector: \(selector())}"
    case 2: return "{namespaceSelector: \(namespaceSelector())}"
    case 3: return "{namespaceSelector: \(namespaceSelector()), podSelector: \(selector())}"
    default:
      return pick([
        "{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.3.0.0/16]}}", "{ipBlock: {cidr: 0.0.0.0/0}}",
        "{ipBlock: {cidr: 10.1.2.0/24}}", "{ipBlock: {cidr: 10.128.0.0/9}}",
        "{ipBlock: {cidr: '2001:db8::/32', except: ['2001:db8::/33']}}", "{ipBlock: {cidr: '::/0'}}",
      ])
    }
  }

  private mutating func port() -> String {
    let proto = pick(["", "", "protocol: UDP", "protocol: SCTP", "protocol: TCP"])
    let port = pick([
      "", "port: 80", "port: 53", "port: web", "port: dns", "port: 70, endPort: 80", "port: 65535",
    ])
    return "{\([port, proto].filter { !$0.isEmpty }.joined(separator: ", "))}"
  }

  private mutating func rule(_ key: String) -> String {
    var fields: [String] = []
    if random.chance(75) { fields.append("\(key): [\(list(2) { $0.peer() })]") }
    if random.chance(60) { fields.append("ports: [\(list(2) { $0.port() })]") }
    return "{\(fields.joined(separator: ", "))}"
  }

  /// Up to so many; sometimes none, which a list in a rule takes for all.
  private mutating func list(_ most: Int, _ make: (inout Self) -> String) -> String {
    (0..<random.below(most + 1)).map { _ in make(&self) }.joined(separator: ", ")
  }

  private mutating func addPolicy(_ number: Int) {
    var fields: [String] = []
    if random.chance(90) { fields.append("podSelector: \(selector())") }
    if random.chance(60) {
      fields.append("policyTypes: \(pick(["[]", "[Ingress]", "[Egress]", "[Ingress, Egress]"]))")
    }
    if random.chance(70) { fields.append("ingress: [\(list(2) { $0.rule("from") })]") }
    if random.chance(60) { fields.append("egress: [\(list(2) { $0.rule("to") })]") }
    text += """
      ---
      {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy,
       metadata: {name: policy\(number), namespace: \(pick(namespaces))}, spec: {\(fields.joined(separator: ", "))}}

      """
  }
}

/// A generator of numbers that gives the same for the same seed everywhere.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
