import Kubernetes
import Testing

@Suite("Network policies") struct NetworkPolicyTests {
  private func policy(_ spec: String) throws -> NetworkPolicy {
    let text = "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: \(spec)}"
    let object = try #require(objects(text).first)
    return try #require(NetworkPolicy(object))
  }

  @Test(
    "the directions in effect",
    arguments: [
      ("{}", true, false), ("~", true, false), ("{policyTypes: []}", true, false),
      ("{egress: []}", true, false),
      ("{egress: [{}]}", true, true), ("{policyTypes: [], egress: [{}]}", true, true),
      ("{policyTypes: [Egress], ingress: [{}]}", false, true),
      ("{policyTypes: [Ingress], egress: [{}]}", true, false),
      ("{policyTypes: [Ingress, Egress]}", true, true), ("{policyTypes: [egress]}", false, false),
    ])
  func directions(_ spec: String, _ ingress: Bool, _ egress: Bool) throws {
    let policy = try policy(spec)
    #expect(policy.isolates(.ingress) == ingress)
    #expect(policy.isolates(.egress) == egress)
  }

  @Test("rules count where their direction is in effect, and an empty list is as none")
  func rules() throws {
    let ignored = try policy("{policyTypes: [Egress], ingress: [{}], egress: [{to: [], ports: []}, ~, 7]}")
    #expect(Array(ignored.rules(.ingress)).isEmpty)
    let rules = Array(ignored.rules(.egress))
    #expect(rules.count == 2)
    #expect(rules.allSatisfy { $0.peers == nil && $0.ports == nil && $0.allows(53, "UDP") })
  }

  @Test(
    "ports",
    arguments: [
      ("{port: 53, protocol: UDP}", true), ("{port: 53}", false), ("{protocol: UDP}", true), ("{}", false),
      ("{port: 50, endPort: 60, protocol: UDP}", true), ("{port: 54, endPort: 60, protocol: UDP}", false),
      ("{port: dns, protocol: UDP}", false), ("{port: '53', protocol: UDP}", false),
    ])
  func ports(_ port: String, _ expected: Bool) throws {
    let rules = try policy("{egress: [{ports: [\(port)]}]}").rules(.egress)
    #expect(rules.contains { $0.allows(53, "UDP") } == expected)
  }

  @Test(
    "other kinds of the name are none", arguments: ["projectcalico.org/v3", "crd.projectcalico.org/v1", "v1"])
  func otherGroups(_ version: String) throws {
    let object = try #require(objects("{apiVersion: \(version), kind: NetworkPolicy, spec: {}}").first)
    #expect(NetworkPolicy(object) == nil)
  }
}
