internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct StrongProvider: ObjectCheck {
  static let about = About(
    id: "secrets/strong-provider",
    severity: .medium,
    title: "Encrypt Secrets by KMS v2 or secretbox",
    why: """
      aescbc gives an attacker who can write to etcd an oracle for what others hold; aesgcm breaks once a key \
      has written too often, and nothing counts. Keys below 32 bytes are not AES-256.
      """,
    scope: .kinds(EncryptionRefused.kinds),
    needs: ["the encryption configuration"],
    fails: [
      .encryption(
        "aescbc", "- ⟦aescbc⟧: {keys: [{name: a, secret: QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=}]}"),
      .encryption(
        "aesgcm, and a short key",
        "- ⟦aesgcm⟧:\n    keys:\n    - name: a\n      ⟦secret⟧: c2VjcmV0IGlzIHNlY3VyZQ=="),
    ],
    passes: [
      .encryption(
        "secretbox", "- secretbox: {keys: [{name: a, secret: QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=}]}"),
      .encryption("KMS v2", "- kms: {apiVersion: v2, name: a, endpoint: 'unix:///run/kms.sock'}"),
      .encryption(
        "aescbc for reading only",
        """
        - secretbox: {keys: [{name: b, secret: QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=}]}
        - aescbc: {keys: [{name: a, secret: c2VjcmV0IGlzIHNlY3VyZQ==}]}
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    EncryptionConfiguration(object)?.providers(of: "secrets").first != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let writer = EncryptionConfiguration(object)?.providers(of: "secrets").first,
      writer.kind == .aescbc || writer.kind == .aesgcm
    else { return }
    report(
      writer.kind == .aescbc
        ? "writes Secrets by aescbc, which gives an oracle to whoever writes to etcd"
        : "writes Secrets by aesgcm, which needs a new key every 200,000 writes",
      at: .key(writer.settings), discriminator: writer.kind.rawValue,
      remedy: .advice(
        "Put secretbox with a new key first, keep this provider behind it, and rewrite all Secrets"))
    guard let key = writer.keys.first, let secret = key.given("secret"),
      let length = EncryptionConfiguration.Provider.length(of: key), length < 32
    else { return }
    report(
      "writes Secrets with a key of \(length * 8) bits", at: .key(secret), discriminator: "length",
      remedy: .advice("Add a key of 32 random bytes before it, and rewrite all Secrets"))
  }
}
