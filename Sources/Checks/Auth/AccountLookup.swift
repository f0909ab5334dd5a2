internal import Documents
internal import Findings
internal import Kubernetes

/// The remedy is always safe: only a token whose account, Secret or pod is gone depends on the old value.
struct AccountLookup: WorkloadCheck {
  static let about = About(
    id: "auth/token-protection/lookup",
    severity: .high,
    title: "Have the API server look up the accounts of tokens",
    why: "Without the look-up a token stays good after its account, Secret or pod has been deleted.",
    scope: .pods,
    fails: [
      .pod(
        "switched off",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - ⟦--service-account-lookup=false⟧
        """)
    ],
    passes: [
      .pod(
        "on is the default",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
        """),
      .pod(
        "the last of several counts",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - --service-account-lookup=false
          - --service-account-lookup
        """),
    ])

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
    guard let flags = ComponentFlags.apiServer(in: container),
      let setting = flags.bool("--service-account-lookup"), setting.value == false
    else { return }
    report(
      "takes tokens of accounts that have been deleted", at: .value(setting.place),
      remedy: Remedy(.safe, "Remove --service-account-lookup=false", .remove(setting.place)))
  }
}
