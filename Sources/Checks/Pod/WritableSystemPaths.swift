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
        """),
      Example(
        "programs that can be replaced, on a volume of a claim template",
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata:
          name: store
        spec:
          serviceName: store
          selector:
            matchLabels: {app: store}
          template:
            metadata:
              labels: {app: store}
            spec:
              initContainers:
              - name: setup
                image: example.com/setup:1
                volumeMounts:
                - name: data
                  mountPath: ⟦/usr/local/bin/plugins/⟧
              containers:
              - name: store
                image: example.com/store:1
                volumeMounts:
                - name: data
                  mountPath: /var/lib/store
          volumeClaimTemplates:
          - metadata:
              name: data
            spec:
              accessModes: [ReadWriteOnce]
              resources:
                requests:
                  storage: 1Gi
        """),
    ],
    passes: [
      .pod(
        "a folder of its own below /etc; a volume that is read-only itself",
        """
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: rendered
            mountPath: /etc/web
          - name: library
            mountPath: /usr/lib/web
        volumes:
        - name: rendered
          emptyDir:
            sizeLimit: 1Mi
        - name: library
          persistentVolumeClaim:
            claimName: library
            readOnly: true
        """),
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
        """),
    ])

  /// Folders that hold what the system runs or reads, and that no program's data lies in directly.
  private static let system: [StaticString] = [
    "/etc", "/usr", "/usr/local", "/usr/share", "/boot", "/root", "/opt",
  ]

  /// Folders of programs and libraries; what lies below is run too.
  private static let programs: [StaticString] = [
    "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/usr/bin", "/usr/sbin", "/usr/lib",
    "/usr/lib32", "/usr/lib64", "/usr/libexec", "/usr/local/bin", "/usr/local/sbin", "/usr/local/lib",
  ]

  func check(_ container: Container, of workload: Workload, in context: Context, report: Reporter) {
    guard let mounts = container.node.given("volumeMounts") else { return }
    for mount in mounts.children {
      guard let place = mount["mountPath"], place.withText(Self.isSystem) == true,
        mount["readOnly"]?.bool != true, Self.isWritable(mount["name"], in: workload)
      else { continue }
      let path = place.text ?? ""
      report(
        "can write to \(path) through a volume", at: .value(place), discriminator: path,
        remedy: .advice("Mount the volume on the folder that the program writes to, or readOnly"))
    }
  }

  private static func isSystem(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    guard path.first == slash else { return false }
    var end = path.count
    while end > 1, path[end - 1] == slash { end -= 1 }
    if end == 1 { return true }
    let path = path[..<end]
    func begins(_ folder: StaticString) -> Bool {
      path.starts(with: UnsafeBufferPointer(start: folder.utf8Start, count: folder.utf8CodeUnitCount))
    }
    return system.contains { begins($0) && end == $0.utf8CodeUnitCount }
      || programs.contains {
        begins($0) && (end == $0.utf8CodeUnitCount || path[$0.utf8CodeUnitCount] == slash)
      }
  }

  /// Volumes of settings are read-only by nature; those of the node are another check's matter. A name
  /// that the pod does not explain is a claim template of its StatefulSet.
  private static func isWritable(_ name: Node?, in workload: Workload) -> Bool {
    guard let name = name?.text else { return false }
    guard let volume = workload.volumes.first(where: { $0["name"]?.text == name }) else {
      return workload.object.kind == "StatefulSet"
    }
    return !volume.children.contains { source in
      Self.unwritable.contains { source.keyIs($0) } && !source.isNull || source["readOnly"]?.bool == true
    }
  }

  private static let unwritable: [StaticString] = [
    "configMap", "secret", "downwardAPI", "projected", "hostPath", "image",
  ]
}
