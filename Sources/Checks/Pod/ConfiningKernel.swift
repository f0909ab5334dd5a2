internal import Documents
internal import Findings
internal import Kubernetes

struct ConfiningKernel: HostCheck {
  static let about = About(
    id: "pod/selinux/node",
    severity: .medium,
    title: "Run nodes whose kernel confines containers",
    why: """
      SELinux or AppArmor is the last wall behind a runtime that has a hole. Where neither is active, what \
      pods ask of them is not enforced, and nothing says so.
      """,
    scope: .kinds(["NodeHost"]),
    needs: ["the system of a node"],
    fails: [
      .host("neither", "⟦securityModules⟧: [capability, yama, bpf]"),
      .host("SELinux only warns", "securityModules: [capability, selinux]\nselinux: ⟦permissive⟧"),
    ],
    passes: [
      .host("AppArmor", "securityModules: [capability, yama, apparmor]"),
      .host("SELinux", "securityModules: [selinux]\nselinux: enforcing"),
      .host("not known", "kernel: 6.1.0"),
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let modules = object.node.given("securityModules") else { return }
    let names = modules.children.compactMap(\.text)
    if names.contains("apparmor") { return }
    let mode = object.node.given("selinux")
    if names.contains("selinux"), mode?.textIs("enforcing") ?? true { return }
    report(
      mode == nil ? "has neither SELinux nor AppArmor" : "lets SELinux warn and enforce nothing",
      at: .value(mode ?? modules), remedy: .advice("Boot the node with AppArmor, or with SELinux enforcing"))
  }
}
