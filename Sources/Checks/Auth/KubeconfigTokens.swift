internal import Components
internal import Documents
internal import Findings
internal import Kubernetes

struct KubeconfigTokens: ObjectCheck {
  static let about = About(
    id: "auth/token-protection/kubeconfig",
    severity: .high,
    title: "Keep credentials out of kubeconfig files that are shared",
    why: """
      A kubeconfig with a token, password or key is the whole login: whoever copies the file is that user \
      until the credential is withdrawn, and certificates cannot be.
      """,
    scope: .kinds(["Config", "NodeKubeconfig"]),
    fails: [
      Example(
        "a token, a password and a key",
        """
        apiVersion: v1
        kind: Config
        users:
        - name: deployer
          user:
            token: ⟦31ada4fdadec460a.7fae0c1d⟧
        - name: admin
          user:
            username: admin
            password: ⟦hunter2⟧
        - name: operator
          user:
            client-certificate-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSQ==
            client-key-data: ⟦LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlFcFFJ⟧
        """),
      Example(
        "a token in the home of somebody on a node",
        """
        apiVersion: node.bulwark.dev/v1
        kind: NodeKubeconfig
        metadata: {name: /home/jane/.kube/config}
        role: user-kubeconfig
        credentials:
        - name: jane
          value: ⟦token⟧
        """),
    ],
    passes: [
      Example(
        "files, and a program that asks the identity provider",
        """
        apiVersion: v1
        kind: Config
        users:
        - name: node
          user:
            tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token
            client-certificate: /var/lib/kubelet/pki/kubelet-client-current.pem
            client-key: /var/lib/kubelet/pki/kubelet-client-current.pem
        - name: developer
          user:
            exec:
              apiVersion: client.authentication.k8s.io/v1
              command: kubelogin
        - name: template
          user:
            token: <token>
            client-key-data: REDACTED
        """),
      Example(
        "an installer's own on a node, with the key that it has made",
        """
        apiVersion: node.bulwark.dev/v1
        kind: NodeKubeconfig
        metadata: {name: /etc/kubernetes/admin.conf}
        role: kubeconfig
        credentials: [{name: kubernetes-admin, value: client-key-data}]
        """),
      Example(
        "another kind of that name",
        """
        apiVersion: example.com/v1
        kind: Config
        users:
        - user:
            token: 31ada4fdadec460a.7fae0c1d
        """),
    ])

  private static let fields: [(key: StaticString, words: String)] = [
    ("token", "the token"), ("password", "the password"), ("client-key-data", "the private key"),
  ]

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group == (object.kind == "Config" ? "" : NodeEvidence.group)
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    if object.kind == "NodeKubeconfig" { return check(evidence: object.node, report) }
    guard let users = object.node.given("users") else { return }
    for entry in users.children {
      guard let user = entry.given("user") else { continue }
      for (key, words) in Self.fields {
        guard let value = user.given(key), value.withText(Credential.isMeant) ?? false else { continue }
        let name = entry["name"]?.text ?? "(no name)"
        report(
          "holds \(words) of the user \(name)", at: .value(value), discriminator: name,
          remedy: .advice("Log in through an exec plugin, and withdraw the credential: it is known now"))
      }
    }
  }

  /// The evidence has the names of the fields, and of people's files alone is it known that somebody copied them.
  private func check(evidence: Node, _ report: Reporter) {
    guard evidence["role"]?.textIs("user-kubeconfig") ?? false else { return }
    for entry in evidence.items("credentials") {
      guard let field = entry.given("value"), field.textIs("token") || field.textIs("password") else {
        continue
      }
      let name = entry["name"]?.text ?? "(no name)"
      report(
        "holds the \(field.textIs("token") ? "token" : "password") of the user \(name)", at: .value(field),
        discriminator: name, remedy: .advice("Log in through an exec plugin, and withdraw the credential"))
    }
  }
}
