internal import Findings
internal import Kubernetes

struct NoHostPath: WorkloadCheck {
  static let about = About(
    id: "pod/no-host-path",
    severity: .high,
    title: "Do not mount paths of the node",
    why: """
      A hostPath volume reaches past the container into the node's filesystem: what one pod writes there \
      the node and other pods read, and the pod is tied to what happens to lie on that node.
      """,
    profiles: .baseline(),
    scope: .pods,
    fails: [
      .pod(
        "a writable folder of the node",
        """
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: data
            mountPath: /data
        volumes:
        - name: data
          hostPath:
            path: ⟦/srv/data⟧
        """),
      .pod(
        "read-only is better, and still the node's", severity: .medium,
        """
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: fonts
            mountPath: /fonts
            readOnly: true
        volumes:
        - name: fonts
          hostPath:
            path: ⟦/opt/fonts⟧
            type: Directory
        """),
    ],
    passes: [
      .pod(
        "a volume of the pod's own",
        """
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: data
          emptyDir:
            sizeLimit: 1Gi
        """)
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for volume in workload.hostPaths where volume.danger == .other {
      let isReadOnly = volume.isReadOnly(in: workload)
      report(
        "mounts \(volume.writtenPath) of the node" + (isReadOnly ? ", read-only" : ""),
        at: .value(volume.place),
        severity: isReadOnly ? .medium : nil, discriminator: volume.path,
        remedy: .advice("Use an emptyDir for scratch data, a PersistentVolumeClaim for data that stays"))
    }
  }
}
