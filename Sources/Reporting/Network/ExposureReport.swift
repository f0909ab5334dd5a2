public import Assessment
internal import Connectivity
internal import Documents
internal import Kubernetes

/// How far workloads lie open, as text and JSON (`Schemas/network-exposed-v1.schema.json`).
public struct ExposureReport: Sendable {
  private let exposures: [Exposure]
  private let reading: NetworkReading
  private let unseen: UnseenFlows

  public init(_ reading: NetworkReading) {
    self.reading = reading
    exposures = reading.connectivity.exposures(reading.inventory)
    unseen = UnseenFlows(reading.connectivity, reading.inventory)
  }

  private func title(_ exposure: Exposure) -> String {
    Wording.plain(reading.connectivity.workloads[exposure.workload].title)
  }

  public func writeText(style: Style, to output: Output) {
    let entered = exposures.count { !$0.entries.isEmpty }
    let open = exposures.count { !unseen.ofAnyPod[$0.workload].sent.isEmpty }
    let metadata = exposures.count { $0.targets.contains { $0.target == .metadata } }
    output.write(
      style.bold(
        "Of \(Wording.counted(exposures.count, "workload")), \(entered) can be entered from outside, \(open) by any "
          + "pod of the cluster; \(metadata) can reach the metadata service of a cloud.") + "\n")
    for exposure in exposures { write(exposure, style, to: output) }
    if !unseen.isWhole {
      output.write(
        "\nNothing is told of pods that are not in the input: rules speak of too many sorts of them.\n")
    }
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
    let anyPod = unseen.ofAnyPod[exposure.workload].sent
    if !anyPod.isEmpty {
      lines.append("from any pod   \(NetworkMapText.ports(anyPod))")
    } else if exposure.foreignSources > 0 {
      lines.append(
        "from           \(Wording.counted(exposure.foreignSources, "workload")) of other namespaces")
    }
    for flow in unseen.ingress[exposure.workload] {
      lines.append("from new pods  \(Self.words(flow))")
    }
    for flow in unseen.egress[exposure.workload] { lines.append("to new pods    \(Self.words(flow))") }
    for target in exposure.targets {
      let mark = target.isAssumed ? " (*)" : ""
      lines.append("to             \(Self.name(target.target)) on \(target.connections)\(mark)")
    }
    guard !lines.isEmpty else { return }
    output.write("\n\(title(exposure))\n")
    for line in lines { output.write("  \(line)\n") }
  }

  /// Of pods that the input does not show.
  private static func words(_ flow: UnseenFlows.Flow) -> String {
    "\(NetworkMapText.ports(flow.connections)): \(Wording.plain(flow.peer.words))"
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
        json.key("tellsOfNewPods")
        json.value(unseen.isWhole)
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
            json.field("file", citation.location?.file)
            json.field("line", citation.location?.position.line)
          }
        }
      }
      json.field("foreignSources", exposure.foreignSources)
      json.field("fromAnyPod", unseen.ofAnyPod[exposure.workload].sent.description)
      json.field("toAnyPod", unseen.ofAnyPod[exposure.workload].received.description)
      writeFlows("fromNewPods", unseen.ingress[exposure.workload], &json)
      writeFlows("toNewPods", unseen.egress[exposure.workload], &json)
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

  private func writeFlows(_ key: StaticString, _ flows: [UnseenFlows.Flow], _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in
      for flow in flows {
        json.object { json in
          json.field("peer", flow.peer.title)
          json.field("conn", flow.connections.description)
        }
      }
    }
  }
}
