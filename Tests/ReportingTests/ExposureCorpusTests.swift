import Assessment
import Connectivity
import Foundation
import Reporting
import Testing

private let corpus = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../shared/corpus/netpol-analyzer").standardizedFileURL.path

/// What another analyser tells of pods that are not in the input: what any pod may send and be sent, and what
/// pods with the labels of a rule.
@Suite("Exposure to pods that are not there") struct ExposureCorpusTests {
  /// The folders where the answers differ, and why ours is meant to (Docs/network.md).
  private static let deviations: Set<String> = [
    // Names of ports that pods which are not there would give numbers to.
    "exposure_test_egress_to_entire_cluster_with_named_ports",
    "exposure_test_egress_with_named_port_with_matching_pod",
    // It lists what is denied, too.
    "exposure_test_with_anp_9", "exposure_test_with_anp_16",
    // Pods that one rule selects are among those of another, which it does not add up.
    "exposure_test_with_different_rules_2", "exposure_test_with_different_rules_3",
    "exposure_test_with_different_rules_4",
  ]

  private static func folders() -> [String] {
    let outputs =
      (try? FileManager.default.contentsOfDirectory(atPath: "\(corpus)/test_outputs/connlist")) ?? []
    return outputs.filter { $0.hasSuffix("_exposure_output.json") && !$0.contains("_focus_workload_") }
      .map { String($0.dropLast("_exposure_output.json".count)) }.sorted()
  }

  @Test(
    "the expected exposure, folder by folder",
    .enabled(
      if: FileManager.default.fileExists(atPath: corpus),
      "NOT COMPARED: ../shared/corpus/netpol-analyzer is not there, so no exposure was held against another's"
    ))
  func corpusFolders() throws {
    let folders = Self.folders()
    #expect(folders.count >= 35)
    var different: Set<String> = []
    for folder in folders {
      let (ours, theirs) = (try given(folder), try expected(folder))
      if ours != theirs {
        different.insert(folder)
        if !Self.deviations.contains(folder) {
          Issue.record(
            "\(folder): more \(ours.subtracting(theirs).sorted()), less \(theirs.subtracting(ours).sorted())")
        }
      }
    }
    #expect(different == Self.deviations)
  }

  private func given(_ folder: String) throws -> Set<String> {
    let reading = Scan(paths: ["\(corpus)/tests/\(folder)"]).readNetwork(hostNetwork: .pod)
    let json = written { ExposureReport(reading).writeJSON(toolVersion: "1", to: $0) }
    let workloads = try #require(value(parsed(json), "workloads") as? [[String: Any]])
    var lines: Set<String> = []
    for workload in workloads {
      let name = try #require(workload["workload"] as? String)
      for (arrow, any, new) in [("<=", "fromAnyPod", "fromNewPods"), ("=>", "toAnyPod", "toNewPods")] {
        if let conn = workload[any] as? String, conn != "No Connections" {
          lines.insert("\(name) \(arrow) entire-cluster : \(conn)")
        }
        for flow in workload[new] as? [[String: String]] ?? [] {
          lines.insert("\(name) \(arrow) \(flow["peer"]!) : \(flow["conn"]!)")
        }
      }
    }
    return lines
  }

  private func expected(_ folder: String) throws -> Set<String> {
    let path = "\(corpus)/test_outputs/connlist/\(folder)_exposure_output.json"
    let data = try #require(FileManager.default.contents(atPath: path))
    let list = try #require(
      value(JSONSerialization.jsonObject(with: data), "exposure_results") as? [String: Any])
    var lines: Set<String> = []
    for (key, arrow, own, other) in [
      ("ingress_exposure", "<=", "dst", "src"), ("egress_exposure", "=>", "src", "dst"),
    ] {
      for flow in list[key] as? [[String: String]] ?? [] where !flow[other]!.contains("[External]") {
        lines.insert("\(flow[own]!) \(arrow) \(Self.inWordsOfKubectl(flow[other]!)) : \(flow["conn"]!)")
      }
    }
    return lines
  }

  /// `{Key:app,Operator:NotIn,Values:[a b],}` as `app notin (a,b)`.
  private static func inWordsOfKubectl(_ title: String) -> String {
    title.replacing(/\{Key:([^,]+),Operator:(\w+),Values:\[([^\]]*)\],\}/) { match in
      let values = match.3.split(separator: " ").sorted()
      let list = values.joined(separator: ",")
      return switch match.2 {
      case "In": values.count == 1 ? "\(match.1)=\(list)" : "\(match.1) in (\(list))"
      case "NotIn": "\(match.1) notin (\(list))"
      case "Exists": "\(match.1)"
      default: "!\(match.1)"
      }
    }
  }
}
