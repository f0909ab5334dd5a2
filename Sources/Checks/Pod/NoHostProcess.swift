internal import Documents
internal import Findings
internal import Kubernetes

struct NoHostProcess: WorkloadCheck {
  static let about = About(
    id: "pod/pss-residual/host-process",
    severity: .critical,
    title: "Run no Windows HostProcess container",
    why: "A HostProcess container is a process of the Windows node itself, with the node's rights.",
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "pod level and containers are judged each",
        """
        securityContext:
          windowsOptions:
            hostProcess: ⟦true⟧
        hostNetwork: true
        containers:
        - name: agent
          image: example.com/agent:1
          securityContext:
            windowsOptions:
              hostProcess: ⟦true⟧
        """)
    ],
    passes: [
      .pod(
        "false, or absent",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            windowsOptions:
              hostProcess: false
        """)
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    workload.eachSecurityContext(report) { judge($0, report) }
  }

  private func judge(_ security: Node, _ report: Reporter) {
    guard let field = security.given("windowsOptions")?["hostProcess"], field.bool == true else { return }
    report(
      "runs as a process of the Windows node", at: .value(field),
      remedy: Remedy(.review, "Remove hostProcess", .remove(field)))
  }
}
