import Kubernetes
import Testing

@Suite("Networks of namespaces") struct NamespaceNetworkTests {
  private func pod(_ name: String, _ labels: String, host: Bool = false) -> String {
    "{apiVersion: v1, kind: Pod, metadata: {name: \(name), namespace: shop, labels: {\(labels)}}, "
      + "spec: {hostNetwork: \(host), containers: []}}"
  }

  private func policy(_ selector: String, _ types: String = "Ingress", namespace: String = "shop") -> String {
    "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a, namespace: \(namespace)}, "
      + "spec: {podSelector: {\(selector)}, policyTypes: [\(types)]}}"
  }

  private func network(_ texts: String...) throws -> NamespaceNetwork {
    Inventory(objects: try objects(texts.joined(separator: "\n---\n"))).network(of: "shop")
  }

  private func open(_ isolation: NamespaceNetwork.Isolation) -> [String]? {
    guard case .open(let count, let first) = isolation else { return nil }
    return ["\(count)", first?.object.name ?? ""]
  }

  @Test("open workloads are counted in each direction, those of the host network left out")
  func isolation() throws {
    let network = try network(
      pod("a", "app: a"), pod("b", "app: b"), pod("c", "app: c"), pod("d", "app: d", host: true),
      policy("matchLabels: {app: b}", "Ingress, Egress"), policy("matchLabels: {app: a}"),
      policy("matchLabels: {app: c}", namespace: "other"))
    #expect(open(network.ingress) == ["1", "c"])
    #expect(open(network.egress) == ["2", "a"])
    #expect(network.policies.count == 2)
    #expect(network.hostWorkloads.count == 1)
  }

  @Test(
    "selectors that select all three",
    arguments: [
      "", "matchExpressions: [{key: app, operator: Exists}]",
      "matchExpressions: [{key: app, operator: In, values: [a, b, c]}]",
      "matchExpressions: [{key: app, operator: NotIn, values: [x]}]", "matchLabels: {all: 'yes'}",
      "matchLabels: {all: 'yes'}, matchExpressions: [{key: none, operator: DoesNotExist}]",
    ])
  func complete(_ selector: String) throws {
    let network = try network(
      pod("a", "app: a, all: 'yes'"), pod("b", "app: b, all: 'yes'"), pod("c", "app: c, all: 'yes'"),
      policy(selector))
    #expect(open(network.ingress) == nil)
    #expect(open(network.egress) == ["3", "a"])
  }

  @Test("a selector finds through the index what it finds by looking at all")
  func index() throws {
    let pods = (0..<60).map { pod("p\($0)", "a: v\($0 % 3), b: v\($0 % 5)" + ($0 % 2 == 0 ? ", c: ~" : "")) }
    let inventory = Inventory(objects: try objects((pods + [policy("")]).joined(separator: "\n---\n")))
    let network = inventory.network(of: "shop")
    for text in [
      "{matchLabels: {a: v1, b: v2}}", "{matchLabels: {c: ''}}", "{matchLabels: {a: v9}}",
      "{matchLabels: {a: v0}, matchExpressions: [{key: c, operator: Exists}]}",
      "{matchExpressions: [{key: a, operator: In, values: [v2]}, {key: c, operator: DoesNotExist}]}",
      "{matchExpressions: [{key: b, operator: NotIn, values: [v0, v1]}]}", "{}",
    ] {
      let selector = LabelSelector(try node(text))
      var found: [String] = []
      network.forEachWorkload(selectedBy: selector) {
        found.append($0.object.name)
        return true
      }
      let expected = inventory.workloads.filter { selector.matches(Labels(of: $0.template)) }
      #expect(found == expected.map(\.object.name), "\(text)")
      #expect(network.selectsWorkload(selector) == !expected.isEmpty)
    }
  }

  @Test(
    "policies of plugins and tiers",
    arguments: [
      ("cilium.io/v2", "CiliumNetworkPolicy", "{endpointSelector: {}, ingress: [{}]}", "complete open"),
      (
        "cilium.io/v2", "CiliumNetworkPolicy", "{endpointSelector: {matchLabels: {a: b}}, egress: [{}]}",
        "open unknown"
      ),
      (
        "cilium.io/v2", "CiliumClusterwideNetworkPolicy",
        "{endpointSelector: {}, enableDefaultDeny: {egress: false}, ingress: [{}], egress: [{}]}",
        "complete open"
      ),
      (
        "projectcalico.org/v3", "GlobalNetworkPolicy", "{selector: all(), types: [Ingress, Egress]}",
        "complete complete"
      ),
      ("projectcalico.org/v3", "NetworkPolicy", "{selector: app == 'a', types: [Egress]}", "open unknown"),
      ("crd.projectcalico.org/v1", "GlobalNetworkPolicy", "{namespaceSelector: a == 'b'}", "unknown open"),
      ("example.com/v1", "GlobalNetworkPolicy", "{selector: all()}", "open open"),
      (
        "policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy",
        "{tier: Admin, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}",
        "open open"
      ),
      (
        "policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy",
        "{tier: Baseline, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}",
        "complete open"
      ),
    ])
  func foreign(_ version: String, _ kind: String, _ spec: String, _ expected: String) throws {
    let network = try network(
      pod("a", "app: a"),
      "{apiVersion: \(version), kind: \(kind), metadata: {name: x, namespace: shop}, spec: \(spec)}")
    func word(_ isolation: NamespaceNetwork.Isolation) -> String {
      switch isolation {
      case .complete: "complete"
      case .unknown: "unknown"
      case .open: "open"
      }
    }
    #expect("\(word(network.ingress)) \(word(network.egress))" == expected)
  }
}
