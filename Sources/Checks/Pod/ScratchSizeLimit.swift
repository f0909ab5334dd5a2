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
        """),
      .pod(
        "0 is no limit; the storage limit does not hold volumes in memory",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            limits:
              ephemeral-storage: 1Gi
        volumes:
        - name: cache
          emptyDir:
            medium: Memory
            sizeLimit: ⟦0⟧
        """),
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
      .pod(
        "in memory, the containers' memory is limited",
        """
        containers:
        - name: web
          image: example.com/web:1
          resources:
            limits:
              memory: 256Mi
        volumes:
        - name: tmp
          emptyDir:
            medium: Memory
        """),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let volumes = workload.spec.given("volumes") else { return }
    for volume in volumes.children {
      guard let scratch = volume["emptyDir"] else { continue }
      let limit = scratch.given("sizeLimit")
      if let limit, !limit.textIs("0") { continue }
      let isMemory = scratch["medium"]?.textIs("Memory") ?? false
      guard !(isMemory ? Self.hasMemoryLimit(workload) : Self.hasStorageLimit(workload)) else { continue }
      let size = isMemory ? "64Mi" : "1Gi"
      let name = volume["name"]?.text
      report(
        "has a scratch volume without a size limit: \(name ?? "?")",
        at: limit.map(Place.value) ?? .missing(under: volume, "emptyDir.sizeLimit"), discriminator: name,
        remedy: Remedy(
          .review, "Set sizeLimit to what the program needs, such as \(size)",
          .set(under: volume, path: "emptyDir.sizeLimit", to: .string(size))))
    }
  }

  /// The kubelet adds up the limits of the containers, and holds scratch volumes on disk to the sum.
  private static func hasStorageLimit(_ workload: Workload) -> Bool {
    workload.containers.contains { limit("ephemeral-storage", of: $0.node) }
  }

  /// Scratch volumes in memory are held to the memory of the pod, if every container has a limit.
  private static func hasMemoryLimit(_ workload: Workload) -> Bool {
    limit("memory", of: workload.spec)
      || workload.containers.allSatisfy { $0.role == .ephemeral || limit("memory", of: $0.node) }
  }

  private static func limit(_ resource: StaticString, of node: Node) -> Bool {
    node.given("resources")?.given("limits")?.given(resource) != nil
  }
}
