internal import Components
internal import Findings
internal import Kubernetes

struct SupportedKubernetes: CommandCheck {
  static let about = About(
    id: "upgrade/supported-kubernetes",
    severity: .high,
    title: "Run a version of Kubernetes that still gets fixes",
    why: """
      The project mends the last three minor versions. In older ones published holes stay open, and how to use \
      them is known.
      """,
    scope: .commands(of: .apiServer, .controllerManager, .scheduler, .kubelet, .proxy),
    needs: ["the version of the components"],
    fails: [
      .pod(
        "out of support",
        """
        containers:
        - name: kube-apiserver
          image: ⟦registry.k8s.io/kube-apiserver:v1.9.11⟧
          command: [kube-apiserver]
        """)
    ],
    passes: [
      .pod(
        "the newest",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v\(KubernetesVersion.latest).2
          command: [kube-apiserver]
        """)
    ])

  func applies(to command: ComponentCommand, in context: Context) -> Bool { command.minor != nil }

  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    guard let minor = command.minor, let image = command.image,
      let version = ReleaseNumber("1.\(minor)"), context.data.isOver(version, context.today)
    else { return }
    report(
      "is Kubernetes 1.\(minor), which the project mends no more", at: .value(image),
      remedy: .advice("Upgrade one minor version after the other, or see what your vendor still mends"))
  }
}
