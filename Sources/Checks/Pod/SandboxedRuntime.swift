internal import Documents
internal import Findings
internal import Kubernetes

struct SandboxedRuntime: WorkloadCheck {
  static let about = About(
    id: "pod/sandboxed-runtime",
    severity: .medium,
    title: "Run untrusted workloads in a sandboxed runtime",
    why: """
      Ordinary containers share the node's kernel. Code that is not trusted needs a boundary of its own: a \
      virtual machine, or a user-space kernel.
      """,
    scope: .pods,
    fails: [
      Example(
        "labelled untrusted, run like all others",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: build
          labels:
            bulwark.dev/trust: untrusted
        ⟦spec⟧:
          containers:
          - name: build
            image: example.com/build:1
        """),
      Example(
        "the namespace's label counts for its pods",
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: tenants
          labels:
            tenancy: multi-tenant
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: build
          namespace: tenants
        ⟦spec⟧:
          containers:
          - name: build
            image: example.com/build:1
        """),
    ],
    passes: [
      Example(
        "untrusted, in a sandbox",
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: build
          labels:
            bulwark.dev/trust: untrusted
        spec:
          runtimeClassName: gvisor
          containers:
          - name: build
            image: example.com/build:1
        """),
      .pod("nobody calls it untrusted", "containers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard workload.spec.given("runtimeClassName") == nil else { return }
    let namespace = workload.object.namespace.flatMap { context.inventory.object("Namespace", $0) }
    let holders = [workload.template["metadata"], workload.object.metadata, namespace?.metadata]
    guard let label = holders.lazy.compactMap({ Self.untrustedLabel($0) }).first else { return }
    report(
      "is labelled \(label) and shares the node's kernel",
      at: .missing(under: workload.spec, "runtimeClassName"),
      remedy: .advice("Set runtimeClassName to a RuntimeClass of a sandbox (gVisor, Kata Containers)"))
  }

  /// A label that says that the pod runs what its cluster's owner does not trust.
  private static func untrustedLabel(_ metadata: Node?) -> String? {
    guard let labels = metadata?.given("labels") else { return nil }
    for label in labels.children {
      guard label.textIs("untrusted") || label.textIs("multi-tenant"), let key = label.key else { continue }
      return "\(key): \(label.text ?? "")"
    }
    return nil
  }
}
