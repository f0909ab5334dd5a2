internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct ControllerPorts: FlagCheck, ObjectCheck {
  static let about = About(
    id: "controlplane/scheduler-controller-ports",
    severity: .medium,
    title: "Keep the ports of scheduler and controller manager to their node",
    why: """
      Both serve metrics, and by default profiles of their memory, on every address of the node. Profiles \
      hold what the programs hold: names, and pieces of tokens and Secrets.
      """,
    scope: .commands(of: .controllerManager, .scheduler, configuredBy: ["KubeSchedulerConfiguration"]),
    needs: ["the flags of scheduler and controller manager"],
    fails: [
      .command("absent means every address, and profiling", missing: 2, "kube-controller-manager\n--v=2"),
      .command(
        "every address, in so many words",
        "kube-scheduler\n⟦--bind-address=0.0.0.0⟧\n--profiling=false"),
      .command(
        "the plain port of old releases", minor: 20, missing: 1,
        "kube-scheduler\n--bind-address=127.0.0.1\n--profiling=false"),
      .command(
        "with --config the flag for profiling counts no more", missing: 1,
        "kube-scheduler\n--config=/etc/scheduler.yaml\n--profiling=false"),
      Example(
        "the scheduler's file",
        """
        ⟦apiVersion⟧: kubescheduler.config.k8s.io/v1
        kind: KubeSchedulerConfiguration
        """),
    ],
    passes: [
      .command(
        "the loopback address, no profiles",
        "kube-controller-manager\n--bind-address=127.0.0.1\n--profiling=false"),
      .command("of IPv6", "kube-scheduler\n--bind-address=::1\n--profiling=false"),
      .command(
        "the plain port is closed", minor: 20,
        "kube-scheduler\n--bind-address=127.0.0.1\n--profiling=false\n--port=0"),
      Example(
        "profiles off in the file",
        """
        apiVersion: kubescheduler.config.k8s.io/v1
        kind: KubeSchedulerConfiguration
        enableProfiling: false
        """),
    ])

  var forms: [CheckForm] { [.command(self), .object(self)] }

  static let rules: [FlagRule] =
    rows(.controllerManager, plainUntil: 22, unless: [])
    + rows(.scheduler, plainUntil: 23, unless: ["config"])

  private static func rows(_ component: Component, plainUntil minor: Int, unless file: [String]) -> [FlagRule]
  {
    [
      FlagRule(
        component: component, flag: "--bind-address", demand: .text { $0 == "127.0.0.1" || $0 == "::1" },
        message: "serves on every address of the node", cure: .set("127.0.0.1")),
      FlagRule(
        component: component, flag: "--profiling", demand: .isFalse, unless: file,
        message: "serves profiles of its memory", cure: .set("false")),
      FlagRule(
        component: component, flag: "--port", minors: 0..<minor, demand: .number { $0 == 0 },
        message: "serves a port without TLS", cure: .set("0")),
    ]
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let profiling = object.node.given("enableProfiling")
    guard profiling?.bool != false else { return }
    report(
      "serves profiles of its memory",
      at: profiling.map(Place.value) ?? .missing(under: object.node, "enableProfiling"),
      remedy: Remedy(
        .review, "Set enableProfiling: false",
        .set(under: object.node, path: "enableProfiling", to: .bool(false))))
  }
}
