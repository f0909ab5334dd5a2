import Documents
import Kubernetes
import Testing

@testable import Connectivity

/// The rules of the API where they surprise, one case each, and sets of ports and addresses.
@Suite("Semantics of network policies") struct SemanticsTests {
  private static let pods = """
    {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: n, labels: {app: a}}, spec: {containers: [{name: x}]}}
    ---
    {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: n, labels: {app: b}},
     spec: {containers: [{name: x, ports: [{name: web, containerPort: 8080}]}]}}
    ---

    """

  /// What pod a may send to pod b under a policy for both.
  private func passes(_ spec: String) throws -> String {
    let policy =
      "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: n}, spec: "
    let inventory = Inventory(objects: try objects(Self.pods + policy + spec + "}"))
    let connectivity = Connectivity(inventory)
    try #require(connectivity.faults.isEmpty)
    let map = NetworkMap(connectivity, inventory)
    return map.connections.first { $0.source == .workload(0) && $0.destination == .workload(1) }
      .map { "\($0.connections)" } ?? "nothing"
  }

  @Test(arguments: [
    // An empty list of types is as none; egress counts where it has a rule.
    ("{policyTypes: []}", "nothing"), ("{policyTypes: [Egress], egress: [{}]}", "All Connections"),
    ("{ingress: [{}], egress: []}", "All Connections"),
    ("{ingress: [{}], egress: [{ports: [{port: 1}]}]}", "TCP 1"),
    // Rules of a direction that the types leave out do not count.
    ("{policyTypes: [Egress], ingress: [{}], egress: [{}]}", "All Connections"),
    // Empty peers and ports are everyone and everything.
    ("{ingress: [{from: [], ports: []}]}", "All Connections"), ("{ingress: []}", "nothing"),
    // A port without a number is all of its protocol, TCP where none is named.
    ("{ingress: [{ports: [{}]}]}", "TCP 1-65535"), ("{ingress: [{ports: [{protocol: UDP}]}]}", "UDP 1-65535"),
    // Names are those of the destination, protocol and all.
    ("{ingress: [{ports: [{port: web}]}]}", "TCP 8080"),
    ("{ingress: [{ports: [{port: web, protocol: UDP}]}]}", "nothing"),
    ("{podSelector: {matchLabels: {app: a}}, egress: [{ports: [{port: web}]}]}", "TCP 8080"),
    ("{policyTypes: [Egress], egress: [{ports: [{port: web}, {port: 80, endPort: 82}]}]}", "TCP 80-82,8080"),
    // Both selectors in one entry must hold, two entries are alternatives.
    ("{ingress: [{from: [{podSelector: {matchLabels: {app: b}}, namespaceSelector: {}}]}]}", "nothing"),
    (
      "{ingress: [{from: [{podSelector: {matchLabels: {app: b}}}, {namespaceSelector: {}}]}]}",
      "All Connections"
    ),
    // A namespace carries its name without a manifest.
    (
      "{ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: n}}}]}]}",
      "All Connections"
    ),
    // NotIn holds where the key is missing.
    (
      "{ingress: [{from: [{podSelector: {matchExpressions: [{key: z, operator: NotIn, values: [a]}]}}]}]}",
      "All Connections"
    ),
    ("{ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}", "nothing"),
  ])
  func surprises(_ spec: String, _ expected: String) throws { #expect(try passes(spec) == expected) }

  @Test(
    "what the API server refuses counts for nothing and is told",
    arguments: [
      "{ingress: [{from: [{}]}]}",
      "{ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/8]}}]}]}",
      "{ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}]}",
      "{ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}]}",
      "{ingress: [{ports: [{port: 0}]}]}", "{ingress: [{ports: [{port: 65536}]}]}",
      "{ingress: [{ports: [{endPort: 5}]}]}", "{ingress: [{ports: [{port: web, endPort: 5}]}]}",
      "{ingress: [{ports: [{port: 6, endPort: 5}]}]}", "{ingress: [{ports: [{protocol: ICMP}]}]}",
      "{podSelector: {matchExpressions: [{key: a, operator: In}]}}", "{policyTypes: [Both]}", "{ingress: x}",
      "{ingress: [{from: [x]}]}", "{ingress: [{ports: [x]}]}", "{podSelector: x}", "[]",
      "{ingress: [{from: x}]}", "{ingress: [{ports: {}}]}", "{ingress: [x]}",
    ])
  func refused(_ spec: String) throws {
    let policy =
      "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: n}, spec: "
    let inventory = Inventory(objects: try objects(Self.pods + policy + spec + "}"))
    let connectivity = Connectivity(inventory)
    #expect(connectivity.faults.count == 1)
    #expect(connectivity.policies.isEmpty)
  }

  @Test("sets of ports behave as sets", arguments: 0..<200)
  func portSets(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    func some() -> PortSet {
      (0..<random.below(4)).reduce(.none) { set, _ in
        let low = UInt16(1 + random.below(40))
        return set.union(PortSet(low...low + UInt16(random.below(10))))
      }
    }
    let (a, b) = (some(), random.chance(10) ? PortSet.all : some())
    for port in UInt16(1)...60 {
      #expect(a.union(b).contains(port) == (a.contains(port) || b.contains(port)))
      #expect(a.intersection(b).contains(port) == (a.contains(port) && b.contains(port)))
      #expect(a.subtracting(b).contains(port) == (a.contains(port) && !b.contains(port)))
    }
    #expect(a.union(b) == b.union(a))
    #expect(a.subtracting(b).union(a.intersection(b)) == a)
  }

  @Test("a range that is a block is shown as one") func blocks() {
    func block(_ first: UInt128, _ last: UInt128) -> String? {
      AddressInterval(family: .ipv4, first: first, last: last).block?.description
    }
    #expect(block(0, UInt128(UInt32.max)) == "0.0.0.0/0")
    #expect(block(0x0A00_0000, 0x0AFF_FFFF) == "10.0.0.0/8")
    #expect(block(7, 7) == "0.0.0.7/32")
    #expect(block(1, 2) == nil)
    #expect(block(2, 5) == nil)
    #expect(AddressInterval(family: .ipv6, first: 0, last: .max).block?.prefix == 0)
  }
}
