internal import Documents
internal import Findings
internal import Kubernetes

/// Source: openshift/api, config/v1/types_apiserver.go: without a type nothing is encrypted.
struct OpenShiftEncryption: ObjectCheck {
  static let about = About(
    id: "secrets/encryption-at-rest/openshift",
    severity: .high,
    title: "Have OpenShift encrypt Secrets before it stores them",
    why: """
      Without a type of encryption every Secret and OAuth token lies in etcd as it is. A stolen backup is then \
      enough to read them all.
      """,
    scope: .kinds(["APIServer"]),
    fails: [
      Example(
        "nobody said so",
        "apiVersion: config.openshift.io/v1\nkind: APIServer\nmetadata: {name: cluster}\n⟦spec⟧: {}\n"),
      .openShift("switched off", "encryption: {type: ⟦identity⟧}"),
    ],
    passes: [
      .openShift("by AES-GCM", "encryption: {type: aesgcm}"),
      .openShift("by a KMS", "encryption: {type: KMS, kms: {type: AWS}}"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.isOpenShiftServers
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let type = object.node["spec"]?.given("encryption")?.given("type")
    guard type?.text.map({ $0.isEmpty || $0 == "identity" }) ?? true else { return }
    report(
      "stores Secrets as they are",
      at: type.map(Place.value) ?? .missing(under: object.node, "spec.encryption.type"),
      remedy: Remedy(
        .review, "Set spec.encryption.type: aesgcm; the operator rewrites what is stored",
        .set(under: object.node, path: "spec.encryption.type", to: .string("aesgcm"))))
  }
}
