internal import Documents
internal import Findings
internal import Kubernetes

struct ScratchSizeLimit: WorkloadCheck {
  static let about = About(
    id: "pod/writable-paths-scoped/size-limit",
    severity: .low,
    title: "Limit the size of scratch volumes",
    why: "An emptyDir without a limit can fill the node's disk, and the kubelet then evicts other pods.",
    scope: .pods,
    fails: [
      .pod(
        "no limit of its own, and none on the container",
        """
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: tmp
            mountPath: /tmp
        volumes:
        - name: tmp
          ⟦emptyDir⟧: {}
        """)
    ],
    passes: [
      .pod(
        "a limit of its own",
        """
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi
        """),
      .pod(
        "the containers' ephemeral storage is limited",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            limits:
              ephemeral-storage: 1Gi
        volumes:
        - name: tmp
          emptyDir: {}
        """),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let volumes = workload.spec.given("volumes") else { return }
    for volume in volumes.children {
      guard let scratch = volume["emptyDir"], scratch.given("sizeLimit") == nil, !Self.isLimited(workload)
      else { continue }
      report(
        "has a scratch volume without a size limit: \(volume["name"]?.text ?? "?")",
        at: .missing(under: volume, "emptyDir.sizeLimit"), discriminator: volume["name"]?.text,
        remedy: Remedy(
          .review, "Set sizeLimit to what the program needs, such as 64Mi",
          .set(under: volume, path: "emptyDir.sizeLimit", to: .string("64Mi"))))
    }
  }

  private static func isLimited(_ workload: Workload) -> Bool {
    workload.containers.allSatisfy {
      $0.role == .ephemeral || $0.node.given("resources")?.given("limits")?.given("ephemeral-storage") != nil
    }
  }
}
