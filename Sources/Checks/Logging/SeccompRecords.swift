internal import Documents
internal import Findings
internal import Kubernetes

struct SeccompRecords: ObjectCheck {
  static let about = About(
    id: "logging/seccomp-audit",
    severity: .low,
    title: "Let a seccomp profile record or block what a program should not call",
    why: """
      A profile that allows everything looks like confinement. It neither stops an intruder's system calls \
      nor leaves a trace of them.
      """,
    scope: .kinds(["SeccompProfile"]),
    needs: ["a seccomp profile that logs, as a SeccompProfile object or on the nodes"],
    fails: [
      Example(
        "everything is allowed",
        """
        apiVersion: security-profiles-operator.x-k8s.io/v1beta1
        kind: SeccompProfile
        metadata:
          name: open
        spec:
          defaultAction: ⟦SCMP_ACT_ALLOW⟧
        """)
    ],
    passes: [
      Example(
        "every call is logged",
        """
        apiVersion: security-profiles-operator.x-k8s.io/v1beta1
        kind: SeccompProfile
        metadata:
          name: audit
        spec:
          defaultAction: SCMP_ACT_LOG
        """),
      Example(
        "what is not allowed is refused; what is dangerous is logged",
        """
        apiVersion: security-profiles-operator.x-k8s.io/v1beta1
        kind: SeccompProfile
        metadata:
          name: web
        spec:
          defaultAction: SCMP_ACT_ERRNO
        ---
        apiVersion: security-profiles-operator.x-k8s.io/v1beta1
        kind: SeccompProfile
        metadata:
          name: watch
        spec:
          defaultAction: SCMP_ACT_ALLOW
          syscalls:
          - action: SCMP_ACT_LOG
            names: [ptrace]
        """),
    ])

  /// A profile that only refuses says nothing about records.
  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    guard object.group == "security-profiles-operator.x-k8s.io",
      let action = object.node["spec"]?["defaultAction"]
    else { return false }
    return action.textIs("SCMP_ACT_LOG") || action.textIs("SCMP_ACT_ALLOW")
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let spec = object.node["spec"], let action = spec["defaultAction"], action.textIs("SCMP_ACT_ALLOW"),
      !(spec.given("syscalls")?.children.contains { !($0["action"]?.textIs("SCMP_ACT_ALLOW") ?? true) }
        ?? false)
    else { return }
    report(
      "allows every system call and records none", at: .value(action),
      remedy: Remedy(
        .review, "Record first: set defaultAction: SCMP_ACT_LOG",
        .replace(action, with: .string("SCMP_ACT_LOG"))))
  }
}
