internal import Findings

/// The limits are those of the CIS benchmark's sections 1.1 and 4.1. Certificates may be 644, as in its editions
/// since Kubernetes 1.29; the data of etcd belongs to whoever runs it, which is root under kubeadm.
struct ConfigurationFiles: NodeFileCheck {
  static let about = About(
    id: "controlplane/config-file-permissions",
    severity: .high,
    title: "Let only root read and change what starts the cluster",
    why: """
      Who changes a static pod manifest runs what he likes as root on the node. Who reads a private key of the \
      PKI issues himself any identity of the cluster.
      """,
    scope: .kinds(["NodeFile"]),
    needs: ["the files of a node"],
    fails: [
      .file("a private key that a group may read", "pki-key", mode: "⟦\"0640\"⟧"),
      .file("a manifest that everybody may change", "static-pod", mode: "⟦\"0666\"⟧"),
      .file("a manifest of somebody else", "static-pod", mode: "\"0600\"", owner: "⟦1000⟧"),
      .file(
        "the kubelet's file, as kubeadm leaves it", severity: .medium, "kubelet-config", mode: "⟦\"0644\"⟧"),
    ],
    passes: [
      .file("a private key", "pki-key", mode: "\"0600\""),
      .file("a certificate", "pki-certificate", mode: "\"0644\""),
      .file("stricter is fine", "static-pod", mode: "\"0400\""),
      .file("the data of etcd, of its own user", "etcd-data", mode: "\"0700\"", owner: "997"),
    ])

  static let rules: [NodeFileRule] = [
    NodeFileRule(role: "static-pod", mode: 0o600),
    NodeFileRule(role: "pki-key", mode: 0o600),
    NodeFileRule(role: "pki-certificate", mode: 0o644),
    NodeFileRule(role: "pki-folder", mode: 0o755),
    NodeFileRule(role: "etcd-data", mode: 0o700, isOwnedByRoot: false),
    NodeFileRule(role: "kubelet-config", mode: 0o600, severity: .medium),
    NodeFileRule(role: "kubelet-unit", mode: 0o600, severity: .medium),
    NodeFileRule(role: "cni-config", mode: 0o600, severity: .medium),
    NodeFileRule(role: "api-server-config", mode: 0o600, severity: .medium),
    NodeFileRule(role: "audit-policy", mode: 0o600, severity: .medium),
  ]
}
