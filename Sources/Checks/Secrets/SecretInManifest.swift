internal import Documents
internal import Findings
internal import Kubernetes

struct SecretInManifest: ObjectCheck {
  static let about = About(
    id: "secrets/use-secrets/manifest",
    severity: .medium,
    title: "Keep the data of Secrets out of manifests",
    why: """
      Base64 is no encryption: whoever reads the repository, its clones or its build logs has the \
      credential, and history keeps it after the file is gone.
      """,
    scope: .kinds(["Secret"]),
    fails: [
      Example(
        "data",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: db
        type: Opaque
        ⟦data⟧:
          username: c2hvcA==
          password: aHVudGVyMg==
        """),
      Example(
        "the same in plain words",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: db
        ⟦stringData⟧:
          config.yaml: |
            user: shop
            password: hunter2
        """),
      Example(
        "the key of a certificate",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: tls
        type: kubernetes.io/tls
        ⟦stringData⟧:
          tls.crt: public
          tls.key: |
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1wSXo7fQUmEtfWPu
            -----END PRIVATE KEY-----
        """),
    ],
    passes: [
      Example(
        "made elsewhere, or filled in later",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: db
        data:
          password: ""
        stringData:
          token: ${DB_TOKEN}
          key: <path:secret/data/db#key>
        """),
      Example(
        "sealed for the cluster",
        """
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: db
        spec:
          encryptedData:
            password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq
        """),
      Example(
        "encrypted by sops",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: db
        data:
          password: ENC[AES256_GCM,data:Zm9v,iv:YmFy,tag:YmF6,type:str]
        sops:
          version: 3.9.0
        """),
      Example(
        "settings and certificates that hold no credential",
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: grafana-config
        stringData:
          username: shop
          ca.crt: LS0tLS1CRUdJTg==
          grafana.ini: |
            [date_formats]
            default_timezone = UTC
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool { object.group.isEmpty }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    // The API server fills in the token of an account; that there is one is judged as such.
    guard object.node.given("sops") == nil,
      !(object.node["type"]?.textIs("kubernetes.io/service-account-token") ?? false)
    else { return }
    var place: Node?
    var keys: [String] = []
    for field: StaticString in ["data", "stringData"] {
      guard let entries = object.node.given(field) else { continue }
      for value in entries.children where value.isScalar {
        guard SecretEntry.holdsCredential(value, isEncoded: entries.keyIs("data")) else { continue }
        place = place ?? entries
        keys.append(value.key ?? "")
      }
    }
    guard let place else { return }
    let shown = keys.prefix(3).joined(separator: ", ") + (keys.count > 3 ? " and \(keys.count - 3) more" : "")
    report(
      "has its data in the manifest (\(shown))", at: .key(place),
      remedy: .advice(
        "Have it made in the cluster, by External Secrets, Sealed Secrets or sops, and replace what it holds")
    )
  }
}
