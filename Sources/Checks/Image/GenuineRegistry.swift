internal import Findings
internal import Kubernetes

struct GenuineRegistry: WorkloadCheck {
  static let about = About(
    id: "image/trusted-registry/look-alike",
    severity: .high,
    title: "Do not pull from hosts that only look like a known registry",
    why: """
      Hosts one slip away from a known registry have been registered to serve images, and to collect the \
      credentials that a pull sends along.
      """,
    scope: .pods,
    parameters: [TrustedRegistry.trusted],
    fails: [
      .pod(
        "letters swapped, missing, doubled or wrong",
        """
        initContainers:
        - name: wait
          image: ⟦ghrc.io/example/wait:1⟧
        containers:
        - name: web
          image: ⟦dcoker.io/library/nginx:1.27⟧
        - name: proxy
          image: ⟦registry.k8.io/pause:3.10⟧
        - name: cache
          image: ⟦docker.i0/library/redis:8⟧
        """)
    ],
    passes: [
      .pod(
        "known registries, their mirrors, and hosts of their own",
        """
        containers:
        - name: web
          image: docker.io/library/nginx:1.27
        - name: proxy
          image: mirror.gcr.io/library/haproxy:3
        - name: cache
          image: icr.io/example/redis:8
        - name: app
          image: registry.example.com/app:1
        """),
      .pod(
        "a host that the configuration trusts",
        settings: [TrustedRegistry.trusted.name: ["rocker.io"]],
        """
        containers:
        - name: web
          image: rocker.io/example/web:1
        """),
    ])

  /// Only what is found is judged: that nothing looks wrong says nothing of whether the source is trusted.
  func applies(to workload: Workload, in context: Context) -> Bool {
    var isFound = false
    RegistryFault.each(in: workload) { _, _, fault in
      if case .lookAlike = fault { isFound = true }
    }
    return isFound
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    RegistryFault.each(in: workload) { container, image, fault in
      guard case .lookAlike(let original) = fault, !TrustedRegistry.trusts(image, in: context) else { return }
      report.turn(to: container)
      report(
        "comes from \(image.registry), which looks like \(original) and is another host",
        at: .value(image.node),
        remedy: .advice("Write \(original), or add the host to \(TrustedRegistry.trusted.name)"))
    }
    report.turn(to: nil)
  }
}
