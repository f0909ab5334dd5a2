import Foundation
import Testing

/// Two workloads, of which one is isolated.
enum NetworkSample {
  static let shop = """
    {apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop},
     spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a}]}}}}
    ---
    {apiVersion: apps/v1, kind: Deployment, metadata: {name: db, namespace: shop},
     spec: {template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a}]}}}}
    ---
    {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: db, namespace: shop},
     spec: {podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress, Egress],
            ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}}
    """
}

@Suite("bulwark network map") struct NetworkMapCommandTests {
  @Test("text: a sentence, then the ways by their source") func text() throws {
    let sandbox = try Sandbox(["shop.yaml": NetworkSample.shop])
    let run = try sandbox.shell("bulwark network map shop.yaml")
    #expect(run.code == 0)
    #expect(
      run.output == """
        2 workloads, 1 network policy: 1 of 2 ways between workloads are open, and addresses outside may reach 1 \
        of them.

        shop/web[Deployment] can reach
          shop/db[Deployment]  TCP 5432
          any address          every port

        any address can reach
          shop/web[Deployment]  every port

        """)
  }

  @Test("what cannot be read, or would be refused, makes the exit code 2") func gaps() throws {
    let sandbox = try Sandbox([
      "broken.yaml": "a: [\n", "empty.yaml": "a: 1\n",
      "refused.yaml": NetworkSample.shop.replacing("5432", with: "0"),
    ])
    for file in ["broken.yaml", "empty.yaml", "refused.yaml", "absent.yaml"] {
      let run = try sandbox.shell("bulwark network map \(file)")
      #expect(run.code == 2, "\(file)")
      #expect(!run.errors.isEmpty)
    }
    let refused = try sandbox.shell("bulwark network map refused.yaml")
    #expect(refused.errors.contains("refused.yaml:9:"))
    #expect(refused.errors.contains("counts for nothing"))
    #expect(try sandbox.shell("bulwark network map --allow-empty empty.yaml").code == 0)
  }

  @Test(
    "its JSON is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"))
  func schema() throws {
    let sandbox = try Sandbox(["shop.yaml": NetworkSample.shop, "broken.yaml": "a: [\n"])
    _ = try sandbox.shell("bulwark network map --format json . > map.txt")
    #expect(try sandbox.faults(of: "map.txt", bySchema: "network-map-v1.schema.json") == "")
  }
}
