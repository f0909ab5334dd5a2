internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct ComponentFlaws: CommandCheck {
  static let about = About(
    id: "upgrade/patch-promptly/component",
    severity: .high,
    title: "Run components of the control plane without known flaws",
    why: """
      How a published flaw is used is published, too. Each release that mends one tells attackers where to look in \
      those before it.
      """,
    scope: .commands(of: .apiServer, .controllerManager, .scheduler, .kubelet, .proxy),
    needs: ["the version of the components"],
    fails: [
      .pod(
        "of a controller manager", severity: .medium,
        """
        containers:
        - name: kube-controller-manager
          image: ⟦registry.k8s.io/kube-controller-manager:v1.34.1⟧
          command: [kube-controller-manager]
        """)
    ],
    passes: [
      .pod(
        "a release that mends them",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.99.0
          command: [kube-apiserver]
        """),
      Example(
        "a live API server says by itself which it is",
        """
        apiVersion: cluster.bulwark.dev/v1
        kind: ClusterSurvey
        metadata: {name: cluster}
        serverVersion: v1.12.2
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: kube-apiserver, namespace: kube-system}
        spec:
          containers:
          - name: kube-apiserver
            image: registry.k8s.io/kube-apiserver:v1.12.2
            command: [kube-apiserver]
        """),
    ])

  func applies(to command: ComponentCommand, in context: Context) -> Bool {
    command.minor != nil
      && (command.component != .apiServer || context.inventory.objects(ofKind: "ClusterSurvey").isEmpty)
  }

  func check(_ command: ComponentCommand, in context: Context, report: Reporter) {
    guard let image = command.image,
      let release = ImageReference(image)?.tag.flatMap({ ReleaseNumber($0) }),
      let flaws = KnownFlaws(release, of: command.component.rawValue, in: context.data)
    else { return }
    flaws.report(report, at: image)
  }
}
