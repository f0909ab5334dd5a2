public import Connectivity

/// A network map for Graphviz: workloads in a box for each namespace, addresses outside of them.
public struct NetworkMapDOT: Sendable {
  public init() {}

  public func write(_ map: NetworkMap, to output: Output) {
    let connectivity = map.connectivity
    let title = PeerTitle(connectivity: connectivity)
    output.write("digraph network {\n  rankdir=LR\n  node [shape=box]\n")
    let positions = Dictionary(grouping: connectivity.workloads.indices) {
      connectivity.workloads[$0].namespace
    }
    for (number, namespace) in positions.keys.sorted().enumerated() {
      output.write("  subgraph cluster_\(number) {\n    label=\(DOTText.quoted(namespace))\n")
      for position in positions[namespace] ?? [] {
        let workload = connectivity.workloads[position]
        let label = DOTText.quoted("\(workload.name)[\(workload.kind)]")
        output.write("    \(DOTText.quoted(workload.title)) [label=\(label)]\n")
      }
      output.write("  }\n")
    }
    for connection in map.connections where !output.isClosed {
      let (source, destination) = (title(connection.source), title(connection.destination))
      let label = DOTText.quoted(connection.connections.description)
      output.write("  \(DOTText.quoted(source)) -> \(DOTText.quoted(destination)) [label=\(label)]\n")
    }
    output.write("}\n")
  }
}
