public import Connectivity

/// A network map for spreadsheets: `src,dst,conn`.
public struct NetworkMapCSV: Sendable {
  public init() {}

  public func write(_ map: NetworkMap, to output: Output) {
    let title = PeerTitle(connectivity: map.connectivity)
    output.write(CSVText.row(["src", "dst", "conn"]))
    for connection in map.connections where !output.isClosed {
      output.write(
        CSVText.row([
          title(connection.source), title(connection.destination), connection.connections.description,
        ]))
    }
  }
}
