public import Connectivity

/// A network map as a picture that needs no other program: a row for each source, a column for each
/// destination, and a square where something may pass. Where everything may, the square is full.
public struct NetworkMapSVG: Sendable {
  private static let cell = 16
  /// Room for a letter of the titles.
  private static let letter = 7

  public init() {}

  public func write(_ map: NetworkMap, to output: Output) {
    let title = PeerTitle(connectivity: map.connectivity)
    let sources = order(map.connections.map(\.source), map)
    let destinations = order(map.connections.map(\.destination), map)
    let left = margin(sources.list, title)
    let top = margin(destinations.list, title)
    let (width, height) = (
      left + destinations.list.count * Self.cell + 8, top + sources.list.count * Self.cell + 8
    )
    output.write(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" font-family="monospace" \
      font-size="11">
      <rect width="100%" height="100%" fill="white"/>

      """)
    for (row, peer) in sources.list.enumerated() {
      let y = top + row * Self.cell + 12
      output.write("<text x=\"\(left - 4)\" y=\"\(y)\" text-anchor=\"end\">\(text(title(peer)))</text>\n")
    }
    for (column, peer) in destinations.list.enumerated() {
      let x = left + column * Self.cell + 12
      output.write(
        "<text transform=\"translate(\(x) \(top - 4)) rotate(-90)\">\(text(title(peer)))</text>\n")
    }
    for connection in map.connections where !output.isClosed {
      let x = left + (destinations.positions[connection.destination] ?? 0) * Self.cell + 2
      let y = top + (sources.positions[connection.source] ?? 0) * Self.cell + 2
      let fill = connection.connections.isAll ? "#b03030" : "#3060b0"
      let label =
        "\(title(connection.source)) to \(title(connection.destination)): \(connection.connections)"
      output.write(
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"12\" height=\"12\" fill=\"\(fill)\"><title>\(text(label))</title></rect>\n"
      )
    }
    output.write("</svg>\n")
  }

  /// The distinct peers: workloads in order, then addresses, then the controller.
  private func order(
    _ peers: [NetworkPeer], _ map: NetworkMap
  ) -> (list: [NetworkPeer], positions: [NetworkPeer: Int]) {
    var positions: [NetworkPeer: Int] = [:]
    var list = map.connectivity.workloads.indices.map { NetworkPeer.workload($0) }.filter(Set(peers).contains)
    for (position, peer) in list.enumerated() { positions[peer] = position }
    for peer in peers where positions[peer] == nil {
      positions[peer] = list.count
      list.append(peer)
    }
    return (list, positions)
  }

  private func margin(_ peers: [NetworkPeer], _ title: PeerTitle) -> Int {
    12 + (peers.map { TerminalText.escaped(title($0)).count }.max() ?? 0) * Self.letter
  }

  private func text(_ text: String) -> String { XMLText.escaped(TerminalText.escaped(text)) }
}
