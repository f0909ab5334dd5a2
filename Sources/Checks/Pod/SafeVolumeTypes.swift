internal import Documents
internal import Findings
internal import Kubernetes

struct SafeVolumeTypes: WorkloadCheck {
  static let about = About(
    id: "pod/volume-types",
    severity: .medium,
    title: "Use only volume types that keep to the pod",
    why: """
      Inline network volumes dodge the cluster's storage policy and carry their own credentials; \
      flexVolume and gitRepo have run code on the node.
      """,
    profiles: .restricted(),
    scope: .pods,
    fails: [
      .pod(
        "an NFS share named in the pod",
        """
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: share
          ⟦nfs⟧:
            server: files.example.com
            path: /export
        """),
      .pod(
        "a type nobody has heard of is not allowed either",
        """
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: code
          ⟦gitRepo⟧:
            repository: https://example.com/code.git
        - name: new
          ⟦quantumStore⟧: {}
        """),
    ],
    passes: [
      .pod(
        "the allowed types; a volume that names none is an emptyDir",
        """
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: scratch
        - name: settings
          configMap:
            name: settings
        - name: data
          persistentVolumeClaim:
            claimName: data
        - name: keys
          csi:
            driver: secrets-store.csi.k8s.io
        - name: everything
          projected:
            sources: []
        """),
      .pod(
        "hostPath is the matter of pod/no-host-path",
        """
        containers:
        - name: web
          image: example.com/web:1
        volumes:
        - name: data
          hostPath:
            path: /srv/data
        """),
    ])

  /// The types of the guidance, those that Pod Security's `restricted` adds (csi, ephemeral, image), and
  /// hostPath, which another check reports in every profile that has this one.
  private static let allowed: [StaticString] = [
    "name", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim",
    "projected", "secret", "hostPath",
  ]

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let volumes = workload.spec.given("volumes") else { return }
    for volume in volumes.children where volume.isMapping {
      for source in volume.children {
        guard !Self.allowed.contains(where: { source.keyIs($0) }), !source.isNull else { continue }
        report(
          "mounts a volume of type \(source.key ?? "?")", at: .key(source),
          remedy: .advice("Put the storage behind a PersistentVolumeClaim"))
      }
    }
  }
}
