internal import Findings
internal import Kubernetes

struct NoRuntimeSocket: WorkloadCheck {
  static let about = About(
    id: "pod/no-host-path/socket",
    severity: .critical,
    title: "Do not mount the container runtime's socket",
    why: """
      Whoever can speak to the runtime starts a privileged container on the node at once. Mounting the \
      socket read-only changes nothing: it is spoken to, not written.
      """,
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "Docker's socket",
        """
        containers:
        - name: builder
          image: example.com/builder:1
        volumes:
        - name: docker
          hostPath:
            path: ⟦/var/run/docker.sock⟧
            type: Socket
        """),
      .pod(
        "the folder that holds the socket",
        """
        containers:
        - name: agent
          image: example.com/agent:1
        volumes:
        - name: run
          hostPath:
            path: ⟦/run/containerd⟧
        """),
    ],
    passes: [
      .pod(
        "a socket of another program is another check's matter",
        """
        containers:
        - name: agent
          image: example.com/agent:1
        volumes:
        - name: log
          hostPath:
            path: /run/systemd/journal
        """)
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for volume in workload.hostPaths where volume.danger == .socket {
      report(
        "mounts \(volume.writtenPath): the container runtime obeys it",
        at: .value(volume.place),
        discriminator: volume.path,
        remedy: .advice(
          "Build images without the node's runtime (BuildKit rootless, kaniko); read state from the API"))
    }
  }
}
