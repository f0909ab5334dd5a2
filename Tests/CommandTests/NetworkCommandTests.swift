import Foundation
import Testing

@Suite("bulwark network can-reach, exposed, diff") struct NetworkCommandTests {
  private let shop = NetworkSample.shop

  @Test("can-reach names the deciding rule at its line") func reaches() throws {
    let sandbox = try Sandbox(["shop.yaml": shop])
    let run = try sandbox.shell("bulwark network can-reach web shop/db 5432 --in shop.yaml")
    #expect(run.code == 0)
    #expect(
      run.output == """
        Yes: shop/web[Deployment] can reach shop/db[Deployment] on TCP 5432.

          shop/web[Deployment] may send every port: no policy isolates it in this direction
          shop/db[Deployment] may receive TCP 5432
            isolated by NetworkPolicy shop/db  shop.yaml:7:1
            allowed TCP 5432 by NetworkPolicy shop/db, ingress[0]  shop.yaml:9:19

        """)
    let other = try sandbox.shell("bulwark network can-reach shop/web shop/db udp/5432 --in shop.yaml")
    #expect(other.code == 1)
    #expect(other.output.hasPrefix("No: shop/web[Deployment] cannot reach shop/db[Deployment] on UDP 5432."))
    #expect(try sandbox.shell("bulwark network can-reach internet shop/web --in .").code == 0)
    #expect(try sandbox.shell("bulwark network can-reach internet shop/db --in .").code == 1)
    #expect(try sandbox.shell("bulwark network can-reach shop/db 169.254.169.254 --in .").code == 1)
    #expect(try sandbox.shell("bulwark network can-reach shop/web fd00:ec2::254 --in .").code == 0)
  }

  @Test("a Service's port stands for the port of its pods") func service() throws {
    let service = """

      ---
      {apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop},
       spec: {selector: {app: db}, ports: [{port: 1, targetPort: 5432}, {port: 2}]}}
      """
    let sandbox = try Sandbox(["shop.yaml": shop + service])
    #expect(try sandbox.shell("bulwark network can-reach web service:shop/db 1").code == 0)
    #expect(try sandbox.shell("bulwark network can-reach web service:shop/db 2").code == 1)
    for wrong in [
      "service:shop/db 3", "service:shop/web", "nobody", "shop/db 0", "shop/db tcp/9-8", "shop/db x/1",
    ] {
      let run = try sandbox.shell("bulwark network can-reach web \(wrong)")
      #expect(run.code == 2, "\(wrong)")
      #expect(!run.errors.isEmpty)
    }
  }

  @Test("diff tells what passes, not what is written") func difference() throws {
    let split = shop.replacing("ports: [{port: 5432}]", with: "ports: [{port: 5432, endPort: 5432}]")
    let wider = shop.replacing("{port: 5432}", with: "{port: 5432}, {port: 53, protocol: UDP}")
    let sandbox = try Sandbox(["a/s.yaml": shop, "b/s.yaml": split, "c/s.yaml": wider])
    #expect(try sandbox.shell("bulwark network diff a b").code == 0)
    let run = try sandbox.shell("bulwark network diff a c")
    #expect(run.code == 1)
    #expect(
      run.output == """
        0 ways opened, 0 closed, 1 changed.

        changed
          ~ shop/web[Deployment] -> shop/db[Deployment]  TCP 5432, now TCP 5432,UDP 53

        """)
    #expect(
      try sandbox.shell("bulwark network diff a c --format csv").output
        == "change,src,dst,old,new\nchanged,shop/web[Deployment],shop/db[Deployment],\"TCP 5432\",\"TCP 5432,UDP 53\"\n"
    )
  }

  @Test("exposed tells the ways in, and what nodes' addresses may open") func exposed() throws {
    let services = """

      ---
      {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop},
       spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443, targetPort: 8443}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop},
       spec: {type: NodePort, selector: {app: db}, ports: [{port: 5432}]}}
      """
    let inside = shop.replacing(
      "from: [{podSelector", with: "from: [{ipBlock: {cidr: 10.0.0.0/8}}, {podSelector")
    let sandbox = try Sandbox(["shop.yaml": inside + services])
    let run = try sandbox.shell("bulwark network exposed shop.yaml")
    #expect(run.code == 0)
    #expect(
      run.output.hasPrefix(
        "Of 2 workloads, 2 can be entered from outside, 1 by any pod of the cluster; 1 can"))
    #expect(run.output.contains("TCP 8443 through LoadBalancer Service shop/web  shop.yaml:11:1"))
    #expect(
      run.output.contains(
        "TCP 5432 through NodePort Service shop/db, where nodes put their address in place of the client's"))
    let local = try Sandbox([
      "shop.yaml": inside + services.replacing("NodePort,", with: "NodePort, externalTrafficPolicy: Local,")
    ])
    #expect(try local.shell("bulwark network exposed .").output.contains("1 can be entered from outside"))
  }

  @Test("another engine's policies make the answer incomplete") func foreign() throws {
    let cilium = """

      ---
      {apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: x, namespace: shop}, spec: {}}
      """
    let sandbox = try Sandbox(["shop.yaml": shop + cilium])
    let run = try sandbox.shell("bulwark network can-reach web db 5432")
    #expect(run.code == 2)
    #expect(run.output.contains("This is incomplete"))
    #expect(run.errors.contains("INCOMPLETE: CiliumNetworkPolicy shop/x"))
    #expect(try sandbox.shell("bulwark network can-reach web db 5432 --allow-foreign").code == 0)
    #expect(try sandbox.shell("bulwark network map --format json").output.contains("\"complete\":false"))
  }

  @Test(
    "the JSON of each is valid against its schema",
    .enabled(if: Sandbox.python != nil, "SKIPPED: no python3 with jsonschema"),
    arguments: [
      ("can-reach web db 5432", "network-flow-v1"), ("diff . other", "network-diff-v1"),
      ("exposed", "network-exposed-v1"),
    ])
  func schema(_ command: String, _ schema: String) throws {
    let service = """

      ---
      {apiVersion: v1, kind: Service, metadata: {name: web, namespace: shop},
       spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 443, targetPort: 8443}]}}
      """
    let sandbox = try Sandbox(["shop.yaml": shop + service, "other/x.yaml": shop + "\n---\na: [\n"])
    let input = command.hasPrefix("can") ? "--in shop.yaml" : command == "exposed" ? "shop.yaml" : ""
    _ = try sandbox.shell("bulwark network \(command) \(input) --format json > answer.txt")
    #expect(try sandbox.faults(of: "answer.txt", bySchema: "\(schema).schema.json") == "")
  }
}
