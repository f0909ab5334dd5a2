internal import Documents
internal import Findings
internal import Kubernetes

struct SELinuxOptions: WorkloadCheck {
  static let about = About(
    id: "pod/selinux",
    severity: .medium,
    title: "Do not weaken the SELinux confinement",
    why: """
      SELinux is the last wall after a fault in the container runtime. A type such as spc_t, or a user or \
      role of one's own, takes it down.
      """,
    profiles: .baseline(),
    scope: .linuxField(),
    fails: [
      .pod(
        "spc_t is unconfined",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seLinuxOptions:
              type: ⟦spc_t⟧
        """),
      .pod(
        "user and role are the runtime's to choose; pod level and containers are judged each",
        """
        securityContext:
          seLinuxOptions:
            user: ⟦sysadm_u⟧
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seLinuxOptions:
              role: ⟦sysadm_r⟧
              type: container_t
        """),
      .pod(
        "container_engine_t is allowed since 1.31", minor: 30,
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seLinuxOptions:
              type: ⟦container_engine_t⟧
        """),
    ],
    passes: [
      .pod(
        "Windows has no SELinux",
        """
        os:
          name: windows
        securityContext:
          seLinuxOptions:
            type: spc_t
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod("absent means the runtime's label", "containers:\n- name: web\n  image: example.com/web:1"),
      .pod(
        "confined types; the level is free",
        """
        containers:
        - name: web
          image: example.com/web:1
          securityContext:
            seLinuxOptions:
              type: container_engine_t
              level: s0:c123,c456
        - name: setup
          image: example.com/setup:1
          securityContext:
            seLinuxOptions:
              type: container_init_t
        """),
    ])

  private static let types: [StaticString] = ["", "container_t", "container_init_t", "container_kvm_t"]

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    workload.eachSecurityContext(report) { judge($0, context, report) }
  }

  private func judge(_ security: Node, _ context: Context, _ report: Reporter) {
    guard let options = security.given("seLinuxOptions") else { return }
    if let type = options.given("type"), !Self.types.contains(where: { type.textIs($0) }),
      !(context.isAtLeast(31) && type.textIs("container_engine_t"))
    {
      report(
        "has the SELinux type \(type.text ?? "?")", at: .value(type),
        remedy: Remedy(.review, "Remove the SELinux type", .remove(type)))
    }
    for (key, name) in [("user", "user"), ("role", "role")] as [(StaticString, String)] {
      guard let value = options.given(key), !value.textIs("") else { continue }
      report(
        "has an SELinux \(name) of its own", at: .value(value),
        remedy: Remedy(.review, "Remove the SELinux \(name)", .remove(value)))
    }
  }
}
