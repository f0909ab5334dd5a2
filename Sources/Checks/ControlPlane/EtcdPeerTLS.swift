internal import Components
internal import Findings

struct EtcdPeerTLS: FlagCheck {
  static let about = About(
    id: "controlplane/etcd-peer-tls",
    severity: .high,
    title: "Have the members of etcd show each other certificates",
    why: """
      A member gets a copy of everything. Where peers need no certificate, whoever reaches the port joins or \
      listens, and has every Secret.
      """,
    scope: .commands(of: .etcd),
    needs: ["etcd's flags"],
    fails: [
      .command(
        "three members without TLS", missing: 4,
        "etcd\n--initial-cluster=a=https://10.0.0.1:2380,b=https://10.0.0.2:2380,c=https://10.0.0.3:2380"),
      .command(
        "certificates of its own making",
        """
        etcd
        --initial-cluster=a=https://10.0.0.1:2380
        ⟦--peer-auto-tls=true⟧
        """),
      .command(
        "plain HTTP among peers",
        """
        etcd
        ⟦--initial-cluster=a=https://10.0.0.1:2380,b=http://10.0.0.2:2380⟧
        --peer-cert-file=/p.crt
        --peer-key-file=/p.key
        --peer-trusted-ca-file=/ca.crt
        --peer-client-cert-auth=true
        """),
    ],
    passes: [
      .command(
        "certificates",
        """
        etcd
        --initial-cluster=a=https://10.0.0.1:2380,b=https://10.0.0.2:2380
        --peer-cert-file=/p.crt
        --peer-key-file=/p.key
        --peer-trusted-ca-file=/ca.crt
        --peer-client-cert-auth=true
        """),
      .command("a single member has no peers", "etcd\n--initial-cluster=a=https://10.0.0.1:2380"),
      .command("nor has one that names no cluster", "etcd\n--data-dir=/var/lib/etcd"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .etcd, flag: "--peer-client-cert-auth", demand: .isTrue,
      message: "accepts peers without a certificate", cure: .set("true")),
    FlagRule(
      component: .etcd, flag: "--peer-cert-file", demand: .given, message: "has no certificate for peers",
      cure: .advice("Set --peer-cert-file")),
    FlagRule(
      component: .etcd, flag: "--peer-key-file", demand: .given,
      message: "has no key for its peer certificate",
      cure: .advice("Set --peer-key-file")),
    FlagRule(
      component: .etcd, flag: "--peer-trusted-ca-file", demand: .given, message: "has no CA to know peers by",
      cure: .advice("Set --peer-trusted-ca-file")),
    FlagRule(
      component: .etcd, flag: "--initial-cluster", demand: .each { !$0.contains("=http://") },
      defaultKeeps: FlagRule.always, message: "speaks to a peer without TLS",
      cure: .advice("Name each peer by https")),
  ]

  private static let autoTLS = FlagRule(
    component: .etcd, flag: "--peer-auto-tls", demand: .isFalse, defaultKeeps: FlagRule.always,
    message: "shows peers certificates of its own making", cure: .set("false"))

  func applies(to command: ComponentCommand, in context: Context) -> Bool { !command.has("config-file") }

  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    Self.autoTLS.judge(command, minor: context.version.minor, report: report)
    // A single member has nobody to speak to.
    let members = command.last("initial-cluster")?.items.count ?? 0
    guard members > 1 || command.has("discovery") || command.has("discovery-srv") else { return }
    judgeByRules(command, in: context, report: report)
  }
}
