internal import Documents
internal import Findings
internal import Kubernetes

struct ExtendedTokens: WorkloadCheck {
  static let about = About(
    id: "auth/token-protection/extended",
    severity: .low,
    title: "Let the API server issue tokens that expire within the hour",
    why: """
      By default the tokens that are mounted into pods stay valid for a year, for clients that never read \
      them again: a stolen one does too.
      """,
    scope: .pods,
    fails: [
      .pod(
        "absent means extended",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          ⟦command⟧:
          - kube-apiserver
          - --secure-port=6443
        """),
      .pod(
        "said in so many words",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command: [/usr/local/bin/kube-apiserver]
          args:
          - ⟦--service-account-extend-token-expiration=true⟧
        """),
    ],
    passes: [
      .pod(
        "switched off",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - --service-account-extend-token-expiration=false
        """),
      .pod("other programs", "containers:\n- name: web\n  image: example.com/web:1\n  command: [/web]"),
    ])

  private static let flag: StaticString = "--service-account-extend-token-expiration"

  /// Other workloads say nothing about tokens.
  func applies(to workload: Workload, in context: Context) -> Bool { ComponentFlags.isAPIServer(workload) }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      report.turn(to: container)
      check(container, report)
    }
    report.turn(to: nil)
  }

  private func check(_ container: Container, _ report: Reporter) {
    guard let flags = ComponentFlags.apiServer(in: container) else { return }
    let setting = flags.bool(Self.flag)
    guard setting?.value != false else { return }
    let off = Literal.string("\(Self.flag)=false")
    report(
      "extends the tokens of pods to a year", at: setting.map { .value($0.place) } ?? .key(flags.list),
      remedy: Remedy(
        .review, "Set \(Self.flag)=false once serviceaccount_stale_tokens_total stays at zero",
        setting.map { .replace($0.place, with: off) } ?? .append(to: flags.list, path: "", off)))
  }
}
