internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct AuditPolicyMount: WorkloadCheck {
  static let about = About(
    id: "logging/audit-log-persisted/policy",
    severity: .medium,
    title: "Mount the audit policy read-only, where the flag looks for it",
    why: """
      Without its policy the API server does not start, or is started again without auditing. A policy that \
      the container can write can be emptied from within.
      """,
    scope: .pods,
    fails: [
      .pod(
        "as printed in the guidance: the flag and the mount differ",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - ⟦--audit-policy-file=/etc/kubernetes/policy/audit-policy.yaml⟧
          volumeMounts:
          - name: audit
            mountPath: /etc/kubernetes/audit-policy.yaml
            readOnly: true
        volumes:
        - name: audit
          hostPath:
            path: /etc/kubernetes/audit-policy.yaml
            type: File
        """),
      .pod(
        "writable", severity: .low,
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - --audit-policy-file=/etc/kubernetes/audit/policy.yaml
          volumeMounts:
          - ⟦name⟧: audit
            mountPath: /etc/kubernetes/audit
        volumes:
        - name: audit
          hostPath:
            path: /etc/kubernetes/audit
        """),
    ],
    passes: [
      .pod(
        "read-only, from the host",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - --audit-policy-file=/etc/kubernetes/audit-policy.yaml
          volumeMounts:
          - name: audit
            mountPath: /etc/kubernetes/audit-policy.yaml
            readOnly: true
        volumes:
        - name: audit
          hostPath:
            path: /etc/kubernetes/audit-policy.yaml
            type: File
        """),
      .pod(
        "a ConfigMap is read-only by itself",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - --audit-policy-file=/etc/kubernetes/audit/policy.yaml
          volumeMounts:
          - name: audit
            mountPath: /etc/kubernetes/audit
        volumes:
        - name: audit
          configMap:
            name: audit-policy
        """),
    ])

  /// Without a policy there is nothing to mount.
  func applies(to workload: Workload, in context: Context) -> Bool {
    workload.containers.contains { Self.policy(of: $0) != nil }
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      guard let policy = Self.policy(of: container) else { continue }
      report.turn(to: container)
      guard let mount = Mount.covering(policy.value, in: container, of: workload) else {
        report(
          "looks for its audit policy at \(policy.value), where nothing is mounted", at: policy.place,
          remedy: .advice("Mount the policy there (hostPath, type File, readOnly)"))
        continue
      }
      guard !mount.isReadOnly, mount.volume?.given("hostPath") != nil else { continue }
      report(
        "can write its own audit policy", at: .missing(under: mount.node, "readOnly"), severity: .low,
        remedy: Remedy(
          .review, "Set readOnly: true", .set(under: mount.node, path: "readOnly", to: .bool(true))))
    }
    report.turn(to: nil)
  }

  private static func policy(of container: Container) -> (place: Place, value: String)? {
    guard let command = ComponentCommand(container: container.node), command.component == .apiServer,
      let policy = command.last("audit-policy-file"), !policy.text.isEmpty
    else { return nil }
    return (policy.place, policy.text)
  }
}
