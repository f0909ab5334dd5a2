internal import Components
internal import Documents
internal import Findings
internal import Guide

struct KubeletAuthorization: KubeletCheck {
  static let about = About(
    id: "controlplane/kubelet-authorization",
    severity: .critical,
    title: "Have kubelets ask the API server what a request may do",
    why: """
      With AlwaysAllow each certificate of the cluster's CA, and each request that is let in at all, runs \
      commands in every pod of the node.
      """,
    scope: .kubelet,
    needs: ["the kubelet's configuration"],
    fails: [
      .kubelet("AlwaysAllow", "authorization:\n  mode: ⟦AlwaysAllow⟧"),
      .process(
        "without a file the old default counts", missing: 1, "kubelet\n--authentication-token-webhook"),
      .kubelet(
        "tokens are not asked for", severity: .medium, "authentication:\n  webhook:\n    enabled: ⟦false⟧"),
    ],
    passes: [
      .kubelet("the file's default is Webhook", "maxPods: 110"),
      .kubelet("Webhook", "authorization: {mode: Webhook}"),
      .process("both by flags", "kubelet\n--authorization-mode=Webhook\n--authentication-token-webhook=true"),
    ])

  static let rules: [KubeletRule] = [
    KubeletRule(
      flag: "--authorization-mode", field: "authorization.mode", isKeptByFile: true, isKeptByLegacy: false,
      demand: .text { $0 == "Webhook" }, keeps: { $0.textIs("Webhook") },
      message: "allows every request that it lets in", value: .string("Webhook"),
      advice: "Set authorization.mode: Webhook in the file of --config"),
    KubeletRule(
      flag: "--authentication-token-webhook", field: "authentication.webhook.enabled", isKeptByFile: true,
      isKeptByLegacy: false, demand: .isTrue, keeps: { $0.bool == true }, severity: .medium,
      message: "does not accept tokens, so that monitoring needs certificates or anonymous access",
      value: .bool(true), advice: "Set authentication.webhook.enabled: true in the file of --config"),
  ]
}
