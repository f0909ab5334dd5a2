import Foundation
import Testing

@Suite("bulwark network generate") struct NetworkGenerateCommandTests {
  @Test("writes one new file for each namespace, and proves it") func files() throws {
    let sandbox = try Sandbox(["shop.yaml": NetworkSample.shop])
    let run = try sandbox.shell("mkdir out; bulwark network generate --verify --output-dir out shop.yaml")
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("wrote out/shop-network-policies.yaml"))
    #expect(run.errors.contains("verified: 0 needed flows pass, and nothing else does"))
    let map = try sandbox.shell("bulwark network map -q out shop.yaml")
    #expect(map.output.hasPrefix("2 workloads, 4 network policies: "))
    #expect(try sandbox.shell("bulwark network generate --output-dir out shop.yaml").code == 2)
    #expect(
      try sandbox.shell("bulwark network generate shop.yaml | bulwark network map --allow-empty -").code == 0)
  }

  @Test("a proof that fails makes the exit code 1") func unproven() throws {
    // The labels of web are among those of spy, so that its policy lets spy in as well.
    let more = """

      ---
      {apiVersion: apps/v1, kind: Deployment, metadata: {name: spy, namespace: shop},
       spec: {template: {metadata: {labels: {app: web, role: spy}}, spec: {containers: [{name: a}]}}}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop},
       spec: {selector: {app: db}, ports: [{port: 5432}]}}
      """
    let shop = NetworkSample.shop.replacing(
      "labels: {app: web}}, spec: {containers: [{name: a}]",
      with: "labels: {app: web}}, spec: {containers: [{name: a, env: [{name: DB, value: 'db:5432'}]}]")
    let sandbox = try Sandbox(["shop.yaml": shop + more])
    let run = try sandbox.shell("bulwark network generate --verify shop.yaml")
    #expect(run.code == 1)
    #expect(
      run.errors.contains("would pass without need: shop/spy[Deployment] to shop/db[Deployment] on TCP 5432"))
    #expect(try sandbox.shell("bulwark network generate shop.yaml").code == 0)
  }
}
