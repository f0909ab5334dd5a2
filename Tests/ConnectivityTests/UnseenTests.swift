import Connectivity
import Documents
import Kubernetes
import Testing

@Suite("Pods that are not there") struct UnseenTests {
  private func flows(_ rules: String, mostPairs: Int = 1_000_000) -> UnseenFlows {
    let text = """
      {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: shop, labels: {app: db}},
       spec: {containers: [{name: c, image: x}]}}
      ---
      {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: shop},
       spec: {podSelector: {matchLabels: {app: db}}, ingress: [\(rules)]}}
      """
    let objects = parse(text).documents.flatMap { document -> [KubernetesObject] in
      if case .objects(let objects) = KubernetesObject.read(document) { objects } else { [] }
    }
    let inventory = Inventory(objects: objects)
    return UnseenFlows(Connectivity(inventory), inventory, mostPairs: mostPairs)
  }

  private func ingress(_ rules: String) -> [String] {
    flows(rules).ingress[0].map { "\($0.peer.title) \($0.connections)" }
  }

  @Test("a rule for labels that nobody bears is open to the next who does")
  func labels() {
    #expect(
      ingress("{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}")
        == ["shop/[pod with {app=web}] TCP 5432"])
    #expect(flows("{from: [{podSelector: {matchLabels: {app: web}}}]}").ofAnyPod[0].sent.isEmpty)
    // The workload itself bears them: nothing is new.
    #expect(ingress("{from: [{podSelector: {matchLabels: {app: db}}}]}") == [])
    #expect(ingress("{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}") == [])
  }

  @Test("what is open to any pod is not told again, and what excepts labels is not open to any")
  func anyPod() {
    let everyone = flows("{from: [{namespaceSelector: {}}]}, {from: [{podSelector: {matchLabels: {a: b}}}]}")
    #expect(everyone.ofAnyPod[0].sent.isAll && everyone.ingress[0].isEmpty)
    let most = flows(
      "{from: [{namespaceSelector: {matchExpressions: [{key: env, operator: NotIn, values: [test]}]}}]}")
    #expect(most.ofAnyPod[0].sent.isEmpty)
    #expect(most.ingress[0].map(\.peer.words) == ["pods in namespaces with env notin (test)"])
    // Both rules together leave nobody out.
    let both = flows(
      """
      {from: [{namespaceSelector: {}, podSelector: {matchExpressions: [{key: a, operator: Exists}]}}]},
      {from: [{namespaceSelector: {}, podSelector: {matchExpressions: [{key: a, operator: DoesNotExist}]}}]}
      """)
    #expect(both.ofAnyPod[0].sent.isAll && both.ingress[0].isEmpty)
  }

  @Test("only what passes with all such pods is told: other labels may open more")
  func others() {
    #expect(
      ingress(
        """
        {from: [{podSelector: {matchExpressions: [{key: a, operator: Exists}]}}], ports: [{port: 1}]},
        {from: [{podSelector: {matchLabels: {a: x}}}], ports: [{port: 2}]}
        """) == ["shop/[pod with {a=x}] TCP 1-2", "shop/[pod with {a}] TCP 1"])
  }

  @Test("demands that nothing meets, and names from the devil")
  func hostile() {
    #expect(
      ingress(
        """
        {from: [{podSelector: {matchExpressions: [{key: a, operator: Exists}, {key: a, operator: DoesNotExist}]}}]},
        {from: [{podSelector: {matchExpressions: [{key: a, operator: In, values: [x]}, {key: a, operator: NotIn, values: [x]}]}}]}
        """) == [])
    let evil = #"{from: [{podSelector: {matchLabels: {"a\"}\\": "\u0001\n"}}}]}"#
    #expect(flows(evil).ingress[0].count == 1)
  }

  @Test("sorts of pods beyond number are not asked for, and that is said")
  func many() {
    let rules = (0..<20).map { number in
      "{from: [\((0..<20).map { "{podSelector: {matchLabels: {k\(number): v\($0)}}}" }.joined(separator: ","))]}"
    }
    let flows = flows(rules.joined(separator: ","))
    #expect(flows.isWhole && flows.ingress[0].count == 400)
    let cut = self.flows(
      rules.joined(separator: ",") + ",{from: [{namespaceSelector: {}}], ports: [{port: 1}]}", mostPairs: 100)
    #expect(!cut.isWhole && cut.ingress[0].isEmpty)
    #expect(cut.ofAnyPod[0].sent.description == "TCP 1")
  }
}
