internal import Findings
internal import Kubernetes

struct NoSensitiveHostPath: WorkloadCheck {
  static let about = About(
    id: "pod/no-host-path/sensitive",
    severity: .critical,
    title: "Do not mount the node's system folders",
    why: """
      These folders hold the node's credentials, programs, logs or kernel interfaces. Who writes there \
      takes over the node; who reads there takes its keys and the tokens of its pods.
      """,
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "the whole node",
        """
        containers:
        - name: agent
          image: example.com/agent:1
        volumes:
        - name: root
          hostPath:
            path: ⟦/⟧
        """),
      .pod(
        "a folder below a sensitive one, whatever the spelling",
        """
        containers:
        - name: agent
          image: example.com/agent:1
        volumes:
        - name: pki
          hostPath:
            path: ⟦/srv/../etc//kubernetes/pki/⟧
        - name: pods
          hostPath:
            path: ⟦/var/lib/kubelet/pods⟧
        """),
      .pod(
        "a folder above a sensitive one",
        """
        containers:
        - name: agent
          image: example.com/agent:1
        volumes:
        - name: state
          hostPath:
            path: ⟦/var/lib⟧
        """),
      .pod(
        "read-only, the keys and logs of the node can still be read", severity: .high,
        """
        containers:
        - name: agent
          image: example.com/agent:1
          volumeMounts:
          - name: logs
            mountPath: /var/log
            readOnly: true
        volumes:
        - name: logs
          hostPath:
            path: ⟦/var/log⟧
        """),
    ],
    passes: [
      .pod(
        "another path is another check's matter",
        """
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: data
          hostPath:
            path: /srv/etc
        """)
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for volume in workload.hostPaths where volume.danger == .sensitive {
      let isReadOnly = volume.isReadOnly(in: workload)
      report(
        "mounts \(volume.writtenPath) of the node" + (isReadOnly ? ", read-only" : ""),
        at: .value(volume.place),
        severity: isReadOnly ? .high : nil, discriminator: volume.path,
        remedy: .advice(
          "Remove the volume; a node agent that needs it mounts the narrowest folder, read-only"))
    }
  }
}
