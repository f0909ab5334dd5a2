internal import Components
internal import Documents
internal import Findings
internal import Guide
internal import Kubernetes

struct EncryptionRefused: ObjectCheck {
  static let about = About(
    id: "secrets/encryption-at-rest/refused",
    severity: .high,
    title: "Write an encryption configuration that the API server accepts",
    why: """
      The API server does not start with a configuration that it refuses. Found when it restarts, the way out \
      in a hurry is to take the configuration away.
      """,
    scope: .kinds(EncryptionRefused.kinds),
    needs: ["the encryption configuration"],
    fails: [
      .encryption(
        "a key too short for secretbox",
        "- secretbox:\n    keys:\n    - name: a\n      ⟦secret⟧: c2VjcmV0IGlzIHNlY3VyZQ=="),
      .encryption("no keys", "- aesgcm:\n    ⟦keys⟧:"),
      .encryption(
        "an unknown field, an unknown version",
        """
        - kms:
            apiVersion: ⟦v3⟧
            name: a
            endpoint: unix:///run/kms.sock
            ⟦timeuot⟧: 3s
        """),
      Example(
        "a name for everything that is none",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
        - resources: [secrets, ⟦"*"⟧]
          providers: [{identity: {}}]
        """),
      Example(
        "two providers in an item",
        """
        apiVersion: apiserver.config.k8s.io/v1
        kind: EncryptionConfiguration
        resources:
        - resources: [secrets]
          providers:
          - ⟦identity⟧: {}
            kms: {apiVersion: v2, name: a, endpoint: "unix:///run/kms.sock"}
        """),
    ],
    passes: [
      .encryption(
        "several providers",
        """
        - kms: {apiVersion: v2, name: a, endpoint: "unix:///run/kms.sock", timeout: 3s}
        - aescbc: {keys: [{name: a, secret: c2VjcmV0IGlzIHNlY3VyZQ==}]}
        - identity: {}
        """)
    ])

  static let kinds = ["EncryptionConfiguration", "EncryptionConfig"]

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    EncryptionConfiguration(object) != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let configuration = EncryptionConfiguration(object) else { return }
    for fault in EncryptionFaults(configuration).faults {
      report(
        "is refused by the API server: it \(fault.message)", at: fault.place, discriminator: fault.message,
        remedy: .advice("Mend the field; the API server keeps running only until it restarts"))
    }
  }
}

extension Example {
  /// An encryption configuration for Secrets with these providers.
  static func encryption(
    _ title: String, minor: Int? = nil, severity: Severity? = nil, resources: String = "[secrets]",
    _ providers: String
  ) -> Example {
    Example(title, minor: minor, severity: severity) {
      "apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n"
        + "- resources: \(resources)\n  providers:\n"
        + providers.split(separator: "\n").map { "  \($0)\n" }.joined()
    }
  }
}
