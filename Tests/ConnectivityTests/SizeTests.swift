import Kubernetes
import Testing

@testable import Connectivity

@Suite("Large networks") struct SizeTests {
  private func inventory(pods: Int, policies: Int, blocks: Int) throws -> Inventory {
    var text = #"{"apiVersion": "v1", "kind": "List", "items": [{"apiVersion": "v1", "kind": "Namespace"}"#
    for number in 0..<pods {
      text +=
        #",{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p\#(number)","labels":{"a":"\#(number)"}},"spec":{"containers":[]}}"#
    }
    let peers = (0..<blocks).map { #"{"ipBlock":{"cidr":"10.\#($0 / 256 % 256).\#($0 % 256).0/24"}}"# }
    for number in 0..<policies {
      text +=
        #",{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"n\#(number)"},"#
      text +=
        #""spec":{"podSelector":{"matchLabels":{"a":"\#(number)"}},"ingress":[{"from":[\#(peers.joined(separator: ","))]}]}}"#
    }
    return Inventory(objects: try objects(text + "]}"))
  }

  @Test("what no cluster is, is refused before any work") func refused() throws {
    #expect(NetworkSize.isWithinLimit(try inventory(pods: 2000, policies: 500, blocks: 2)))
    // Bits for each pod and policy, and for each block and policy; a block that comes again takes no room.
    #expect(!NetworkSize.isWithinLimit(try inventory(pods: 400, policies: 400, blocks: 0), limit: 50_000))
    #expect(NetworkSize.isWithinLimit(try inventory(pods: 4, policies: 400, blocks: 5), limit: 50_000))
    #expect(!NetworkSize.isWithinLimit(try inventory(pods: 4, policies: 40, blocks: 900), limit: 50_000))
  }

  @Test("nothing at all is a network, too") func empty() {
    let inventory = Inventory(objects: [])
    let connectivity = Connectivity(inventory)
    #expect(NetworkMap(connectivity, inventory).connections.isEmpty)
    #expect(NetworkSummary(connectivity).allWays == 0)
    #expect(connectivity.exposures(inventory).isEmpty)
    #expect(FlowNeeds(connectivity, inventory).needs.isEmpty)
  }

  @Test("thousands of different ports and blocks are told apart") func wide() throws {
    var rules: [String] = []
    for port in 1...3000 {
      rules.append(
        #"{"ports":[{"port":\#(port * 7)}],"from":[{"ipBlock":{"cidr":"10.0.\#(port % 256).0/24"}}]}"#)
    }
    let text = """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},"spec":{"containers":[]}}
      ---
      {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"n"},"spec":{"ingress":[\(rules.joined(separator: ","))]}}
      """
    let inventory = Inventory(objects: try objects(text))
    let map = NetworkMap(Connectivity(inventory), inventory)
    #expect(map.connections.count == 257)
    let ports = map.connections.reduce(into: ConnectionSet.none) { sum, connection in
      if case .addresses = connection.source { sum.formUnion(connection.connections) }
    }
    #expect(ports[.tcp].ranges.count == 3000)
  }
}
