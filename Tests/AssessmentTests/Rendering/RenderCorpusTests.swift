import Documents
import Findings
import Foundation
import TestSupport
import Testing

@testable import Assessment

@Suite("Rendering the corpus") struct RenderCorpusTests {
  static let corpus = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/corpus").standardizedFileURL.path
  static var hasCorpus: Bool { FileManager.default.fileExists(atPath: corpus) }

  /// Puts out what `kubectl kustomize` made of the folder.
  private func kustomize() throws -> Stub {
    let expected = "\(Self.corpus)/kustomize/expected/examples"
    return try Stub(
      """
      [ "$1" = build ] || exit 9
      name="${2#*/kustomize/examples/}"
      exec /bin/cat "\(expected)/$name.yaml"
      """)
  }

  @Test("what kustomize makes is led back to the resources and patches", .enabled(if: hasCorpus))
  func kustomizations() throws {
    let report = rendered("\(Self.corpus)/kustomize/examples", kustomize: try kustomize())
    #expect(report.errors.isEmpty)
    #expect(
      report.unassessed.allSatisfy { $0.file.contains("transformerconfigs") }, "\(report.unassessed)")
    let made = report.findings.filter { $0.subject.origin != nil }
    #expect(made.count > 90)
    for finding in made where finding.subject.origin?.isTraced == true {
      let source = finding.place.tree.source
      let text = try String(contentsOfFile: source.name, encoding: .utf8)
      #expect(text.utf8.elementsEqual(source.bytes), "\(source.name)")
      #expect(finding.place.node.tree === finding.subject.node.tree)
    }
    // Only what generators made stands in no file as it is.
    for finding in made where finding.subject.origin?.isTraced == false {
      #expect(finding.subject.kind == "ConfigMap", "\(finding.check)")
      #expect(finding.place.tree.source.name.hasSuffix("/kustomization.yaml"))
    }
  }

  @Test("patches of a large tree are told apart from what they change", .enabled(if: hasCorpus))
  func argoCD() throws {
    let root = "\(Self.corpus)/argo-cd/manifests"
    let stub = try Stub(
      """
      name="${2#*/manifests/}"
      case "$name" in
        cluster-install*) name="install${name#cluster-install}" ;;
        ha/cluster-install*) name="ha/install${name#ha/cluster-install}" ;;
      esac
      exec /bin/cat "\(root)/$name.yaml"
      """)
    let report = rendered(root, kustomize: stub)
    // Two have no recorded output; the third is a chart whose dependency is elsewhere.
    let missing = report.unassessed.map { $0.file.replacing("\(root)/", with: "") }
    #expect(
      missing == [
        "dev-tilt/kustomization.yaml", "ha/base/controller-deployment/kustomization.yaml",
        "ha/base/redis-ha/chart/requirements.yaml",
      ])
    let made = report.findings.filter { $0.subject.origin != nil }
    #expect(made.count > 50)
    // Patches of single operations set or remove these: they have no object to look in.
    let untraced = made.filter { $0.subject.origin?.isTraced == false }
    #expect(untraced.count * 2 < made.count)
    #expect(untraced.allSatisfy { $0.subject.name.hasPrefix("argocd-") })
    #expect(made.contains { $0.place.tree.source.name.hasSuffix("/chart/upstream.yaml") })
  }

  @Test("a base is scanned through what uses it only", .enabled(if: hasCorpus))
  func bases() throws {
    let report = rendered("\(Self.corpus)/kustomize/examples/multibases", kustomize: try kustomize())
    let names = Set(report.findings.map(\.subject.name))
    #expect(names == ["cluster-a-dev-myapp-pod", "cluster-a-staging-myapp-pod", "cluster-a-prod-myapp-pod"])
    #expect(Set(report.findings.map(\.place.tree.source.name)).allSatisfy { $0.hasSuffix("base/pod.yaml") })
    #expect(report.counts.objects == 3)
  }

  @Test(
    "what helm makes of a chart is scanned by its templates", .enabled(if: hasCorpus),
    arguments: ["ingress-nginx", "kube-state-metrics", "traefik", "opentelemetry-collector"])
  func charts(_ name: String) throws {
    let folder = "\(Self.corpus)/helm/\(name)"
    let cases = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/expected").sorted()
    for example in cases {
      let output = try output(of: "\(folder)/expected/\(example)", chart: name)
      let report = rendered("\(folder)/chart", helm: try Stub(printing: output))
      #expect(report.errors.isEmpty && report.unassessed.isEmpty, "\(report.unassessed)")
      let made = report.findings.filter { $0.subject.origin != nil }
      #expect(!made.isEmpty)
      for finding in made {
        #expect(FileManager.default.fileExists(atPath: finding.place.tree.source.name))
        if finding.subject.origin?.isTraced == false, let remedy = finding.remedy {
          #expect(remedy.safety == .manual && remedy.change == nil)
        }
      }
      // The same objects, scanned as they are, have the same weaknesses.
      let plain = try TemporaryFolder()
      let direct = Scan(paths: [try plain.write("a.yaml", output)]).run()
      #expect(identities(made) == identities(direct.findings))
    }
  }

  private func identities(_ findings: [Finding]) -> [String] {
    findings.map { "\(Fingerprint($0)) \($0.message)" }.sorted()
  }

  private func output(of folder: String, chart: String) throws -> String {
    let root = "\(folder)/templates"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    var output = ""
    for name in names.sorted() where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: "\(root)/\(name)", encoding: .utf8)
      output += "---\n# Source: \(chart)/templates/\(name)\n\(text)\n"
    }
    return output
  }
}
