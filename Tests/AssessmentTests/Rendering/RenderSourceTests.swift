import Documents
import Findings
import Foundation
import TestSupport
import Testing

@testable import Assessment

@Suite("Rendering: sources") struct RenderSourceTests: RenderingSuite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("patches that are written in place lead to their lines; operations are named in the advice")
  func inlinePatches() throws {
    let kustomization = """
      # patches stand first; they act last all the same
      patches:
      - target: {kind: Pod, name: web}
        patch: |-
          - {op: add, path: /spec/hostNetwork, value: true}
          - op: replace
            path: /metadata/annotations/a~1b~0
            value: c
      - patch: |
          # ä
          apiVersion: v1
          kind: Pod
          metadata: {name: web}
          spec:
            hostIPC: true
      - target: {kind: Pod}
        path: any.yaml
      - patch: "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {shareProcessNamespace: true}}"
      patchesJson6902:
      - target: {version: v1, kind: Pod, name: web}
        path: operations.json
      resources: [pod.yaml]

      """
    try folder.write("kustomization.yaml", kustomization)
    try folder.write("pod.yaml", pod.replacing("  hostPID: true\n", with: ""))
    try folder.write(
      "any.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: any}\nspec:\n  hostPID: true\n")
    try folder.write(
      "operations.json",
      """
      [{"op": "remove", "path": "/x"},
       {"op": "add", "path": "/spec/containers/0/securityContext", "value": {"privileged": false,
        "allowPrivilegeEscalation": true}}]
      """)
    let stub = try Stub(
      printing: pod.replacing("  hostPID", with: "  hostIPC: true\n  hostNetwork: true\n  hostPID")
        + "    securityContext: {allowPrivilegeEscalation: true}\n")
    let report = rendered(folder.path, kustomize: stub)
    #expect(report.unassessed.isEmpty && report.errors.isEmpty)
    #expect(lines(report, "pod/no-host-pid") == ["any.yaml:5 web traced"])
    #expect(lines(report, "pod/no-host-ipc") == ["kustomization.yaml:15 web traced"])
    let shared = try #require(report.findings.first { $0.check == "pod/no-host-ipc" })
    #expect(shared.path == "spec.hostIPC" && shared.place.tree.source.text(shared.place.range) == "true")
    #expect(shared.remedy?.safety == .manual)
    #expect(lines(report, "pod/no-host-network") == ["kustomization.yaml:6 web rendered"])
    func advice(_ check: String) -> String? {
      report.findings.first { $0.check == check }?.remedy.map { folder.relative($0.summary) }
    }
    #expect(
      advice("pod/no-host-network")
        == "Remove hostNetwork (in what it is rendered from: kustomization.yaml:5)")
    #expect(
      advice("pod/no-privilege-escalation")?.hasSuffix("(in what it is rendered from: operations.json:3)")
        == true)
  }

  @Test("of a template with actions, the advice names the line and the value")
  func values() throws {
    try folder.write("c/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
    try folder.write("c/values.yaml", "host:\n  pid: true\n  ipc: true\n")
    try folder.write("c/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n")
    let template = """
      kind: Pod
      apiVersion: v1
      metadata: {name: {{ .Release.Name }}}
      spec:
        hostPID: {{ .Values.host.pid }}
        hostIPC: {{ .Values.host.ipc }}
        hostNetwork: {{ .Values.nowhere }}

      """
    try folder.write("c/templates/a.yaml", template)
    try folder.write("c/charts/sub/templates/a.yaml", template)
    let given = try folder.write("prod.txt", "host: {pid: true}\n")
    let output = pod.replacing("  hostPID", with: "  hostIPC: true\n  hostNetwork: true\n  hostPID")
    let stub = try Stub(
      printing: "---\n# Source: web/templates/a.yaml\n\(output)---\n"
        + "# Source: web/charts/sub/templates/a.yaml\n\(output)")
    let report = rendered(folder.path, helm: stub) { $0.valuesFiles = [given] }
    let advice = report.findings.filter { $0.check.hasPrefix("pod/no-host-") }.compactMap(\.remedy?.summary)
    let sources = advice.map { folder.relative(String($0.split(separator: "rendered from: ")[1].dropLast())) }
    #expect(
      Set(sources) == [
        "c/templates/a.yaml:5, value host.pid at prod.txt:1",
        "c/templates/a.yaml:6, value host.ipc at c/values.yaml:3", "c/templates/a.yaml:7, value nowhere",
        "c/charts/sub/templates/a.yaml:5, value host.pid", "c/charts/sub/templates/a.yaml:6, value host.ipc",
        "c/charts/sub/templates/a.yaml:7, value nowhere",
      ])
  }
}
