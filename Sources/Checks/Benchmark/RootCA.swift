internal import Components
internal import Findings

struct RootCA: FlagCheck {
  static let about = About(
    id: "cis/root-ca",
    severity: .medium,
    title: "Give pods the CA by which they know the API server",
    why: """
      The file is what pods find as ca.crt in their tokens' volume. Without it they cannot tell the API server from \
      somebody in between, and are written to trust anybody.
      """,
    profiles: .benchmark,
    scope: .commands(of: .controllerManager),
    needs: ["the controller manager's flags"],
    fails: [.command("absent", missing: 1, "kube-controller-manager\n--v=2")],
    passes: [.command("given", "kube-controller-manager\n--root-ca-file=/etc/kubernetes/pki/ca.crt")])

  static let rules: [FlagRule] = [
    FlagRule(
      component: .controllerManager, flag: "--root-ca-file", demand: .given,
      message: "gives pods no CA to know the API server by",
      cure: .advice("Set --root-ca-file to the CA of the API server's certificate"))
  ]
}
