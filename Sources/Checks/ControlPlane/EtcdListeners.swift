internal import Components
internal import Findings

struct EtcdListeners: FlagCheck {
  static let about = About(
    id: "controlplane/etcd-only-apiserver",
    severity: .critical,
    title: "Let nobody but the API server reach etcd",
    why: """
      Whoever reads etcd has every Secret; whoever writes it has the cluster, past every authorisation, \
      admission and audit of the API server.
      """,
    scope: .commands(of: .etcd),
    needs: ["etcd's flags"],
    fails: [
      .command(
        "absent means plain HTTP on the loopback address", missing: 1, "etcd\n--data-dir=/var/lib/etcd"),
      .command(
        "plain HTTP beside TLS", "etcd\n⟦--listen-client-urls=https://127.0.0.1:2379,http://10.0.0.5:2379⟧"),
      .command(
        "every address", severity: .high, "/usr/local/bin/etcd\n⟦--listen-client-urls⟧\nhttps://0.0.0.0:2379"),
      .pod(
        "by a variable",
        """
        containers:
        - name: etcd
          image: quay.io/coreos/etcd:v3.5.9
          command: [etcd]
          env:
          - name: ETCD_LISTEN_CLIENT_URLS
            value: ⟦http://10.0.0.5:2379⟧
        """),
      .command(
        "metrics for the network", severity: .low,
        "etcd\n--listen-client-urls=https://127.0.0.1:2379\n⟦--listen-metrics-urls=http://0.0.0.0:2381⟧"),
    ],
    passes: [
      .command(
        "TLS on named addresses",
        """
        etcd
        --listen-client-urls=https://127.0.0.1:2379,https://10.0.0.5:2379
        --listen-metrics-urls=http://127.0.0.1:2381
        """),
      .command("a file decides, and flags count no more", "etcd\n--config-file=/etc/etcd.yaml"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .etcd, flag: "--listen-client-urls", demand: .each { !$0.hasPrefix("http://") },
      unless: ["config-file"], message: "serves clients without TLS",
      cure: .advice("Listen by https on the loopback address and the address that the API server uses")),
    FlagRule(
      component: .etcd, flag: "--listen-client-urls",
      demand: .each { !$0.contains("//0.0.0.0:") && !$0.contains("//[::]:") }, defaultKeeps: FlagRule.always,
      unless: ["config-file"], severity: .high, message: "serves clients on every address of the node",
      cure: .advice("Name the loopback address and the one that the API server uses")),
    FlagRule(
      component: .etcd, flag: "--listen-metrics-urls",
      demand: .each { !$0.contains("//0.0.0.0:") && !$0.contains("//[::]:") }, defaultKeeps: FlagRule.always,
      unless: ["config-file"], severity: .low, message: "serves its metrics on every address of the node",
      cure: .advice("Name the loopback address")),
  ]
}
