import Assessment
import Reporting
import Testing

@Suite("Values of flags") struct FlagValueTests {
  @Test("the password in a URL is neither in the message nor in the line")
  func password() throws {
    let report = try scanned([
      "a.yaml": """
      apiVersion: v1
      kind: Pod
      metadata: {name: kube-apiserver}
      spec:
        containers:
        - name: a
          command:
          - kube-apiserver
          - --etcd-servers=http://root:hunter2secret@10.0.0.1:2379
      """
    ])
    let text = written { TextReport(style: Style(isColoured: false)).write(report, to: $0) }
    #expect(text.contains("speaks to etcd without TLS") && !text.contains("hunter2secret"))
    let json = written { JSONReport(toolVersion: "1", jobs: 1).write(report, to: $0) }
    #expect(json.contains("speaks to etcd without TLS") && !json.contains("hunter2secret"))
  }
}
