internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct PlainSecrets: ObjectCheck {
  static let about = About(
    id: "secrets/encryption-at-rest/plain",
    severity: .high,
    title: "Let the first provider for Secrets encrypt",
    why: """
      The first provider of the list writes, the others only read. With identity first, or no entry for \
      Secrets, everything lies in etcd as it is, and the configuration looks as if it did not.
      """,
    scope: .kinds(EncryptionRefused.kinds),
    needs: ["the encryption configuration"],
    fails: [
      .encryption(
        "identity first",
        "- ⟦identity⟧: {}\n- aescbc: {keys: [{name: a, secret: c2VjcmV0IGlzIHNlY3VyZQ==}]}"),
      Example(
        "Secrets are not among the resources",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        ⟦resources⟧:
        - resources: [configmaps]
          providers:
          - aescbc: {keys: [{name: a, secret: c2VjcmV0IGlzIHNlY3VyZQ==}]}
        """),
    ],
    passes: [
      .encryption(
        "a key first",
        "- aescbc: {keys: [{name: a, secret: c2VjcmV0IGlzIHNlY3VyZQ==}]}\n- identity: {}"),
      .encryption(
        "by a wildcard", resources: "['*.*']",
        "- kms: {apiVersion: v2, name: a, endpoint: 'unix:///run/kms.sock'}"),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    EncryptionConfiguration(object) != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let configuration = EncryptionConfiguration(object) else { return }
    guard let writer = configuration.providers(of: "secrets").first else {
      report(
        "does not encrypt Secrets",
        at: object.node.given("resources").map(Place.key) ?? .missing(under: object.node, "resources"),
        remedy: .advice("Add an entry for secrets"))
      return
    }
    guard writer.kind == .identity else { return }
    report(
      "writes Secrets as they are: identity comes first", at: .key(writer.settings),
      remedy: .advice(
        "Put a provider that encrypts before identity, restart the API servers, rewrite all Secrets"))
  }
}
