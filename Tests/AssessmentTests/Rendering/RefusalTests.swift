import Foundation
import TestSupport
import Testing

@testable import Assessment

@Suite("Refusing to render") struct RefusalTests {
  private let folder: TemporaryFolder
  private let stub: Stub

  init() throws {
    folder = try TemporaryFolder()
    stub = try Stub("\(Stub.mark)\necho 'kind: A'\necho 'apiVersion: v1'")
    try folder.write("outside.yaml")
    try folder.write("tree/k/a.yaml", "apiVersion: v1\nkind: A\nmetadata: {name: a}\n")
  }

  private func scan() -> Report { rendered("\(folder.path)/tree", helm: stub, kustomize: stub) }

  @Test(
    "a kustomization that reaches out, or starts something",
    arguments: [
      "resources: [https://example.com/a.yaml]", "resources: [\"HTTP:example.com\"]",
      "resources: [github.com/a/b]", "bases: [\"git@github.com:a/b\"]", "components: [\"a//b?ref=c\"]",
      "resources: [../../outside.yaml]", "resources: [/etc/hosts]", "resources: [missing.yaml]",
      "configMapGenerator: [{name: a, files: [b=../../outside.yaml]}]",
      "secretGenerator: [{name: a, envs: [/etc/hosts]}]", "secretGenerator: [{name: a, env: https://a/b}]",
      "patches: [{path: https://a/b}]", "patchesStrategicMerge: [../../outside.yaml]",
      "replacements: [{path: https://a/b}]", "openapi: {path: https://a/b}", "crds: [https://a/b]",
      "configurations: [../../outside.yaml]", "helmCharts: [{name: a, repo: https://a}]",
      "helmChartInflationGenerator: [{chartName: a}]", "generators: [a.yaml]",
      "transformers: [\"apiVersion: a/v1\\nkind: Exec\\n\"]",
      "transformers: [\"apiVersion: builtin\\nkind: PatchTransformer\\npath: https://a/b\\n\"]",
      "validators: [a.yaml]", "exec: [a]", "resources: [.]", "resources: [{a: b}]",
    ])
  func kustomizations(_ field: String) throws {
    try folder.write("tree/k/kustomization.yaml", "kind: Kustomization\n\(field)\n")
    let report = scan()
    #expect(report.unassessed.map(\.reason) == [.kustomizationNotRendered])
    let entry = try #require(report.unassessed.first)
    #expect(entry.file.hasSuffix("tree/k/kustomization.yaml"))
    #expect(entry.line == (field == "resources: [.]" ? 1 : 2), "\(entry.message)")
    #expect(!stub.hasRun)
    #expect(report.counts.objects == 1, "what is not rendered is scanned as it is written")
  }

  @Test(
    "a kustomization that a link leads astray", arguments: ["out.yaml", "out/outside.yaml", "deep/../x.yaml"])
  func links(_ name: String) throws {
    try folder.link("tree/k/out.yaml", to: "../../outside.yaml")
    try folder.link("tree/k/out", to: folder.path)
    try folder.write("tree/other/deep/a.yaml")
    try folder.write("tree/other/x.yaml")
    try folder.link("tree/k/deep", to: "../other/deep")
    try folder.write("tree/k/kustomization.yaml", "\nresources: [\(name)]\n")
    #expect(scan().unassessed.map(\.line) == [2])
    #expect(!stub.hasRun)
  }

  @Test("a refusal deep below is told once, where it is, and bases that are sound are rendered")
  func deep() throws {
    try folder.write("tree/good/kustomization.yaml", "resources: [../k/a.yaml]\n")
    try folder.write("tree/bad/kustomization.yaml", "resources: [../good]\nbases:\n- https://a/b\n")
    try folder.write("tree/top/kustomization.yaml", "resources: [../bad]\n")
    let report = scan()
    #expect(report.unassessed.map { folder.relative($0.file) } == ["tree/bad/kustomization.yaml"])
    #expect(report.unassessed.map(\.line) == [3])
    #expect(stub.hasRun)
  }

  @Test("what is harmless passes")
  func harmless() throws {
    try folder.write("tree/up/b.yaml", "apiVersion: v1\nkind: A\nmetadata: {name: b}\n")
    try folder.write(
      "tree/k/kustomization.yaml",
      """
      resources: [a.yaml, ../up/b.yaml]
      transformers: ["apiVersion: builtin\\nkind: PrefixTransformer\\nprefix: a-\\n"]
      patchesStrategicMerge: ["kind: A\\nmetadata: {name: 'https://a/b'}\\n"]
      configMapGenerator: [{name: a, files: [a.yaml, k=a.yaml], literals: ["u=https://a/b"]}]

      """)
    #expect(scan().unassessed.isEmpty)
    #expect(stub.hasRun)
  }

  @Test("a git working tree around the named folder is the bound")
  func gitRoot() throws {
    try folder.write("tree/k/kustomization.yaml", "resources: [../a.yaml]\n")
    try folder.write("tree/a.yaml", "apiVersion: v1\nkind: A\nmetadata: {name: a}\n")
    func scan() -> Report { rendered("\(folder.path)/tree/k", kustomize: stub) }
    #expect(scan().unassessed.map(\.line) == [1])
    #expect(!stub.hasRun)
    try folder.write("tree/.git/HEAD")
    #expect(scan().unassessed.isEmpty)
    #expect(stub.hasRun)
  }

  @Test("a chart with links, missing dependencies or schemas that lead elsewhere")
  func charts() throws {
    let chart = "apiVersion: v2\nname: web\nversion: 1.0.0\n"
    func refused(_ line: Int?, _ words: String) throws {
      let report = scan()
      #expect(report.unassessed.map(\.reason) == [.chartNotRendered])
      #expect(report.unassessed.first?.line == line && !stub.hasRun)
      #expect(report.unassessed.first?.message.contains(words) == true, "\(report.unassessed)")
    }
    try folder.write("tree/c/Chart.yaml", "\(chart)dependencies:\n- name: db\n  repository: https://a\n")
    try refused(5, "helm dependency build")
    try folder.write("tree/c/Chart.yaml", chart)
    try folder.link("tree/c/passwd", to: "/etc/passwd")
    try refused(nil, "leaves the scanned tree")
    try FileManager.default.removeItem(atPath: "\(folder.path)/tree/c/passwd")
    try folder.link("tree/c/loop", to: "..")
    try refused(nil, "a folder above it")
    try FileManager.default.removeItem(atPath: "\(folder.path)/tree/c/loop")
    #expect(mkfifo("\(folder.path)/tree/c/pipe", 0o600) == 0)
    try refused(nil, "no regular file")
    try FileManager.default.removeItem(atPath: "\(folder.path)/tree/c/pipe")
    let schema = "tree/c/charts/sub/values.schema.json"
    try folder.write(schema, "{\"properties\": {\"a\":\n{\"$ref\": \"file:///dev/zero\"}}}")
    try refused(2, "outside of itself")
    try folder.write(schema, "{\"$schema\": \"http://evil.example/s\"}")
    try refused(1, "json-schema.org")
    try folder.write(schema, "{\"$schema\": \"http://json-schema.org/schema#\", \"$ref\": \"#/a\"}")
    #expect(scan().unassessed.isEmpty && stub.hasRun)
  }
}
