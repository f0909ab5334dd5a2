internal import Documents
internal import Findings
internal import Kubernetes

struct StreamedLogs: WorkloadCheck {
  static let about = About(
    id: "logging/sidecar-streams",
    severity: .low,
    title: "Stream out the logs that a program writes to files",
    why: """
      A log file on a volume of the pod is read by no agent of the node, and goes with the pod: with the \
      crash, or with the intruder who ends it.
      """,
    scope: .pods,
    fails: [
      .pod(
        "a volume for logs that nobody else reads",
        """
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: logs
            mountPath: ⟦/var/log/web⟧
        volumes:
        - name: logs
          emptyDir: {}
        """)
    ],
    passes: [
      .pod(
        "a sidecar reads it",
        """
        initContainers:
        - name: stream
          image: example.com/stream:1
          restartPolicy: Always
          volumeMounts:
          - name: logs
            mountPath: /logs
            readOnly: true
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: logs
            mountPath: /var/log/web
        volumes:
        - name: logs
          emptyDir: {}
        """),
      .pod(
        "a volume that outlives the pod, and one that is not for logs",
        """
        containers:
        - name: web
          image: example.com/web:1
          volumeMounts:
          - name: logs
            mountPath: /var/log/web
          - name: scratch
            mountPath: /var/lib/catalog
        volumes:
        - name: logs
          persistentVolumeClaim:
            claimName: logs
        - name: scratch
          emptyDir: {}
        """),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      guard let mounts = container.node.given("volumeMounts") else { continue }
      for mount in mounts.children {
        guard let path = mount["mountPath"], path.withText(Self.isForLogs) ?? false, let name = mount["name"],
          isScratch(name, of: workload), readers(of: name, workload) < 2
        else { continue }
        report.turn(to: container)
        report(
          "writes logs to a volume that no other container reads and that goes with the pod",
          at: .value(path),
          remedy: .advice("Log to standard output, or stream the files out by a sidecar"))
      }
    }
    report.turn(to: nil)
  }

  /// The path ends in `log` or `logs`, or leads through such a folder.
  private static func isForLogs(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = path[...]
    while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
      rest = rest[(slash + 1)...]
      guard rest.begins(with: "log") else { continue }
      let after = rest.dropFirst(rest.begins(with: "logs") ? 4 : 3).first
      if after == nil || after == UInt8(ascii: "/") { return true }
    }
    return false
  }

  private func isScratch(_ name: Node, of workload: Workload) -> Bool {
    workload.spec.given("volumes")?.children.contains { volume in
      volume["emptyDir"] != nil && volume["name"]?.text == name.text
    } ?? false
  }

  private func readers(of name: Node, _ workload: Workload) -> Int {
    workload.containers.count { container in
      container.node.given("volumeMounts")?.children.contains { $0["name"]?.text == name.text } ?? false
    }
  }
}
