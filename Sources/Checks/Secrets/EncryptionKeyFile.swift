internal import Findings

struct EncryptionKeyFile: NodeFileCheck {
  static let about = About(
    id: "secrets/key-file-protection",
    severity: .medium,
    title: "Let only root read the encryption keys",
    why: "Who reads the keys and a backup of etcd reads every Secret, as if nothing were encrypted.",
    scope: .kinds(["NodeFile"]),
    needs: ["the files of a node"],
    fails: [
      .file("everybody may read it", "encryption-config", mode: "⟦\"0644\"⟧"),
      .file("another user's", "encryption-config", mode: "\"0600\"", owner: "⟦1000⟧"),
    ],
    passes: [.file("root's own", "encryption-config", mode: "\"0600\"")])

  static let rules: [NodeFileRule] = [NodeFileRule(role: "encryption-config", mode: 0o600)]
}
