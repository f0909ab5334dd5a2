internal import Documents
internal import Findings
internal import Kubernetes

struct NonRootUser: WorkloadCheck {
  static let about = About(
    id: "pod/non-root/user",
    severity: .high,
    title: "Do not set runAsUser: 0 (Pod Security restricted)",
    why: "User 0 is root. Pod Security refuses it at the pod and at each container, whatever overrides it.",
    profiles: Membership.restricted(since: 23).podSecurityOnly,
    scope: .pods,
    fails: [
      .pod(
        "pod level and containers are judged each",
        """
        securityContext:
          runAsUser: ⟦0⟧
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            runAsUser: ⟦0⟧
        """),
      .pod(
        "a user namespace waives it since 1.35 only", minor: 34,
        "hostUsers: false\nsecurityContext:\n  runAsUser: ⟦0⟧\ncontainers:\n- name: web\n  image: example.com/web:1"
      ),
    ],
    passes: [
      .pod(
        "another user, or none named",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            runAsUser: 1000
        - name: log
          image: example.com/log:1
        """),
      .pod(
        "waived since 1.35 for pods with a user namespace",
        "hostUsers: false\nsecurityContext:\n  runAsUser: 0\ncontainers:\n- name: web\n  image: example.com/web:1"
      ),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    if workload.hasUserNamespace, context.isAtLeast(35) { return }
    workload.eachSecurityContext(report) { judge($0, report) }
  }

  private func judge(_ security: Node, _ report: Reporter) {
    guard let user = security.given("runAsUser"), user.int == 0 else { return }
    report(
      "sets runAsUser to 0, which is root", at: .value(user),
      remedy: Remedy(
        .review, "Set runAsUser to the image's own user, or 65532", .replace(user, with: .int(65532))))
  }
}
