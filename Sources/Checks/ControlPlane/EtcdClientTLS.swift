internal import Components
internal import Findings

struct EtcdClientTLS: FlagCheck {
  static let about = About(
    id: "controlplane/etcd-client-tls",
    severity: .critical,
    title: "Have etcd and the API server show each other certificates",
    why: """
      etcd has no other lock than the client's certificate. Where it asks for none, a connection is enough to \
      read every Secret and to write any object.
      """,
    scope: .commands(of: .etcd, .apiServer),
    needs: ["the flags of etcd and the API server"],
    fails: [
      .command("absent means no TLS at all", missing: 4, "etcd\n--data-dir=/var/lib/etcd"),
      .command(
        "clients need no certificate", missing: 1,
        "etcd\n--cert-file=/a.crt\n--key-file=/a.key\n--trusted-ca-file=/ca.crt"),
      .command(
        "certificates of its own making",
        """
        etcd
        --cert-file=/a.crt
        --key-file=/a.key
        --trusted-ca-file=/ca.crt
        --client-cert-auth=true
        ⟦--auto-tls=true⟧
        """),
      .command(
        "the API server's side",
        """
        kube-apiserver
        ⟦--etcd-servers=http://127.0.0.1:2379⟧
        --etcd-cafile=/ca.crt
        --etcd-certfile=/a.crt
        --etcd-keyfile=/a.key
        """),
    ],
    passes: [
      .command(
        "etcd",
        """
        etcd
        --cert-file=/a.crt
        --key-file=/a.key
        --trusted-ca-file=/ca.crt
        --client-cert-auth
        """),
      .pod(
        "etcd, by variables",
        """
        containers:
        - name: etcd
          command: [etcd]
          env:
          - {name: ETCD_CERT_FILE, value: /a.crt}
          - {name: ETCD_KEY_FILE, value: /a.key}
          - {name: ETCD_TRUSTED_CA_FILE, value: /ca.crt}
          - {name: ETCD_CLIENT_CERT_AUTH, value: "true"}
        """),
      .command(
        "the API server",
        """
        kube-apiserver
        --etcd-servers=https://10.0.0.5:2379,https://10.0.0.6:2379
        --etcd-cafile=/ca.crt
        --etcd-certfile=/a.crt
        --etcd-keyfile=/a.key
        """),
      .command("a file decides, and flags count no more", "etcd\n--config-file=/etc/etcd.yaml"),
    ])

  static let rules: [FlagRule] =
    [
      FlagRule(
        component: .etcd, flag: "--client-cert-auth", demand: .isTrue, unless: ["config-file"],
        message: "accepts clients without a certificate", cure: .set("true")),
      FlagRule(
        component: .etcd, flag: "--auto-tls", demand: .isFalse, defaultKeeps: FlagRule.always,
        unless: ["config-file"], message: "serves certificates of its own making", cure: .set("false")),
      FlagRule(
        component: .apiServer, flag: "--etcd-servers", demand: .each { !$0.hasPrefix("http://") },
        defaultKeeps: FlagRule.always, message: "speaks to etcd without TLS",
        cure: .advice("Name etcd by https")),
      FlagRule(
        component: .apiServer, flag: "--etcd-servers-overrides", demand: .text { !$0.contains("http://") },
        defaultKeeps: FlagRule.always, message: "speaks to an etcd without TLS",
        cure: .advice("Name each etcd by https")),
    ]
    + [
      file(.etcd, "--cert-file", "has no certificate for clients"),
      file(.etcd, "--key-file", "has no key for its certificate"),
      file(.etcd, "--trusted-ca-file", "has no CA to know clients by"),
      file(.apiServer, "--etcd-cafile", "does not verify etcd's certificate"),
      file(.apiServer, "--etcd-certfile", "shows etcd no certificate"),
      file(.apiServer, "--etcd-keyfile", "has no key for its etcd certificate"),
    ]

  private static func file(_ component: Component, _ flag: StaticString, _ message: String) -> FlagRule {
    FlagRule(
      component: component, flag: flag, demand: .given, unless: component == .etcd ? ["config-file"] : [],
      message: message, cure: .advice("Set \(flag)"))
  }
}
