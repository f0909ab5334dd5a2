public import Connectivity

/// A network map for people: a sentence, then a line for each connection, by source.
public struct NetworkMapText: Sendable {
  private let style: Style

  public init(style: Style) { self.style = style }

  public func write(_ map: NetworkMap, to output: Output) {
    let title = PeerTitle(connectivity: map.connectivity)
    writeSummary(map.connectivity, to: output)
    var start = 0
    while start < map.connections.count {
      var end = start
      while end < map.connections.count, map.connections[end].source == map.connections[start].source {
        end += 1
      }
      output.write("\n\(title.plain(map.connections[start].source)) can reach\n")
      write(map.connections[start..<end], title, to: output)
      start = end
    }
  }

  private func write(_ part: ArraySlice<NetworkConnection>, _ title: PeerTitle, to output: Output) {
    let names = part.map { title.plain($0.destination) }
    let width = names.map(\.count).max() ?? 0
    for (name, connection) in zip(names, part) {
      let gap = String(repeating: " ", count: width - name.count)
      output.write("  \(name)\(gap)  \(Self.ports(connection.connections))\n")
    }
  }

  /// The sentence alone.
  public func writeSummary(_ connectivity: Connectivity, to output: Output) {
    output.write(style.bold(sentence(connectivity)) + "\n")
  }

  private func sentence(_ connectivity: Connectivity) -> String {
    let summary = NetworkSummary(connectivity)
    let count = connectivity.policies.count + connectivity.tierPolicies.count
    let policies = count == 1 ? "1 network policy" : "\(count) network policies"
    return
      "\(Wording.counted(connectivity.workloads.count, "workload")), \(policies): \(summary.openWays) of "
      + "\(summary.allWays) ways between workloads are open, and addresses outside may reach \(summary.exposed) of "
      + "them."
  }

  /// "every port", or the ports.
  static func ports(_ connections: ConnectionSet) -> String {
    connections.isAll ? "every port" : "\(connections)"
  }
}
