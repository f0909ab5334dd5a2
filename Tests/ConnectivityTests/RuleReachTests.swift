import Connectivity
import Documents
import Kubernetes
import Testing

@Suite("What rules cover of others") struct RuleReachTests {
  /// Whether the first of two ingress rules of the same pods covers the second.
  private func covers(_ wide: String, _ narrow: String) throws -> Bool {
    let text = """
      {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p},
       spec: {podSelector: {}, ingress: [\(wide), \(narrow)]}}
      """
    guard let document = parse(text).documents.first,
      case .objects(let objects) = KubernetesObject.read(document),
      let policy = objects.first.flatMap(NetworkPolicy.init)
    else { throw Unreadable() }
    let rules = policy.rules(.ingress).map { RuleReach($0, of: policy) }
    return try #require(rules[0]).covers(#require(rules[1]))
  }

  private struct Unreadable: Error {}

  @Test(
    "wider ports, peers and blocks cover narrower ones, and not the other way round",
    arguments: [
      ("{}", "{from: [{podSelector: {}}]}"),
      ("{from: [{namespaceSelector: {}}]}", "{from: [{podSelector: {matchLabels: {a: b}}}]}"),
      ("{ports: [{port: 80, endPort: 90}]}", "{ports: [{port: 81}, {port: 90}]}"),
      ("{ports: [{protocol: TCP}]}", "{ports: [{port: web}]}"),
      ("{ports: [{protocol: TCP}, {protocol: UDP}]}", "{ports: [{port: 53, protocol: UDP}]}"),
      (
        "{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}",
        "{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}"
      ),
      (
        "{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.2.0/24]}}]}",
        "{from: [{ipBlock: {cidr: 10.0.0.0/9, except: [10.1.0.0/16]}}]}"
      ),
      (
        "{from: [{podSelector: {matchLabels: {a: b}}}]}",
        "{from: [{podSelector: {matchLabels: {a: b, c: d}}}]}"
      ),
    ])
  func oneWay(_ wide: String, _ narrow: String) throws {
    #expect(try covers(wide, narrow))
    #expect(try !covers(narrow, wide))
  }

  @Test(
    "neither covers the other",
    arguments: [
      ("{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}", "{from: [{podSelector: {}}]}"),
      ("{ports: [{port: 80}]}", "{ports: [{port: web}]}"),
      (
        "{from: [{podSelector: {}}], ports: [{port: 1}]}",
        "{from: [{namespaceSelector: {}}], ports: [{port: 2}]}"
      ),
      ("{ports: [{protocol: UDP}]}", "{ports: [{port: web}]}"),
      (
        "{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: default}}}]}",
        "{from: [{podSelector: {}}]}"
      ),
      (
        "{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}",
        "{from: [{ipBlock: {cidr: 10.1.0.0/15}}]}"
      ),
    ])
  func neither(_ one: String, _ other: String) throws {
    #expect(try !covers(one, other))
    #expect(try !covers(other, one))
  }

  @Test("words and order do not matter")
  func same() throws {
    let one = "{from: [{podSelector: {matchLabels: {a: b}}}], ports: [{port: 80}, {port: 81}]}"
    let other =
      "{ports: [{port: 80, endPort: 81, protocol: TCP}], from: [{podSelector: {matchExpressions: [{key: a, operator: In, values: [b]}]}}]}"
    #expect(try covers(one, other))
    #expect(try covers(other, one))
  }
}
