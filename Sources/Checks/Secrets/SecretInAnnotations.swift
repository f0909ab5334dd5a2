internal import Documents
internal import Findings
internal import Kubernetes

struct SecretInAnnotations: ObjectCheck, WorkloadCheck {
  static let about = About(
    id: "secrets/use-secrets/annotations",
    severity: .high,
    title: "Put no credentials into annotations and labels",
    why: """
      Metadata is shown to everybody who may list objects, and is copied into logs, events and metrics. \
      kubectl apply keeps a copy of all that it applied there, Secrets and replaced values too.
      """,
    scope: .kinds([
      "Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Service", "Ingress",
      "ConfigMap", "Secret", "ServiceAccount", "Namespace", "Node", "PersistentVolume",
      "PersistentVolumeClaim", "StorageClass", "Gateway", "HTTPRoute",
    ]),
    fails: [
      Example(
        "on the object",
        """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          annotations:
            example.com/password: ⟦hunter2⟧
            example.com/notify: ⟦https://hook:hunter2@chat.example.com/shop⟧
        """),
      Example(
        "on the pods that it makes",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            metadata:
              labels:
                token: ⟦ghp_16C7e42F292c6912E7710c838347Ae178B4a⟧
            spec:
              containers:
              - name: web
                image: example.com/web:1
        """),
      Example(
        "what kubectl applied, the data of a Secret among it",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: db
          annotations:
            kubectl.kubernetes.io/last-applied-configuration:
              ⟦'{"kind":"Secret","data":{"db":"aHVudGVyMg=="}}'⟧
        data:
          db: aHVudGVyMg==
        """),
      Example(
        "a value that the object itself does not hold any more",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          annotations:
            kubectl.kubernetes.io/last-applied-configuration:
              ⟦'{"kind":"ConfigMap","data":{"password":"hunter2"}}'⟧
        data:
          user: shop
        """),
    ],
    passes: [
      Example(
        "the name of a Secret is none",
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            nginx.ingress.kubernetes.io/auth-secret: basicauth
            nginx.ingress.kubernetes.io/auth-tls-secret: shop/ca
            example.com/password: ${PASSWORD}
            checksum/config: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        """),
      Example(
        "what the object holds too is reported there",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
          annotations:
            kubectl.kubernetes.io/last-applied-configuration:
              '{"kind":"ConfigMap","data":{"password":"hunter2"}}'
        data:
          password: hunter2
        """),
    ])

  var forms: [CheckForm] { [.object(self), .workload(self)] }

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.metadata?.given("annotations") != nil
      || object.metadata?.given("labels") != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    checkMetadata(object.metadata, of: object, report)
  }

  /// The metadata of a template; a Pod has its own only.
  func check(_ workload: Workload, in context: Context, report: Reporter) {
    guard workload.template != workload.object.node else { return }
    checkMetadata(workload.template.given("metadata"), of: workload.object, report)
  }

  private func checkMetadata(_ metadata: Node?, of object: KubernetesObject, _ report: Reporter) {
    for (field, word) in [("annotations", "annotation"), ("labels", "label")]
      as [(StaticString, StaticString)]
    {
      guard let entries = metadata?.given(field) else { continue }
      for value in entries.children where value.isScalar {
        if value.keyIs("kubectl.kubernetes.io/last-applied-configuration") {
          checkApplied(value, object, report)
        } else if let found = CredentialFile(value, isDeclared: false), let key = value.key {
          report(
            "holds \(found.summary) in the \(word) \(key)", at: .value(value),
            remedy: .advice("Remove it, and replace the credential: it is known now"))
        }
      }
    }
  }

  /// kubectl's copy of what it applied: of a Secret, it holds the data; of others, what they held.
  private func checkApplied(_ value: Node, _ object: KubernetesObject, _ report: Reporter) {
    let remedy = Remedy.advice(
      "Remove the annotation, apply with --server-side, and replace the credential: it is known now")
    if object.kind == "Secret", object.group.isEmpty {
      let holdsData = value.withText { text in
        ["\"data\":{\"", "\"stringData\":{\""].contains { $0.utf8.count < text.count && holds(text, $0) }
      }
      guard holdsData ?? false else { return }
      return report("holds the data of the Secret in kubectl's annotation", at: .value(value), remedy: remedy)
    }
    guard let found = CredentialFile(value, isDeclared: false), let place = found.place else { return }
    let isHeld = value.withText { text in
      isElsewhere(UnsafeBufferPointer(rebasing: text[place]), object.node, value)
    }
    guard !(isHeld ?? false) else { return }
    report("holds \(found.summary) in kubectl's annotation", at: .value(value), remedy: remedy)
  }

  private func holds(_ text: UnsafeBufferPointer<UInt8>, _ part: String) -> Bool {
    let part = Array(part.utf8)
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0] == part[0] && text[$0...].starts(with: part) }
  }

  /// Whether the object holds a value outside the annotation, as text of its own or within one.
  private func isElsewhere(_ credential: UnsafeBufferPointer<UInt8>, _ node: Node, _ annotation: Node) -> Bool
  {
    node.children.contains { child in
      guard child != annotation else { return false }
      guard child.isScalar else { return isElsewhere(credential, child, annotation) }
      return child.withText { holds($0, String(decoding: credential, as: UTF8.self)) } ?? false
    }
  }
}
