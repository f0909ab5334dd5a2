internal import Components
internal import Findings

struct KubeletTLS: FlagCheck {
  static let about = About(
    id: "controlplane/apiserver-kubelet-tls",
    severity: .high,
    title: "Have the API server verify kubelets, and show them a certificate",
    why: """
      Commands into containers, logs and forwarded ports run over this link. Where the kubelet's certificate \
      is not verified, whoever stands in between reads and writes them.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command(
        "kubeadm's default: nothing is verified", missing: 1,
        "kube-apiserver\n--kubelet-client-certificate=/pki/k.crt\n--kubelet-client-key=/pki/k.key"),
      .command("none of it", missing: 3, "kube-apiserver\n--secure-port=6443"),
    ],
    passes: [
      .command(
        "both ways",
        """
        kube-apiserver
        --kubelet-certificate-authority=/pki/kubelet-ca.crt
        --kubelet-client-certificate=/pki/k.crt
        --kubelet-client-key=/pki/k.key
        """)
    ])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .apiServer, flag: "--kubelet-certificate-authority", demand: .given,
      message: "does not verify the certificates of kubelets",
      cure: .advice(
        """
        Have kubelets serve certificates of the cluster's CA (serverTLSBootstrap: true, and an approver), then \
        set --kubelet-certificate-authority
        """)),
    FlagRule(
      component: .apiServer, flag: "--kubelet-client-certificate", demand: .given,
      message: "shows kubelets no certificate", cure: .advice("Set --kubelet-client-certificate")),
    FlagRule(
      component: .apiServer, flag: "--kubelet-client-key", demand: .given,
      message: "has no key for its kubelet certificate", cure: .advice("Set --kubelet-client-key")),
  ]
}
