internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct IdentityLeft: ObjectCheck {
  static let about = About(
    id: "secrets/reencrypt-existing",
    severity: .low,
    title: "Take identity away once all Secrets are rewritten",
    why: """
      Encryption counts for what is written after it. While identity is on the list, Secrets from before may \
      lie in etcd as they are, and the API server reads them without a word.
      """,
    scope: .kinds(EncryptionRefused.kinds),
    needs: ["the encryption configuration"],
    fails: [
      .encryption(
        "behind the others",
        "- secretbox: {keys: [{name: a, secret: QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=}]}\n- ⟦identity⟧: {}"
      )
    ],
    passes: [
      .encryption(
        "gone", "- secretbox: {keys: [{name: a, secret: QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=}]}"),
      .encryption("first is another matter", "- identity: {}"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    EncryptionConfiguration(object)?.providers(of: "secrets").first.map { $0.kind != .identity } ?? false
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    let providers = EncryptionConfiguration(object)?.providers(of: "secrets") ?? []
    for provider in providers.dropFirst() where provider.kind == .identity {
      report(
        "still reads Secrets that are not encrypted", at: .key(provider.settings),
        remedy: .advice(
          "Rewrite all Secrets (kubectl get secrets -A -o json | kubectl replace -f -), then remove identity")
      )
    }
  }
}
