internal import Documents
internal import Findings
internal import Kubernetes

struct PermissivePodSecurityPolicy: ObjectCheck {
  static let about = About(
    id: "pod/psp-migration/permissive",
    severity: .high,
    title: "Do not let a PodSecurityPolicy allow privileged pods",
    why: """
      Of several policies that a subject may use, the least strict wins: one permissive policy voids all \
      others for everyone who may use it.
      """,
    scope: .kinds(["PodSecurityPolicy"]),
    fails: [
      Example(
        "privileged pods and host namespaces", minor: 24,
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: permissive
        spec:
          privileged: ⟦true⟧
          hostPID: ⟦true⟧
          allowedCapabilities:
          - ⟦"*"⟧
        """)
    ],
    passes: [
      Example(
        "nothing beyond need", minor: 24,
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata:
          name: restricted
        spec:
          privileged: false
          allowPrivilegeEscalation: false
          requiredDropCapabilities: [ALL]
        """)
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard !context.isAtLeast(25), let spec = object.node["spec"] else { return }
    for (key, what) in [
      ("privileged", "privileged containers"), ("hostPID", "the host PID namespace"),
      ("hostIPC", "the host IPC namespace"), ("hostNetwork", "the host network"),
    ] as [(StaticString, String)] {
      guard let field = spec[key], field.bool == true else { continue }
      report(
        "allows \(what)", at: .value(field),
        remedy: Remedy(.review, "Set \(field.key ?? "it"): false", .replace(field, with: .bool(false))))
    }
    for capability in spec.given("allowedCapabilities")?.children.map({ $0 }) ?? []
    where capability.textIs("*") {
      report(
        "allows every capability", at: .value(capability),
        remedy: .advice("List the capabilities that are needed"))
    }
  }
}
