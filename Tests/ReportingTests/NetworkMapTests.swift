import Assessment
import Connectivity
import Foundation
import FoundationXML
import Kubernetes
import Reporting
import Testing

private let mapCorpus = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/corpus/netpol-analyzer").standardizedFileURL.path

@Suite("Network maps") struct NetworkMapTests {
  /// The folders of the corpus for which connections are expected, with nothing but kinds of the core and some of
  /// these.
  static func folders(with kinds: Set<String>) -> [String] {
    guard let index = try? String(contentsOfFile: "\(mapCorpus)/index.tsv", encoding: .utf8) else {
      return []
    }
    return index.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count > 1, (try? expected(String(fields[0]))) != nil else { return nil }
      let special = Set(fields[1].split(separator: ",").map(String.init))
      guard special.isEmpty == kinds.isEmpty, special.isSubset(of: kinds) else { return nil }
      return String(fields[0])
    }
  }

  /// The lines `src => dst : conn` that another analyser gives for a folder.
  private static func expected(_ folder: String) throws -> Set<String> {
    let path = "\(mapCorpus)/test_outputs/connlist/\(folder)_"
    guard let data = FileManager.default.contents(atPath: path + "connlist_output.json") else {
      let text =
        try (try? String(contentsOfFile: path + "connlist_output.txt", encoding: .utf8))
        ?? String(contentsOfFile: path + "exposure_output.txt", encoding: .utf8)
      return Set(text.split(separator: "\n").filter { $0.contains(" => ") }.map(String.init))
    }
    let list = try #require(JSONSerialization.jsonObject(with: data) as? [[String: String]])
    return Set(list.map { "\($0["src"]!) => \($0["dst"]!) : \($0["conn"]!)" })
  }

  @Test(
    "the expected connectivity, folder by folder",
    .enabled(
      if: FileManager.default.fileExists(atPath: mapCorpus),
      "NOT COMPARED: ../shared/corpus/netpol-analyzer is not there, so no map was held against another's"),
    arguments: [
      ([], 45), (["AdminNetworkPolicy", "BaselineAdminNetworkPolicy"], 30), (["Route"], 3),
    ] as [(Set<String>, Int)])
  func corpus(_ kinds: Set<String>, _ least: Int) throws {
    let folders = Self.folders(with: kinds)
    #expect(folders.count >= least)
    for folder in folders {
      let reading = Scan(paths: ["\(mapCorpus)/tests/\(folder)"]).readNetwork(hostNetwork: .pod)
      let json = written {
        NetworkMapJSON(toolVersion: "1").write(
          NetworkMap(reading.connectivity, reading.inventory), of: reading, to: $0)
      }
      let list = try #require(value(parsed(json), "connections") as? [[String: String]])
      let lines = list.map { "\($0["src"]!) => \($0["dst"]!) : \($0["conn"]!)" }
      // The other analyser knows no IPv6 (Docs/network.md).
      let ipv4 = lines.filter { !$0.contains("::") }
      // Its Ingress names a port that the Service does not have (Docs/network.md).
      let brokenRoute = "{ingress-controller} => default/unicorn[Deployment] : TCP 8080"
      let expected = try Self.expected(folder).filter {
        folder != "k8s_ingress_test_new" || $0 != brokenRoute
      }
      #expect(Set(ipv4) == expected, "\(folder)")
      #expect(ipv4.count == expected.count, "\(folder)")
    }
  }

  private func reading(_ text: String) throws -> NetworkReading {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bulwark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "a.json"))
    return Scan(paths: [folder.path]).readNetwork(hostNetwork: .pod)
  }

  @Test("an evil name stays text in every format") func evil() throws {
    let pod: [String: Any] = [
      "apiVersion": "v1", "kind": "Pod", "metadata": ["name": "=" + Evil.name, "namespace": Evil.name],
      "spec": ["hostNetwork": true, "containers": [["name": "a"]]],
    ]
    let list: [String: Any] = ["apiVersion": "v1", "kind": "List", "items": [pod]]
    let text = String(decoding: try JSONSerialization.data(withJSONObject: list), as: UTF8.self)
    let reading = try reading(text)
    let map = NetworkMap(reading.connectivity, reading.inventory)
    let plain = written { NetworkMapText(style: Style(isColoured: false)).write(map, to: $0) }
    let csv = written { NetworkMapCSV().write(map, to: $0) }
    let dot = written { NetworkMapDOT().write(map, to: $0) }
    let svg = written { NetworkMapSVG().write(map, to: $0) }
    let answers = written {
      let end = FlowEnd.workload(0)
      let question = FlowQuestion(source: end, destination: .internet, asked: .all, service: nil)
      FlowText(style: Style(isColoured: false)).write(
        [FlowAnswer(question, reading.connectivity)], reading.connectivity, to: $0)
    }
    let exposed = written { ExposureReport(reading).writeText(style: Style(isColoured: false), to: $0) }
    let empty = NetworkMap(Connectivity(Inventory(objects: [])), Inventory(objects: []))
    let difference = written {
      DifferenceReport(NetworkDifference(from: empty, to: map)).writeText(
        style: Style(isColoured: false), to: $0)
    }
    for shown in [plain, answers, exposed, difference, csv.replacing("\r\n", with: "\n"), dot, svg] {
      #expect(shown.contains(#"\u{1B}[31m"#) || shown.contains(#"\\u{1B}[31m"#))
      #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
      #expect(!shown.contains("\n::error::"))
    }
    #expect(csv.split(separator: "\n").count == map.connections.count + 1)
    #expect(!csv.split(separator: "\r\n").contains { $0.hasPrefix("=") || $0.hasPrefix("\"=") })
    #expect(!svg.contains("<script"))
    let parser = XMLParser(data: Data(svg.utf8))
    #expect(parser.parse())
    let json = written { NetworkMapJSON(toolVersion: "1").write(map, of: reading, to: $0) }
    let first = value(try parsed(json), "connections", 0, "src") as? String
    #expect(first == "\(Evil.name)/=\(Evil.name)[Pod]")
  }
}

@Suite("Differences of networks") struct NetworkDifferenceTests {
  @Test(
    "the expected changes between folders of the corpus",
    .enabled(
      if: FileManager.default.fileExists(atPath: mapCorpus),
      "NOT COMPARED: ../shared/corpus/netpol-analyzer is not there, so no difference was held against another's"
    ),
    arguments: [
      ("netpol-diff-example-minimal", "netpol-analysis-example-minimal"),
      ("onlineboutique_workloads_changed_netpols_and_workloads", "onlineboutique_workloads"),
      ("semanticDiff-different-topologies-policy-a", "semanticDiff-different-topologies-policy-b"),
      ("semanticDiff-different-topologies-policy-b", "semanticDiff-different-topologies-policy-a"),
      ("acs-security-demos-new", "acs-security-demos"),
    ])
  func corpus(_ new: String, _ old: String) throws {
    let path = "\(mapCorpus)/test_outputs/diff/diff_between_\(new)_and_\(old).txt"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let expected = text.split(separator: "\n").filter { $0.hasPrefix("diff-type") }.map { line in
      // "diff-type: added, source: a, destination: b, ref1: x, ref2: y, workloads-diff-info: …"
      String(line.split(separator: ", workloads-diff-info").first ?? "")
    }
    let readings = [old, new].map {
      Scan(paths: ["\(mapCorpus)/tests/\($0)"]).readNetwork(hostNetwork: .pod)
    }
    let maps = readings.map { NetworkMap($0.connectivity, $0.inventory) }
    let json = written {
      DifferenceReport(NetworkDifference(from: maps[0], to: maps[1])).writeJSON(
        toolVersion: "1", old: readings[0], new: readings[1], to: $0)
    }
    let changes = try #require(value(parsed(json), "changes") as? [[String: String]])
    let given = changes.map {
      "diff-type: \($0["change"]!), source: \($0["src"]!), destination: \($0["dst"]!), ref1: \($0["old"]!), "
        + "ref2: \($0["new"]!)"
    }
    #expect(given.sorted() == expected.sorted())
  }
}
