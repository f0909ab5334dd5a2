internal import Documents
internal import Findings
internal import Kubernetes

struct GenuineSystemImage: WorkloadCheck {
  static let about = About(
    id: "threat/image-masquerade",
    severity: .medium,
    title: "Do not run images that borrow the name of a part of Kubernetes",
    why: """
      Every node runs pause and kube-proxy, so nobody looks twice at one more. Miners have been spread under \
      just these names, from accounts on Docker Hub.
      """,
    scope: .pods,
    needs: ["the image ids of running pods, to compare with those of the release"],
    parameters: [TrustedRegistry.trusted],
    fails: [
      .pod(
        "pause, from somebody's account",
        """
        containers:
        - name: pause
          image: ⟦someone/pause:3.10⟧
        - name: proxy
          image: ⟦docker.io/k8s-gcr/kube-proxy:v1.36.0⟧
        """)
    ],
    passes: [
      .pod(
        "from where Kubernetes publishes, or from a registry of one's own",
        """
        containers:
        - name: pause
          image: registry.k8s.io/pause:3.10
        - name: proxy
          image: registry.example.com/mirror/kube-proxy:v1.36.0
        """),
      .pod(
        "distributions that publish on Docker Hub, and names that only begin alike",
        """
        containers:
        - name: pause
          image: rancher/mirrored-pause:3.6
        - name: proxy
          image: rancher/kube-proxy:v1.36.0
        - name: web
          image: someone/pause-button:1
        """),
      .pod(
        "an account that the configuration trusts",
        settings: [TrustedRegistry.trusted.name: ["docker.io/someone"]],
        """
        containers:
        - name: pause
          image: someone/pause:3.10
        """),
    ])

  private static let names: [StaticString] = [
    "pause", "kube-proxy", "kube-apiserver", "kube-scheduler", "kube-controller-manager", "kubelet",
  ]

  /// Accounts of projects that distribute Kubernetes. That of mirrorgooglecontainers is frozen, which is
  /// another check's matter.
  private static let distributors: [StaticString] = [
    "rancher", "kindest", "mirrorgooglecontainers", "library",
  ]

  /// Only what is found is judged: a plain name proves nothing of what the image holds.
  func applies(to workload: Workload, in context: Context) -> Bool {
    workload.containers.contains { $0.image.map(Self.isBorrowed) ?? false }
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      guard let image = container.image, Self.isBorrowed(image), !TrustedRegistry.trusts(image, in: context)
      else { continue }
      report.turn(to: container)
      report(
        "runs \(image.name), which is not the \(image.repository.split(separator: "/").last ?? "") of Kubernetes",
        at: .value(image.node),
        remedy: .advice("Take the image from registry.k8s.io, or find out who put this one here"))
    }
    report.turn(to: nil)
  }

  /// `account/name` on Docker Hub, with a name of Kubernetes.
  private static func isBorrowed(_ image: ImageReference) -> Bool {
    let isHub = image.withHost { $0.isEmpty || $0.equals("docker.io") || $0.equals("index.docker.io") }
    guard isHub else { return false }
    return image.withPath { path in
      guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return false }
      let name = path[(slash + 1)...]
      return names.contains { name.equals($0) } && !distributors.contains { path[..<slash].equals($0) }
    }
  }
}
