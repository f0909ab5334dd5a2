internal import Documents
internal import Findings
internal import Kubernetes

struct NonRootExplicit: WorkloadCheck {
  static let about = About(
    id: "pod/non-root/explicit",
    severity: .high,
    title: "Set runAsNonRoot: true (Pod Security restricted)",
    why: """
      Pod Security does not look at images: it wants the refusal to start as root written down, whatever \
      runAsUser says.
      """,
    profiles: Membership.restricted().podSecurityOnly,
    scope: .pods,
    fails: [
      .pod(
        "a user alone is not enough here",
        """
        containers:
        - ⟦securityContext⟧:
            runAsUser: 1000
          name: web
          image: example.com/web:1
        """),
      .pod(
        "the pod's false fails even where every container overrides it",
        """
        securityContext:
          runAsNonRoot: ⟦false⟧
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            runAsNonRoot: true
        """),
      .pod(
        "Windows pods are not exempt",
        "os:\n  name: windows\ncontainers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
      .pod(
        "a user namespace waives it since 1.35 only", minor: 34,
        "hostUsers: false\ncontainers:\n- ⟦name⟧: web\n  image: example.com/web:1"),
    ],
    passes: [
      .pod(
        "the pod's value counts for its containers",
        """
        securityContext:
          runAsNonRoot: true
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "waived since 1.35 for pods with a user namespace",
        """
        hostUsers: false
        containers:
        - name: web
          image: example.com/web:1
        """),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    if workload.hasUserNamespace, context.isAtLeast(35) { return }
    let pod = workload.security?.given("runAsNonRoot")
    if let pod, pod.bool == false { self.report(pod, report) }
    for container in workload.containers {
      report.turn(to: container)
      let own = container.security?.given("runAsNonRoot")
      if let own {
        if own.bool != true { self.report(own, report) }
      } else if pod?.bool == nil {
        report(
          "does not set runAsNonRoot", at: .missing(under: container.node, "securityContext.runAsNonRoot"),
          remedy: Remedy(
            .review, "Set runAsNonRoot: true",
            .set(under: container.node, path: "securityContext.runAsNonRoot", to: .bool(true))))
      }
    }
    report.turn(to: nil)
  }

  private func report(_ node: Node, _ report: Reporter) {
    report(
      "sets runAsNonRoot to false", at: .value(node),
      remedy: Remedy(.review, "Set runAsNonRoot: true", .replace(node, with: .bool(true))))
  }
}
