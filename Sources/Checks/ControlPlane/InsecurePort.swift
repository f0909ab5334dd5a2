internal import Components
internal import Findings

struct InsecurePort: FlagCheck {
  static let about = About(
    id: "controlplane/insecure-port",
    severity: .critical,
    title: "Serve no plain HTTP",
    why: """
      The insecure port asks nobody who he is and grants everything. Until 1.19 the API server serves it on \
      the loopback address unless it is told not to, and every pod on the host network reaches that.
      """,
    scope: .commands(of: .apiServer),
    needs: ["the API server's flags"],
    fails: [
      .command("served by default", minor: 18, missing: 1, "kube-apiserver\n--secure-port=6443"),
      .command("on a port", minor: 18, "kube-apiserver\n⟦--insecure-port=8080⟧"),
      .command(
        "for the whole network", minor: 18,
        "kube-apiserver\n--insecure-port=0\n⟦--insecure-bind-address=0.0.0.0⟧"),
      .command(
        "the flag is gone, the manifest is stale", severity: .low, "kube-apiserver\n⟦--insecure-port=0⟧"),
      .command("refused by the server", severity: .low, "kube-apiserver\n⟦--secure-port=0⟧"),
    ],
    passes: [
      .command("closed", minor: 18, "kube-apiserver\n--insecure-port=0"),
      .command("inert", minor: 21, "kube-apiserver\n--insecure-port=0"),
      .command("there is none any more", "kube-apiserver\n--secure-port=6443"),
    ])

  static let rules: [FlagRule] =
    [
      FlagRule(
        component: .apiServer, flag: "--insecure-port", minors: 0..<20, demand: .number { $0 == 0 },
        unless: ["port"], message: "serves everything without authentication on its insecure port",
        cure: .set("0")),
      FlagRule(
        component: .apiServer, flag: "--port", minors: 0..<20, demand: .number { $0 == 0 },
        defaultKeeps: FlagRule.always,
        message: "serves everything without authentication on its insecure port", cure: .set("0")),
      FlagRule(
        component: .apiServer, flag: "--insecure-bind-address", minors: 0..<20,
        demand: .text { $0 == "127.0.0.1" || $0 == "::1" || $0 == "localhost" },
        defaultKeeps: FlagRule.always,
        message: "would serve its insecure port to the network", cure: .remove),
      FlagRule(
        component: .apiServer, flag: "--insecure-port", minors: 20..<24, demand: .number { $0 == 0 },
        defaultKeeps: FlagRule.always, severity: .low,
        message: "names a port that is gone since 1.20: the server does not start", cure: .set("0")),
      FlagRule(
        component: .apiServer, flag: "--secure-port", demand: .number { $0 != 0 },
        defaultKeeps: FlagRule.always,
        severity: .low, message: "switches its only port off: the server does not start", cure: .remove),
    ] + gone("--insecure-port") + gone("--port") + gone("--insecure-bind-address") + gone("--address")

  private static func gone(_ flag: StaticString) -> [FlagRule] {
    [
      FlagRule(
        component: .apiServer, flag: flag, minors: 24..<Int.max, demand: .notGiven, severity: .low,
        message: "names \(flag), which is gone since 1.24: the server does not start", cure: .remove)
    ]
  }
}
