internal import Documents
internal import Findings
internal import Kubernetes

struct SafeSysctls: WorkloadCheck {
  static let about = About(
    id: "pod/pss-residual/sysctls",
    severity: .high,
    title: "Set only sysctls that keep to the pod",
    why:
      "Other sysctls reach past the pod: they change the node's kernel for everyone or weaken its defences.",
    profiles: .baseline(),
    scope: .linuxField(),
    fails: [
      .pod(
        "not on the list of safe ones",
        """
        securityContext:
          sysctls:
          - name: ⟦kernel.msgmax⟧
            value: "65536"
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "safe since 1.29 only", minor: 28,
        """
        securityContext:
          sysctls:
          - name: ⟦net.ipv4.tcp_keepalive_time⟧
            value: "600"
        containers:
        - name: web
          image: example.com/web:1
        """),
    ],
    passes: [
      .pod(
        "Windows has no sysctls",
        """
        os:
          name: windows
        securityContext:
          sysctls:
          - name: kernel.msgmax
            value: "65536"
        containers:
        - name: web
          image: example.com/web:1
        """),
      .pod(
        "safe ones",
        """
        securityContext:
          sysctls:
          - name: net.ipv4.ip_unprivileged_port_start
            value: "0"
          - name: net.ipv4.tcp_rmem
            value: 4096 87380 16777216
        containers:
        - name: web
          image: example.com/web:1
        """),
    ])

  /// The safe sysctls of Pod Security Admission, with the minor version that brought each.
  private static let safe: [(name: StaticString, since: Int)] = [
    ("kernel.shm_rmid_forced", 0), ("net.ipv4.ip_local_port_range", 0), ("net.ipv4.tcp_syncookies", 0),
    ("net.ipv4.ping_group_range", 0), ("net.ipv4.ip_unprivileged_port_start", 0),
    ("net.ipv4.ip_local_reserved_ports", 27), ("net.ipv4.tcp_keepalive_time", 29),
    ("net.ipv4.tcp_fin_timeout", 29), ("net.ipv4.tcp_keepalive_intvl", 29),
    ("net.ipv4.tcp_keepalive_probes", 29),
    ("net.ipv4.tcp_rmem", 32), ("net.ipv4.tcp_wmem", 32), ("net.ipv4.tcp_slow_start_after_idle", 37),
    ("net.ipv4.tcp_notsent_lowat", 37),
  ]

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let sysctls = workload.security?.given("sysctls") else { return }
    for sysctl in sysctls.children {
      guard let name = sysctl["name"],
        !Self.safe.contains(where: { context.isAtLeast($0.since) && name.textIs($0.name) })
      else { continue }
      report(
        "sets the sysctl \(name.text ?? "?")", at: .value(name), discriminator: name.text,
        remedy: Remedy(.review, "Remove the sysctl", .remove(sysctl)))
    }
  }
}
