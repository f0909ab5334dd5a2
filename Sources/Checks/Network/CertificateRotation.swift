internal import Components
internal import Documents
internal import Findings
internal import Guide

struct CertificateRotation: KubeletCheck {
  static let about = About(
    id: "network/certificate-distribution",
    severity: .medium,
    title: "Have kubelets renew their certificates",
    why: """
      A certificate that nobody renews is made to last, and a stolen one lasts as long. One that expires takes \
      the node out of the cluster.
      """,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("neither is renewed", missing: 2, "maxPods: 110"),
      .kubelet("switched off", "rotateCertificates: ⟦false⟧\nserverTLSBootstrap: true"),
      .process(
        "without a file", missing: 1, "kubelet\n--rotate-server-certificates=true"),
    ],
    passes: [
      .kubelet("both", "rotateCertificates: true\nserverTLSBootstrap: true"),
      .kubelet(
        "somebody else cares for the serving certificate",
        "rotateCertificates: true\ntlsCertFile: /pki/kubelet.crt\ntlsPrivateKeyFile: /pki/kubelet.key"),
      .process(
        "somebody else cares for it, by flags",
        "kubelet\n--rotate-certificates=true\n--tls-cert-file=/pki/kubelet.crt"),
      .process("the file says it", "kubelet\n--config=/var/lib/kubelet/config.yaml"),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--rotate-certificates", field: "rotateCertificates", isKeptByFile: false, isKeptByLegacy: false,
      demand: .isTrue, keeps: { $0.bool == true }, message: "does not renew its client certificate",
      value: .bool(true), advice: "Set rotateCertificates: true in the file of --config"),
    KubeletRule(
      flag: "--rotate-server-certificates", field: "serverTLSBootstrap", isKeptByFile: false,
      isKeptByLegacy: false, demand: .isTrue, keeps: { $0.bool == true }, unless: ["tlsCertFile"],
      unlessFlags: ["tls-cert-file"],
      message: "serves a certificate of its own making, which nobody can verify", value: nil,
      advice: "Set serverTLSBootstrap: true, with an approver for the requests, in the file of --config"),
  ]
}
