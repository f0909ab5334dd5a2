import Documents
import FoundationEssentials
import Testing

/// Real manifests, where they lie beside the package.
private let corpus = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "../shared/corpus").path

/// Properties that hold for every node of every file of the corpus.
@Suite(
  "Places in the corpus",
  .enabled(
    if: FileManager.default.fileExists(atPath: corpus),
    "NOT READ: ../shared/corpus is not there, so the reader was held against no real manifest"))
struct CorpusPlaceTests {
  /// Files that are no YAML, on purpose or because they are to be filled in first. Those under a chart's
  /// `templates` are Go templates.
  private static let broken = [
    "control-plane/openshift/assets/kube-apiserver/pod.yaml",
    "control-plane/openshift/bootkube/bootstrap-manifests/kube-apiserver-pod.yaml",
    "netpol-analyzer/tests/document_with_syntax_error/document_with_syntax_error.yaml",
    "netpol-analyzer/tests/malformed-pod-example-5/pod.yaml",
  ]

  private func files() -> [String] {
    let all = (try? FileManager.default.subpathsOfDirectory(atPath: corpus)) ?? []
    return all.filter { name in
      [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }.sorted()
  }

  @Test func `every scalar and key is what its range says`() async throws {
    let files = files()
    try #require(files.count > 8000)
    let shares = await withTaskGroup(of: PlaceChecker.self) { group in
      for share in 0..<4 {
        group.addTask {
          var checker = PlaceChecker()
          for i in stride(from: share, to: files.count, by: 4) {
            guard let data = try? Data(contentsOf: URL(filePath: "\(corpus)/\(files[i])")) else { continue }
            let claim: Claim = files[i].hasSuffix(".json") ? .json : .yaml
            checker.check(parse([UInt8](data), name: files[i], claim: claim))
          }
          return checker
        }
      }
      return await group.reduce(into: [PlaceChecker]()) { $0.append($1) }
    }
    let wrong = shares.flatMap(\.wrong)
    if !wrong.isEmpty {
      Issue.record("\(wrong.count) places are wrong:\n\(wrong.prefix(40).joined(separator: "\n"))")
    }
    #expect(shares.reduce(0) { $0 + $1.verbatim } > 800_000)
    #expect(shares.reduce(0) { $0 + $1.decoded } > 20_000)
    let broken: [String] = shares.flatMap(\.broken).filter { !$0.contains("/templates/") }
    #expect(broken.sorted() == Self.broken)
  }
}
