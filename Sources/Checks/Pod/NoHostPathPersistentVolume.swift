internal import Documents
internal import Findings
internal import Kubernetes

struct NoHostPathPersistentVolume: ObjectCheck {
  static let about = About(
    id: "pod/no-host-path/persistent-volume",
    severity: .medium,
    title: "Do not offer paths of a node as persistent volumes",
    why: """
      A claim bound to such a volume mounts a path of the node, and Pod Security, which looks at inline \
      volumes only, lets it pass.
      """,
    scope: .kinds(["PersistentVolume"]),
    fails: [
      Example(
        "hostPath behind a claim",
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: data
        spec:
          capacity:
            storage: 1Gi
          accessModes: [ReadWriteOnce]
          ⟦hostPath⟧:
            path: /srv/data
        """),
      Example(
        "a local volume",
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: disk
        spec:
          ⟦local⟧:
            path: /mnt/disk1
        """),
    ],
    passes: [
      Example(
        "a volume of a storage driver",
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata:
          name: data
        spec:
          csi:
            driver: csi.example.com
            volumeHandle: vol-1
        """)
    ])

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let spec = object.node["spec"] else { return }
    for (key, name) in [("hostPath", "a host path"), ("local", "a local path")] as [(StaticString, String)] {
      guard let source = spec.given(key) else { continue }
      report(
        "offers \(name) of a node: \(source["path"]?.text ?? "?")", at: .key(source),
        remedy: .advice(
          "Use a storage driver; keep local volumes for workloads that are trusted with the node"))
    }
  }
}
