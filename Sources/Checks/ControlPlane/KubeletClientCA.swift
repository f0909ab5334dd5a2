internal import Components
internal import Documents
internal import Findings

struct KubeletClientCA: KubeletCheck {
  static let about = About(
    id: "controlplane/apiserver-kubelet-tls/client-ca",
    severity: .high,
    title: "Give kubelets the CA of the API server's certificate",
    why: """
      Without it the kubelet checks no client certificate: the API server itself is anonymous to it, so that \
      either everybody is let in or nobody.
      """,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("absent", "⟦authentication⟧:\n  webhook: {enabled: true}"),
      .process("absent, without a file", missing: 1, "kubelet\n--v=2"),
    ],
    passes: [
      .kubelet("given", "authentication:\n  x509:\n    clientCAFile: /etc/kubernetes/pki/ca.crt"),
      .process("by a flag", "kubelet\n--client-ca-file=/etc/kubernetes/pki/ca.crt"),
      .process("the file says it", "kubelet\n--config=/var/lib/kubelet/config.yaml"),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--client-ca-file", field: "authentication.x509.clientCAFile", isKeptByFile: false,
      isKeptByLegacy: false, demand: .given, keeps: { !($0.text ?? "").isEmpty },
      message: "checks no certificate of its clients", value: nil,
      advice: "Set authentication.x509.clientCAFile to the cluster's CA in the file of --config")
  ]
}
