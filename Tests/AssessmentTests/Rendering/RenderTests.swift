import Documents
import Findings
import Foundation
import TestSupport
import Testing

@testable import Assessment

@Suite("Rendering") struct RenderTests: RenderingSuite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("values lead to the base or to the patch that set them, what is missing to the base")
  func tracing() throws {
    try folder.write("base/kustomization.yaml", "resources: [pod.yaml]\nnamePrefix: a-\n")
    try folder.write("base/pod.yaml", pod)
    try folder.write(
      "prod/kustomization.yaml", "resources: [../base]\nnamePrefix: b-\npatches: [{path: p.yaml}]\n")
    try folder.write(
      "prod/p.yaml",
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a-web\nspec:\n  containers:\n  - name: c\n"
        + "    securityContext:\n      privileged: true\n  - name: side\n    image: y\n")
    try folder.write("stray.yaml", pod)
    let stub = try Stub(
      printing: """
        apiVersion: v1
        kind: Pod
        metadata:
          name: b-a-web
        spec:
          containers:
          - image: x
            name: c
            securityContext:
              privileged: true
          - image: y
            name: side
          hostIPC: true
          hostPID: true

        """)
    let report = rendered(folder.path, kustomize: stub)
    #expect(report.unassessed.isEmpty)
    #expect(
      lines(report, "pod/no-host-pid") == ["base/pod.yaml:5 b-a-web traced", "stray.yaml:5 web written"])
    #expect(lines(report, "pod/no-privileged") == ["prod/p.yaml:9 b-a-web traced"])
    // Nobody wrote this one.
    #expect(lines(report, "pod/no-host-ipc") == ["prod/kustomization.yaml:13 b-a-web rendered"])
    let dropped = report.findings.filter {
      $0.check == "pod/drop-capabilities" && $0.subject.name == "b-a-web"
    }
    #expect(dropped.map { folder.relative($0.place.tree.source.name) } == ["base/pod.yaml", "prod/p.yaml"])
  }

  @Test("remedies edit the exact source only, and are for review there")
  func remedies() throws {
    try folder.write("kustomization.yaml", "resources: [pod.yaml]\n")
    try folder.write("pod.yaml", pod)
    let stub = try Stub(printing: pod.replacing("hostPID", with: "hostIPC: true\n  hostPID"))
    let report = rendered(folder.path, kustomize: stub)
    let traced = try #require(report.findings.first { $0.check == "pod/no-host-pid" }?.remedy)
    #expect(traced.safety == .review)
    let edits = try #require(traced.change).edits()
    #expect(edits.allSatisfy { pod.utf8.count > $0.range.upperBound } && !edits.isEmpty)
    let made = try #require(report.findings.first { $0.check == "pod/no-host-ipc" }?.remedy)
    #expect(made.safety == .manual && made.change == nil)
  }

  @Test("waivers in the files count for what is led back to them, and one that is used is no fault")
  func waivers() throws {
    let waived = pod.replacing("hostPID", with: "# bulwark:allow pod/no-host-pid reason=\"a\"\n  hostPID")
      .replacing(
        "{name: web}", with: "{name: web, annotations: {bulwark.dev/allow: pod/no-host-ipc reason=\"b\"}}")
    try folder.write("kustomization.yaml", "resources: [pod.yaml]\n")
    try folder.write("pod.yaml", waived)
    let output = waived.replacing("  # bulwark", with: "  hostIPC: true\n  # was")
    let report = rendered(folder.path, kustomize: try Stub(printing: output))
    #expect(lines(report, "pod/no-host-pid").isEmpty && lines(report, "pod/no-host-ipc").isEmpty)
    #expect(report.waived == 2)
    #expect(!report.findings.contains { $0.check == "input/waiver-unused" })
    let stub = try Stub(printing: output)
    var scan = Scan(paths: [folder.path])
    scan.readsWaivers = false
    scan.renderer = Renderer(programs: RenderPrograms(kustomize: stub.path))
    let all = withExtendedLifetime(stub) { scan.run() }
    #expect(lines(all, "pod/no-host-pid").count == 1 && lines(all, "pod/no-host-ipc").count == 1)
  }

  @Test("findings that two overlays have in common come once where the object is the same")
  func common() throws {
    try folder.write("base/kustomization.yaml", "resources: [pod.yaml]\n")
    try folder.write("base/pod.yaml", pod)
    for name in ["one", "two"] { try folder.write("\(name)/kustomization.yaml", "resources: [../base]\n") }
    let report = rendered(folder.path, kustomize: try Stub(printing: pod))
    #expect(lines(report, "pod/no-host-pid") == ["base/pod.yaml:5 web traced"])
  }

  @Test("a chart is rendered whole; its subcharts, templates and CRDs are not scanned on their own")
  func chart() throws {
    try folder.write("c/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
    try folder.write("c/templates/a.yaml", "{{ if true }}\n\(pod){{ end }}\n")
    try folder.write("c/templates/plain.yaml", pod.replacing("name: web", with: "name: plain"))
    try folder.write("c/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
    try folder.write("c/charts/sub/templates/b.yaml", pod)
    try folder.write("c/examples/own.yaml", pod.replacing("name: web", with: "name: own"))
    let stub = try Stub(
      """
      \(Stub.mark)
      echo "$@" > "${0%/*}/../ran"
      echo '---'
      echo '# Source: web/templates/a.yaml'
      /bin/cat "$3/templates/plain.yaml" | /bin/sed s/plain/web/
      echo '---'
      echo '# Source: web/templates/plain.yaml'
      /bin/cat "$3/templates/plain.yaml"
      echo '---'
      echo '# Source: web/../../../etc/passwd'
      /bin/cat "$3/templates/plain.yaml" | /bin/sed s/plain/sly/
      """)
    let report = rendered(folder.path, helm: stub) { $0.valuesFiles = ["/v.yaml"] }
    #expect(report.unassessed.isEmpty && report.errors.isEmpty)
    #expect(
      lines(report, "pod/no-host-pid") == [
        "c/Chart.yaml:7 sly rendered", "c/examples/own.yaml:5 own written",
        "c/templates/a.yaml:7 web rendered", "c/templates/plain.yaml:5 plain traced",
      ])
    let arguments = try String(contentsOfFile: "\(stub.folder.path)/ran", encoding: .utf8)
    #expect(arguments.hasPrefix("template web /") && arguments.hasSuffix("--values /v.yaml\n"))
    #expect(!arguments.contains("skip-schema-validation"))
  }

  @Test("packed charts, whose schemas nobody has seen, are rendered without schemas")
  func archives() throws {
    try folder.write(
      "c/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: db}]\n")
    try folder.write("c/charts/db-1.0.0.tgz")
    let stub = try Stub("echo \"$@\" > \"${0%/*}/../ran\"; echo 'apiVersion: v1'; echo 'kind: A'")
    let report = rendered(folder.path, helm: stub)
    #expect(report.unassessed.isEmpty && report.counts.objects == 1)
    let arguments = try String(contentsOfFile: "\(stub.folder.path)/ran", encoding: .utf8)
    #expect(arguments.contains(" --skip-schema-validation"))
  }

  @Test(
    "a program that misbehaves leaves a note and nothing else; the tree is scanned as written",
    arguments: [
      ("exec /bin/sleep 30", "took longer than"),
      ("exec /usr/bin/yes", "put out more than"),
      ("exit 0", "no Kubernetes object"),
      ("echo first; echo 'bad \u{1B}[31m news' >&2; exit 3", "exited with 3: bad \u{1B}[31m news"),
      ("exec >&-; exec /bin/sleep 30", "took longer than"),
      ("printf 'a: [\\n'", "cannot be read"),
      ("kill -9 $$", "signal 9"),
      (
        "echo 'kind: 7'; echo \"$HOME\" > \"$HOME/left\"; /bin/mkdir -p \"$HOME/a/b\"", "no Kubernetes object"
      ),
    ])
  func misbehaving(_ script: String, _ message: String) throws {
    try folder.write("k/kustomization.yaml", "resources: [pod.yaml]\n")
    try folder.write("k/pod.yaml", pod)
    let stub = try Stub("echo \"$HOME\" > \"${0%/*}/../ran\"\n\(script)")
    let report = rendered(folder.path, kustomize: stub) {
      $0.timeLimit = .milliseconds(700)
      $0.outputLimit = 1 << 20
    }
    #expect(report.unassessed.map(\.reason) == [.kustomizationNotRendered])
    #expect(report.unassessed.first?.message.contains(message) == true, "\(report.unassessed)")
    #expect(lines(report, "pod/no-host-pid") == ["k/pod.yaml:5 web written"])
    let home = try String(contentsOfFile: "\(stub.folder.path)/ran", encoding: .utf8)
    #expect(home.contains("bulwark-") && !FileManager.default.fileExists(atPath: String(home.dropLast())))
  }

  @Test("without the program, or with a part of a chart only, nothing is rendered")
  func absent() throws {
    try folder.write("k/kustomization.yaml", "resources: [pod.yaml]\n")
    try folder.write("k/pod.yaml", pod)
    try folder.write("c/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
    let template = try folder.write("c/templates/a.yaml", "{{ if true }}\n\(pod){{ end }}\n")
    let report = rendered(folder.path)
    #expect(Set(report.unassessed.map(\.reason)) == [.chartNotRendered, .kustomizationNotRendered])
    #expect(report.unassessed.allSatisfy { $0.message.contains("on PATH") })
    let stub = try Stub(Stub.mark)
    #expect(rendered(template, helm: stub).unassessed.map(\.reason) == [.chartNotRendered])
    #expect(!stub.hasRun)
  }
}
