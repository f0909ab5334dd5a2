import Assessment
import Connectivity
import Foundation
import Kubernetes
import Remediation
import TestSupport
import Testing

private let synthesisCorpus = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/corpus").standardizedFileURL.path

@Suite("Generated network policies") struct PolicySynthesisTests {
  private func synthesis(_ text: String) throws -> (PolicySynthesis, NetworkReading) {
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: URL(filePath: folder.path).appending(path: "a.yaml"))
    let reading = Scan(paths: [folder.path]).readNetwork(hostNetwork: .pod)
    return (PolicySynthesis(reading), reading)
  }

  private func deployment(_ name: String, labels: String, env: String = "", namespace: String = "shop")
    -> String
  {
    """
    ---
    {apiVersion: apps/v1, kind: Deployment, metadata: {name: "\(name)", namespace: \(namespace)},
     spec: {selector: {matchLabels: \(labels)}, template: {metadata: {labels: \(labels)},
       spec: {containers: [{name: a, env: [{name: URL, value: "\(env)"}]}]}}}}

    """
  }

  private let service = """
    ---
    {apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop},
     spec: {selector: {app: db}, ports: [{port: 5432}]}}

    """

  @Test("what is needed passes, and nothing else does") func proven() throws {
    let (synthesis, _) = try synthesis(
      deployment("web", labels: "{app: web}", env: "postgres://db:5432/x")
        + deployment("db", labels: "{app: db}")
        + deployment("job", labels: "{app: job}", env: "db.shop", namespace: "other") + service)
    #expect(synthesis.proof.holds)
    #expect(synthesis.proof.passing == 2)
    #expect(synthesis.manifests.map(\.namespace) == ["other", "shop"])
    let text = try #require(synthesis.manifests.last?.text)
    #expect(text.contains("  # env URL of container a names Service db ("))
    #expect(text.contains("    - protocol: TCP\n      port: 5432\n"))
    #expect(text.contains("          kubernetes.io/metadata.name: other\n"))
    #expect(
      text.contains("      protocol: UDP\n      port: 53\n")
        || text.contains("- protocol: UDP\n      port: 53\n"))
  }

  @Test("labels that another workload has too are found out by the proof") func overlap() throws {
    let (synthesis, _) = try synthesis(
      deployment("web", labels: "{app: web}", env: "db:5432") + deployment("db", labels: "{app: db}")
        + deployment("spy", labels: "{app: web, role: spy}") + service)
    #expect(!synthesis.proof.holds)
    #expect(synthesis.proof.unneeded == ["shop/spy[Deployment] to shop/db[Deployment] on TCP 5432"])
  }

  @Test("what no policy can be made for is told") func leftOut() throws {
    let (synthesis, _) = try synthesis(
      deployment("bare", labels: "{}") + deployment("x\\ny: z", labels: "{\"a b\": \"c\\n- d\"}")
        + "---\n{apiVersion: v1, kind: Pod, metadata: {name: h, labels: {a: b}}, spec: {hostNetwork: true, containers: [{name: a}]}}\n"
    )
    #expect(synthesis.notes.count == 2)
    let text = try #require(synthesis.manifests.first?.text)
    #expect(!text.contains("\ny: z"))
    #expect(synthesis.proof.missing.isEmpty)
  }

  @Test("the Prometheus that an operator makes may ask what its monitors name") func monitors() throws {
    let monitors = """
      ---
      {apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: main, namespace: watch},
       spec: {serviceMonitorSelector: {matchLabels: {team: a}}, serviceMonitorNamespaceSelector: {},
              podMonitorSelector: {}}}
      ---
      {apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: db, namespace: shop, labels: {team: a}},
       spec: {selector: {matchLabels: {x: y}}, endpoints: [{port: metrics}]}}
      ---
      {apiVersion: monitoring.coreos.com/v1, kind: ServiceMonitor, metadata: {name: other, namespace: shop},
       spec: {selector: {}, endpoints: [{port: sql}]}}
      ---
      {apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, metadata: {name: gate, namespace: watch},
       spec: {selector: {matchLabels: {app: gate}}, podMetricsEndpoints: [{portNumber: 9000}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop, labels: {x: y}},
       spec: {selector: {app: db}, ports: [{name: sql, port: 5432}, {name: metrics, port: 80, targetPort: 9187}]}}
      ---
      {apiVersion: monitoring.coreos.com/v1, kind: Alertmanager, metadata: {name: main, namespace: watch}}

      """
    let (synthesis, _) = try synthesis(
      monitors + deployment("db", labels: "{app: db}")
        + deployment("gate", labels: "{app: gate}", namespace: "watch"))
    #expect(synthesis.proof.holds && synthesis.proof.passing == 2)
    let shop = try #require(synthesis.manifests.first { $0.namespace == "shop" }?.text)
    #expect(shop.contains("  # ServiceMonitor db asks Service db for metrics ("))
    #expect(shop.contains("operator.prometheus.io/name: main\n") && shop.contains("port: 9187\n"))
    #expect(!shop.contains("5432"))
    let watch = try #require(synthesis.manifests.first { $0.namespace == "watch" }?.text)
    #expect(watch.contains("  name: prometheus-main\n") && watch.contains("port: 9000\n"))
    #expect(synthesis.notes.count == 1 && synthesis.notes[0].hasPrefix("Alertmanager main: an operator"))
  }

  @Test(
    "real manifests",
    .enabled(
      if: FileManager.default.fileExists(atPath: synthesisCorpus), "NOT RUN: there is no ../shared/corpus"),
    arguments: [
      ("microservices-demo/release", 18), ("netpol-analyzer/tests/onlineboutique_workloads", 17),
      ("netpol-analyzer/tests/acs-security-demos", 12), ("kube-prometheus/manifests", 7),
    ])
  func corpus(_ folder: String, _ flows: Int) throws {
    let reading = Scan(paths: ["\(synthesisCorpus)/\(folder)"]).readNetwork(hostNetwork: .pod)
    let synthesis = PolicySynthesis(reading)
    #expect(synthesis.proof.missing == [])
    #expect(synthesis.proof.unneeded == [])
    #expect(synthesis.proof.passing == flows)
  }
}
