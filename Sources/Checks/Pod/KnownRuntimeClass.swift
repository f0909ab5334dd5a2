internal import Findings
internal import Kubernetes

struct KnownRuntimeClass: WorkloadCheck {
  static let about = About(
    id: "pod/sandboxed-runtime/missing-class",
    severity: .medium,
    title: "Name a RuntimeClass that exists",
    why:
      "A pod whose RuntimeClass does not exist is refused at admission, and somebody will take the line out.",
    scope: .pods,
    fails: [
      Example(
        "the input has another class",
        """
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata:
          name: gvisor
        handler: runsc
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: build
        spec:
          runtimeClassName: ⟦kata⟧
          containers:
          - name: build
            image: example.com/build:1
        """)
    ],
    passes: [
      Example(
        "the class is in the input",
        """
        apiVersion: node.k8s.io/v1
        kind: RuntimeClass
        metadata:
          name: gvisor
        handler: runsc
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: build
        spec:
          runtimeClassName: gvisor
          containers:
          - name: build
            image: example.com/build:1
        """),
      .pod(
        "without any class in the input nothing can be said",
        "runtimeClassName: kata\ncontainers:\n- name: web\n  image: example.com/web:1"),
    ])

  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard let field = workload.spec.given("runtimeClassName"), let name = field.text,
      !context.inventory.objects(ofKind: "RuntimeClass").isEmpty,
      context.inventory.object("RuntimeClass", name) == nil
    else { return }
    report(
      "names the RuntimeClass \(name), which the input does not hold", at: .value(field),
      remedy: .advice("Create the RuntimeClass, or name one that exists"))
  }
}
