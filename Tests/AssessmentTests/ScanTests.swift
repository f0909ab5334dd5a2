import Assessment
import Checks
import Findings
import TestSupport
import Testing

@Suite("Scanning files") struct ScanTests {
  private let pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c, image: x}]}\n"

  private func scan(_ folder: TemporaryFolder, jobs: Int = 1) -> Report {
    var scan = Scan(paths: [folder.path])
    scan.jobs = jobs
    return scan.run()
  }

  @Test("a broken document hides neither its neighbours nor other files")
  func broken() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.yaml", pod + "---\na: [\n---\n" + pod.replacing("name: a", with: "name: b"))
    try folder.write("2.yaml", pod.replacing("name: a", with: "name: z"))
    let report = scan(folder)
    #expect(Set(report.findings.map(\.subject.name)) == ["a", "b", "z"])
    #expect(report.errors.map { $0.position?.line } == [7])
  }

  @Test("what kubectl refuses is an error at its place; other files may hold it")
  func beyondJSON() throws {
    let folder = try TemporaryFolder()
    try folder.write("1.yaml", pod.replacing("hostPID: true", with: "hostPID: true, priority: .inf"))
    try folder.write("2.yaml", pod.replacing("{name: a}", with: "{name: !!int a}"))
    try folder.write("values.yaml", "threshold: .inf\n")
    let report = scan(folder)
    #expect(
      report.errors.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.message)" } == [
        "4:33 JSON has no infinity and no NaN; kubectl refuses the object",
        "3:24 the value is tagged !!int and is a string; kubectl refuses it",
      ])
    #expect(report.findings.contains { $0.check == "pod/no-host-pid" })
  }

  @Test("a list of a whole cluster is judged in pieces, to the same findings in the same order")
  func largeList() throws {
    let folder = try TemporaryFolder()
    let items = (0..<1300).map { index in
      let name = "metadata: {name: p\(index), namespace: n\(index % 7)}"
      return index % 3 == 0
        ? "- {apiVersion: v1, kind: Namespace, metadata: {name: n\(index)}}\n"
        : "- {apiVersion: v1, kind: Pod, \(name), spec: {hostPID: true, containers: [{name: c, image: x}]}}\n"
    }
    try folder.write("list.yaml", "apiVersion: v1\nkind: List\nitems:\n" + items.joined())
    let report = scan(folder)
    let places = report.findings.map(\.place.range.lowerBound)
    #expect(places == places.sorted())
    #expect(report.findings.count { $0.check == "pod/no-host-pid" } == 1300 - 434)
    let parallel = scan(folder, jobs: 2)
    #expect(
      parallel.findings.map { "\($0.check) \($0.place.range)" }
        == report.findings.map { "\($0.check) \($0.place.range)" })
  }

  @Test("lists are expanded, also typed ones and lists of lists")
  func lists() throws {
    let folder = try TemporaryFolder()
    let spec = "{hostIPC: true, containers: []}"
    try folder.write(
      "list.yaml",
      """
      apiVersion: v1
      kind: List
      items:
      - {apiVersion: v1, kind: Pod, metadata: {name: one}, spec: \(spec)}
      - apiVersion: v1
        kind: PodList
        items:
        - {metadata: {name: two}, spec: \(spec)}
      """)
    let report = scan(folder)
    #expect(report.counts.objects == 2)
    let found = report.findings.filter { $0.check == "pod/no-host-ipc" }
    #expect(found.map(\.subject.name) == ["one", "two"])
    #expect(found.map(\.path) == ["spec.hostIPC", "spec.hostIPC"])
  }

  @Test("a kustomize patch is judged for what it sets, never for what it lacks")
  func patches() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "k/kustomization.yaml", "patches:\n- path: ./sub/../p.yaml\npatchesStrategicMerge: [q.yaml]\n")
    for name in ["p", "q", "other"] { try folder.write("k/\(name).yaml", pod) }
    let byFile = Dictionary(grouping: scan(folder).findings) { folder.relative($0.place.tree.source.name) }
    for file in ["k/p.yaml", "k/q.yaml"] {
      #expect(byFile[file]?.map(\.check) == ["pod/no-host-pid", "image/pin-digest"])
    }
    #expect(byFile["k/other.yaml"].map { $0.count > 3 } == true)
  }

  @Test("templates of a chart are not assessed, never an error; plain files of it are scanned")
  func charts() throws {
    let folder = try TemporaryFolder()
    try folder.write("c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 1.0.0\n")
    try folder.write("c/values.yaml", "image: x\n")
    try folder.write("c/templates/a.yaml", "{{- if .Values.x }}\nkind: Pod\n{{ end }}\n")
    try folder.write("c/templates/plain.yaml", pod)
    let report = scan(folder)
    #expect(report.errors.isEmpty)
    #expect(report.unassessed.map(\.reason) == [.chartNotRendered])
    #expect(report.unassessed.map { folder.relative($0.file) } == ["c/"])
    #expect(report.counts.objects == 1)
    #expect(report.counts.foreign == 2)
  }

  @Test("what is no Kubernetes object is counted, what means to be one is an error")
  func foreign() throws {
    let folder = try TemporaryFolder()
    try folder.write("compose.yaml", "services: {web: {image: x}}\n")
    try folder.write("list.json", "[1, 2]")
    try folder.write("half.yaml", "kind: Pod\nspec: {}\n")
    try folder.write("odd.yaml", "apiVersion: 1\nkind: Pod\n")
    let report = scan(folder)
    #expect(report.counts.foreign == 2)
    #expect(
      report.errors.map(\.message) == [
        "an object needs an apiVersion beside its kind", "apiVersion must be a string, not an integer",
      ])
  }

  @Test("a template outside of a chart is an error that says what it looks like")
  func looseTemplate() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.yaml", "kind: Pod\nimage: {{ .Image }}\n")
    #expect(
      scan(folder).errors.map(\.message) == [
        "a mapping or list cannot be a key; this looks like a template that was not rendered"
      ])
  }

  @Test("the order is the same for any number of jobs")
  func order() throws {
    let folder = try TemporaryFolder()
    for index in 0..<300 {
      try folder.write("\(index % 7)/\(index).yaml", pod.replacing("name: a", with: "name: n\(index)"))
    }
    let one = scan(folder).findings.map { "\($0.subject.name) \($0.check) \($0.place.range)" }
    let four = scan(folder, jobs: 4).findings.map { "\($0.subject.name) \($0.check) \($0.place.range)" }
    #expect(one == four)
    #expect(one.count > 1500)
  }

  @Test("what a check passes over on Windows is not applicable, never a pass")
  func windows() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "pod.yaml",
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {os: {name: windows}, hostIPC: true, containers: [{name: c}]}\n"
    )
    let verdicts = Dictionary(uniqueKeysWithValues: scan(folder).assessments.map { ($0.id, $0.verdict) })
    #expect(verdicts["pod/no-host-ipc"] == .notApplicable)
    #expect(verdicts["pod/read-only-rootfs"] == .notApplicable)
    #expect(verdicts["pod/no-host-network"] == .pass)
  }

  @Test("the profile cis speaks of the benchmark's sections 1 to 5, in its order")
  func benchmark() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "pod.yaml",
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true\n  containers: [{name: a, image: a}]\n"
    )
    var scan = Scan(paths: [folder.path])
    scan.profile = .cis
    let report = scan.run()
    let verdicts = report.assessments
    let first = verdicts.compactMap(\.benchmark.first)
    let orders = first.map { $0.split(separator: ".").compactMap { Int($0) } }
    #expect(first.count == verdicts.count && first.contains("5.2.10") && first.contains("2.4"))
    #expect(zip(orders, orders.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
    #expect(verdicts.first { $0.id == "pod/no-host-pid" }?.verdict == .fail)
    let found = Set(report.findings.map(\.check))
    #expect(found.contains("pod/no-host-pid") && !found.contains("pod/read-only-rootfs"))
  }

  @Test("a verdict is never a pass where nothing was seen")
  func verdicts() throws {
    let folder = try TemporaryFolder()
    try folder.write("cm.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")
    let verdicts = scan(folder).assessments
    #expect(verdicts.count == 170)
    #expect(verdicts.allSatisfy { $0.verdict != .pass })
    let namespace = verdicts.first { $0.id == "pod/admission-policy" }
    #expect(namespace?.verdict == .notAssessed)
    #expect(namespace?.missing.contains("Namespace objects") ?? false)
  }
}
