public import Assessment
internal import Connectivity
internal import Documents
internal import Kubernetes

/// How far workloads lie open, as text and JSON (`Schemas/network-exposed-v1.schema.json`).
public struct ExposureReport: Sendable {
  private let exposures: [Exposure]
  private let reading: NetworkReading

  public init(_ reading: NetworkReading) {
    self.reading = reading
    exposures = reading.connectivity.exposures(reading.inventory)
  }

  private func title(_ exposure: Exposure) -> String {
    Wording.plain(reading.connectivity.workloads[exposure.workload].title)
  }

  public func writeText(style: Style, to output: Output) {
    let entered = exposures.count { !$0.entries.isEmpty }
    let open = exposures.count { !$0.fromStranger.isEmpty }
    let metadata = exposures.count { $0.targets.contains { $0.target == .metadata } }
    output.write(
      style.bold(
        "Of \(Wording.counted(exposures.count, "workload")), \(entered) can be entered from outside, \(open) by any "
          + "pod of the cluster; \(metadata) can reach the metadata service of a cloud.") + "\n")
    for exposure in exposures { write(exposure, style, to: output) }
    guard exposures.contains(where: { $0.targets.contains(where: \.isAssumed) }) else { return }
    output.write(
      "\nThe input does not tell the addresses of what is marked (*): any address may be theirs.\n")
  }

  private func write(_ exposure: Exposure, _ style: Style, to output: Output) {
    var lines: [String] = []
    for entry in exposure.entries {
      let citation = PolicyCitation(entry.object)
      let kind = entry.kind == .route ? "" : "\(entry.kind.rawValue) "
      let note =
        entry.dependsOnSourceAddress ? ", where nodes put their address in place of the client's" : ""
      lines.append(
        "from outside   \(NetworkMapText.ports(entry.connections)) through \(kind)\(Wording.plain(citation.name))"
          + "\(note)  \(style.frame(citation.place))")
    }
    if exposure.entries.isEmpty, !exposure.fromInternet.isEmpty {
      lines.append(
        "from outside   nothing leads in, but policies would let in \(NetworkMapText.ports(exposure.fromInternet))"
      )
    }
    if !exposure.fromStranger.isEmpty {
      lines.append("from any pod   \(NetworkMapText.ports(exposure.fromStranger))")
    } else if exposure.foreignSources > 0 {
      lines.append(
        "from           \(Wording.counted(exposure.foreignSources, "workload")) of other namespaces")
    }
    for target in exposure.targets {
      let mark = target.isAssumed ? " (*)" : ""
      lines.append("to             \(Self.name(target.target)) on \(target.connections)\(mark)")
    }
    guard !lines.isEmpty else { return }
    output.write("\n\(title(exposure))\n")
    for line in lines { output.write("  \(line)\n") }
  }

  private static func name(_ target: SensitiveTarget) -> String {
    switch target {
    case .metadata: "the metadata service"
    case .apiServer: "the API server"
    case .kubelet: "kubelets"
    case .etcd: "etcd"
    }
  }

  public func writeJSON(toolVersion: String, to output: Output) {
    JSONWriter.write(to: output) { json in
      json.object { json in
        json.field("schemaVersion", 1)
        json.tool(toolVersion)
        json.network(reading.connectivity)
        json.key("workloads")
        json.array { json in
          for exposure in exposures where !json.isUnread {
            json.lineBreak()
            write(exposure, &json)
          }
        }
        json.networkGaps(reading)
      }
    }
  }

  private func write(_ exposure: Exposure, _ json: inout JSONWriter) {
    json.object { json in
      json.field("workload", reading.connectivity.workloads[exposure.workload].title)
      json.field("fromInternet", exposure.fromInternet.description)
      json.key("entries")
      json.array { json in
        for entry in exposure.entries {
          let citation = PolicyCitation(entry.object)
          json.object { json in
            json.field("kind", entry.kind.rawValue)
            json.field("object", citation.name)
            json.field("conn", entry.connections.description)
            json.key("dependsOnSourceAddress")
            json.value(entry.dependsOnSourceAddress)
            json.field("file", citation.file)
            json.field("line", citation.position.line)
          }
        }
      }
      json.field("foreignSources", exposure.foreignSources)
      json.field("fromAnyPod", exposure.fromStranger.description)
      json.key("targets")
      json.array { json in
        for target in exposure.targets {
          json.object { json in
            json.field("target", target.target.rawValue)
            json.field("conn", target.connections.description)
            json.key("assumed")
            json.value(target.isAssumed)
          }
        }
      }
    }
  }
}
