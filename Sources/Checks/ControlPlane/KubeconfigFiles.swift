internal import Findings

struct KubeconfigFiles: NodeFileCheck {
  static let about = About(
    id: "controlplane/kubeconfig-permissions",
    severity: .high,
    title: "Let only the owner read a kubeconfig",
    why: """
      A kubeconfig is the credential itself. Whoever reads admin.conf is an administrator of the cluster until \
      its CA is replaced, for a certificate cannot be taken back.
      """,
    scope: .kinds(["NodeFile"]),
    needs: ["the files of a node"],
    fails: [
      .file("everybody may read it", "kubeconfig", mode: "⟦\"0644\"⟧"),
      .file("it belongs to somebody else", "kubeconfig", mode: "\"0600\"", owner: "⟦1000⟧"),
      .file(
        "a folder that others may look into", severity: .low, "user-kube-folder", mode: "⟦\"0755\"⟧",
        owner: "1000"),
    ],
    passes: [
      .file("root's own", "kubeconfig", mode: "\"0600\""),
      .file("a user's own", "user-kubeconfig", mode: "\"0600\"", owner: "1000"),
    ])

  static let rules: [NodeFileRule] = [
    NodeFileRule(role: "kubeconfig", mode: 0o600),
    NodeFileRule(role: "super-admin-kubeconfig", mode: 0o600),
    NodeFileRule(role: "user-kubeconfig", mode: 0o600, isOwnedByRoot: false),
    NodeFileRule(role: "user-kube-folder", mode: 0o700, isOwnedByRoot: false, severity: .low),
  ]
}
