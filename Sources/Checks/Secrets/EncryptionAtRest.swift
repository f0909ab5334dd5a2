internal import Components
internal import Findings

struct EncryptionAtRest: FlagCheck {
  static let about = About(
    id: "secrets/encryption-at-rest",
    severity: .high,
    title: "Have the API server encrypt Secrets before it stores them",
    why: """
      Without it every Secret lies in etcd as it is. A stolen backup, a disk, a snapshot of the node are then \
      enough to read them all.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [.command("absent", missing: 1, "kube-apiserver\n--secure-port=6443")],
    passes: [
      .command(
        "a configuration", "kube-apiserver\n--encryption-provider-config=/etc/kubernetes/enc/enc.yaml"),
      .command(
        "by the flag of old releases", minor: 12,
        "kube-apiserver\n--experimental-encryption-provider-config=/etc/enc.yaml"),
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--encryption-provider-config", demand: .given,
      unless: ["experimental-encryption-provider-config"], message: "stores Secrets as they are",
      cure: .advice(
        "Write an EncryptionConfiguration (bulwark generate encryption-config) and set --encryption-provider-config"
      ))
  ]
}
