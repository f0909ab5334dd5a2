internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct AuditLogMount: WorkloadCheck {
  static let about = About(
    id: "logging/audit-log-persisted",
    severity: .medium,
    title: "Write the audit log to a volume of the host",
    why: """
      A log in the container's own layer is gone when the API server restarts, and with it the trail of \
      whoever made it restart.
      """,
    scope: .pods,
    needs: ["the manifest of the API server's pod"],
    fails: [
      .pod(
        "the mount is not where the flag says",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - ⟦--audit-log-path=/var/log/kubernetes/audit.log⟧
          volumeMounts:
          - name: log
            mountPath: /var/log/audit
        volumes:
        - name: log
          hostPath:
            path: /var/log/audit
        """),
      .pod(
        "a volume that goes with the pod",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command: [kube-apiserver]
          args: [⟦--audit-log-path⟧, /var/log/audit/audit.log]
          volumeMounts:
          - name: log
            mountPath: /var/log/audit/
        volumes:
        - name: log
          emptyDir: {}
        """),
      .pod(
        "a file of the host, which cannot be rotated", severity: .low,
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - --audit-log-path=/var/log/audit/audit.log
          volumeMounts:
          - name: log
            mountPath: ⟦/var/log/audit/audit.log⟧
        volumes:
        - name: log
          hostPath:
            path: /var/log/audit/audit.log
            type: FileOrCreate
        """),
    ],
    passes: [
      .pod(
        "a folder of the host, at the place of the flag",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command: [/go-runner]
          args:
          - --log-file=/var/log/kube-apiserver.log
          - /usr/local/bin/kube-apiserver
          - --audit-log-path=/var/log/audit/audit.log
          volumeMounts:
          - name: logs
            mountPath: /var
          - name: log
            mountPath: /var/log/audit
        volumes:
        - name: logs
          emptyDir: {}
        - name: log
          hostPath:
            path: /var/log/audit
            type: DirectoryOrCreate
        """),
      .pod(
        "standard output, which the node keeps",
        """
        containers:
        - name: kube-apiserver
          image: registry.k8s.io/kube-apiserver:v1.36.0
          command:
          - kube-apiserver
          - --audit-log-path=-
        """),
      .pod("other programs", "containers:\n- name: web\n  image: example.com/web:1\n  command: [/web]"),
    ])

  /// Without a log file there is nothing to keep.
  func applies(to workload: Workload, in context: Context) -> Bool {
    workload.containers.contains { Self.log(of: $0) != nil }
  }

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    for container in workload.containers {
      guard let log = Self.log(of: container) else { continue }
      report.turn(to: container)
      let mount = Mount.covering(log.value, in: container, of: workload)
      if let mount, mount.isPersistent {
        guard mount.path == log.value, let place = mount.node["mountPath"] else { continue }
        report(
          "mounts the audit log as a single file, which the API server cannot rename to rotate it",
          at: .value(place), severity: .low, remedy: .advice("Mount the folder that holds the log"))
        continue
      }
      report(
        "writes its audit log to \(log.value), "
          + (mount == nil ? "in the container's own layer" : "on a volume that goes with the pod"),
        at: log.place,
        remedy: .advice("Mount a folder of the host there (hostPath, type DirectoryOrCreate)"))
    }
    report.turn(to: nil)
  }

  private static func log(of container: Container) -> (place: Place, value: String)? {
    guard let command = ComponentCommand(container: container.node), command.component == .apiServer,
      let log = command.last("audit-log-path"), !log.text.isEmpty, log.text != "-"
    else { return nil }
    return (log.place, log.text)
  }
}
