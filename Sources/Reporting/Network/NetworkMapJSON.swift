public import Assessment
public import Connectivity

/// A network map as JSON: `Schemas/network-map-v1.schema.json`.
public struct NetworkMapJSON: Sendable {
  private let toolVersion: String

  public init(toolVersion: String) { self.toolVersion = toolVersion }

  public func write(_ map: NetworkMap, of reading: NetworkReading, to output: Output) {
    let title = PeerTitle(connectivity: map.connectivity)
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.network(map.connectivity)
        json.key("connections")
        json.array { json in
          for connection in map.connections where !json.isUnread {
            json.lineBreak()
            json.object { json in
              json.field("src", title(connection.source))
              json.field("dst", title(connection.destination))
              json.field("conn", connection.connections.description)
            }
          }
        }
        json.networkGaps(reading)
      }
    }
  }
}
