internal import Documents
internal import Findings
internal import Kubernetes

struct WritableSystemPaths: ContainerCheck {
  static let about = About(
    id: "pod/writable-paths-scoped",
    severity: .low,
    title: "Mount writable volumes on narrow paths of their own",
    why: """
      A writable volume over the image's programs or settings undoes a read-only root filesystem: what is \
      written there is run next.
      """,
    scope: .linuxPods,
    fails: [
      .pod(
        "a writable volume over the settings",
        """
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: settings
            mountPath: ⟦/etc⟧
        volumes:
        - name: settings
          emptyDir:
            sizeLimit: 1Mi
        """)
    ],
    passes: [
      .pod(
        "narrow paths; what cannot be written may lie anywhere",
        """
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: tmp
            mountPath: /tmp
          - name: settings
            mountPath: /etc
          - name: tools
            mountPath: /usr/local/bin
            readOnly: true
        volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 1Mi
        - name: settings
          configMap:
            name: settings
        - name: tools
          persistentVolumeClaim:
            claimName: tools
        """)
    ])

  private static let system: Set<String> = [
    "/", "/bin", "/sbin", "/lib", "/lib64", "/usr", "/usr/bin", "/usr/sbin", "/usr/lib", "/usr/local",
    "/usr/local/bin", "/etc", "/boot", "/root", "/opt",
  ]

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let mounts = container.node.given("volumeMounts") else { return }
    for mount in mounts.children where mount["readOnly"]?.bool != true && mount.given("subPath") == nil {
      guard let place = mount["mountPath"], let path = place.text, Self.system.contains(Self.trimmed(path)),
        Self.isWritable(mount["name"]?.text, in: workload)
      else { continue }
      report(
        "can write to \(path) through a volume", at: .value(place), discriminator: path,
        remedy: .advice("Mount the volume on the folder that the program writes to, or readOnly"))
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }

  /// Volumes of settings are read-only by nature; those of the node are another check's matter.
  private static func isWritable(_ name: String?, in workload: Workload) -> Bool {
    guard let name, let volume = workload.volumes.first(where: { $0["name"]?.text == name }) else {
      return false
    }
    let other: [StaticString] = ["configMap", "secret", "downwardAPI", "projected", "hostPath", "image"]
    return !other.contains { volume.given($0) != nil }
  }
}
