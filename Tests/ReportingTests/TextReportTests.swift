import Assessment
import Foundation
import Reporting
import Testing

@Suite("Text report") struct TextReportTests {
  private func shown(_ yaml: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "bulwark-\(UUID().uuidString).yaml")
    try Data(yaml.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let report = Scan(paths: [file.path]).run()
    var bytes: [UInt8] = []
    let output = Output { bytes += $0 }
    TextReport(style: Style(isColoured: false)).write(report, to: output)
    return String(decoding: bytes, as: UTF8.self).replacing(file.path, with: "pod.yaml")
  }

  @Test("a finding reads like a compiler's")
  func finding() throws {
    let text = try shown(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop}
      spec:
        hostUsers: false
        automountServiceAccountToken: false
        securityContext: {runAsUser: 1, runAsGroup: 1, seccompProfile: {type: RuntimeDefault}}
        containers:
        - name: wéb
          image: x@sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: {drop: [ALL], add: [日本, SYS_PTRACE]}
        resources: {limits: {cpu: 1, memory: 1Gi}}
      """)
    #expect(text.contains("Pod shop/web\n\n"))
    #expect(text.contains("  --> pod.yaml:14:45  container wéb\n"))
    // Wide letters take two columns: the carets stand under their text on the screen.
    let carets = text.split(separator: "\n").map(String.init).filter { $0.contains("^") }
    #expect(carets.first == "   | " + String(repeating: " ", count: 40) + "^^^^")
    #expect(carets.last == "   | " + String(repeating: " ", count: 46) + "^^^^^^^^^^")
    #expect(text.contains("  high pod/drop-capabilities/added: adds the capability SYS_PTRACE\n"))
    #expect(text.contains("    why: "))
    #expect(text.contains("    fix after review: Remove the capability SYS_PTRACE\n"))
    #expect(text.contains("2 findings: 2 high; 1 object in 1 file\n"))
  }

  @Test("a long line is cut so that the place is in sight")
  func longLine() throws {
    let filler = String(repeating: "x", count: 5000)
    let text = try shown(
      #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","annotations":{"b":"\#(filler)"}},"spec":{"hostPID":true,"containers":[]}}"#
    )
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count < 200 })
    #expect(lines.contains { $0.contains("…") && $0.contains(#""hostPID":true"#) })
  }

  @Test("secrets on the line of a finding are masked, its neighbours' too")
  func masking() throws {
    let text = try shown(
      #"{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"data":{"k":"c2VjcmV0LW9uZQ=="}},{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"hostPID":true,"containers":[{"name":"c","env":[{"name":"DB_PASSWORD","value":"hunter2"}],"image":"x"}]}},{"apiVersion":"v1","kind":"Secret","metadata":{"name":"t"},"stringData":{"k":"secret-two"}}]}"#
    )
    #expect(!text.contains("c2VjcmV0") && !text.contains("hunter2") && !text.contains("secret-two"))
    #expect(text.contains("***"))
  }

  @Test("a secret far down a line whose first secret is long is masked too")
  func maskingBehindLong() throws {
    let long = String(repeating: "eHh4", count: 100)
    let text = try shown(
      #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"hostPID":true,"token":"\#(long)","password":"hunter2","containers":[]}}"#
    )
    #expect(!text.contains("eHh4") && !text.contains("hunter2"))
  }

  @Test("arguments, URLs and tokens are masked wherever they stand, in lines that cannot be read too")
  func maskingForms() throws {
    let text = try shown(
      #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"hostPID":true,"containers":[{"name":"c","command":["mysql","-u","x","-phunter2"],"args":["--token","abc-def"],"image":"x"}],"x":["https://a:pass-two@b/","ghp_16C7e42F292c6912E7710c838347Ae178B4a","DB_PASSWORD=pass-three","sh -c 'login --secret pass-four'"]}}"#
    )
    let secrets = ["hunter2", "abc-def", "pass-two", "ghp_16", "pass-three", "pass-four"]
    #expect(secrets.allSatisfy { !text.contains($0) })
    #expect(text.contains(#"["mysql","-u","x",***],"args":["--token",***]"#))
    #expect(!(try shown("apiVersion: v1\nkind: Pod\npassword: \"hunter2\n")).contains("hunter2"))
    let list = try shown(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers:
        - name: c
          args:
          - --admin-password
          - hunter2
      """)
    #expect(list.contains("hands over a password") && !list.contains("hunter2"))
  }

  @Test("thousands of findings on one line are each shown at their column")
  func crowdedLine() throws {
    let pods = (0..<500).map {
      #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p\#($0)"},"spec":{"hostPID":true,"containers":[{"name":"c","image":"é"}]}}"#
    }
    let list = #"{"apiVersion":"v1","kind":"List","items":[\#(pods.joined(separator: ","))]}"#
    let text = try shown(list)
    // A column is a character, however many bytes it takes.
    let last = try #require(list.ranges(of: #""hostPID":"#).last?.upperBound)
    let column = list.distance(from: list.startIndex, to: last) + 1
    #expect(text.contains("pod.yaml:1:\(column)\n"))
  }

  @Test("the closing lines lead to what matters most")
  func closing() throws {
    let text = try shown(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop}
      spec:
        hostUsers: false
        automountServiceAccountToken: false
        securityContext: {runAsUser: 1, runAsGroup: 1, seccompProfile: {type: RuntimeDefault}}
        volumes: [{name: a, emptyDir: {}}, {name: b, emptyDir: {}}, {name: c, emptyDir: {}}]
        containers:
        - name: web
          image: x
          securityContext: &weak {readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
        - name: log
          image: x
          securityContext: *weak
        - name: agent
          image: x
          securityContext: {readOnlyRootFilesystem: true, privileged: true, capabilities: {drop: [ALL]}}
        resources: {limits: {cpu: 1, memory: 1Gi}}
      """)
    #expect(text.contains("advice: Remove privileged first, then set allowPrivilegeEscalation: false"))
    #expect(text.contains("\nMost is closed by: Set allowPrivilegeEscalation: false (2 findings)\n"))
    #expect(text.hasSuffix("\nLearn more: bulwark explain pod/no-privileged\n"))
  }

  @Test("nothing found is said with what was looked at")
  func clean() throws {
    let text = try shown("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")
    #expect(text == "No findings: 1 object in 1 file\n")
  }
}
