internal import Documents
internal import Findings
internal import Kubernetes

struct SecretInConfigMap: ObjectCheck {
  static let about = About(
    id: "secrets/use-secrets/config-map",
    severity: .high,
    title: "Put no credentials into ConfigMaps",
    why: """
      ConfigMaps are read by many who may not read Secrets, lie unencrypted in etcd and in version \
      control, and are printed without a second thought.
      """,
    scope: .kinds(["ConfigMap"]),
    fails: [
      Example(
        "one value a key",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          db.password: ⟦hunter2⟧
          redis-url: ⟦redis://:hunter2@cache:6379⟧
          clone: ⟦ghp_16C7e42F292c6912E7710c838347Ae178B4a⟧
        """),
      Example(
        "files of settings, in whatever format: one finding a file",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          ⟦app.properties⟧: |
            spring.datasource.username=shop
            spring.datasource.password=hunter2
          ⟦.env⟧: |
            LOG_LEVEL=info
            export JWT_SECRET="s3cr3t-of-the-shop"
          ⟦config.yaml⟧: |
            smtp:
              user: shop
              password: hunter2  # to be moved
          ⟦config.json⟧: |
            {
              "broker": {"user": "shop", "password": "hunter2"}
            }
          ⟦settings.xml⟧: |
            <server>
              <password>hunter2</password>
            </server>
        """),
      Example(
        "the login of a registry",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: pull
        data:
          config.json: ⟦'{"auths": {"registry.example.com": {"auth": "c2hvcDpodW50ZXIy"}}}'⟧
        """),
      Example(
        "a private key",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          ⟦tls.key⟧: |
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04fSeQ6tF1aY/PuoAoGCCqGSM49
            AwEHoUQDQgAEPR3tU2Fta9ktY+6P9G0cWO+0kETA6SFs38GecTyudlHz6xvCdz8q
            -----END EC PRIVATE KEY-----
        """),
      Example(
        "a kubeconfig with a token",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: deployer
        data:
          ⟦kubeconfig⟧: |
            apiVersion: v1
            kind: Config
            users:
            - name: deployer
              user:
                token: 31ada4fdadec460a.7fae0c1d
        """),
    ],
    passes: [
      Example(
        "references, placeholders and paths",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          password-file: /run/secrets/db
          app.properties: |
            # db.password=hunter2 in the old days
            db.password=${DB_PASSWORD}
            db.url=postgres://shop:${DB_PASSWORD}@db/shop
            ssl.keystore.password=
            smtp.password=<password>
          config.yaml: |
            basic_auth:
              username: shop
              password_file: /run/secrets/password
            tokenTTL: 3600
            authorization:
              type: Bearer
            oauth: https://login.example.com/token
            secretName: shop-db
        """),
      Example(
        "programs work their credentials out",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: scripts
        data:
          run.sh: |
            #!/bin/sh
            PASSWORD=$(cat /run/secrets/db)
            TOKEN="$1"
            echo "password: $PASSWORD"
          main.py: |
            password = os.environ["DB_PASSWORD"]
            connect(user=user, password=password)
            token = get_token()
          query.sql: |
            ALTER USER shop PASSWORD :password
        """),
      Example(
        "certificates and public keys are for everybody",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: ca
        data:
          ca.crt: |
            -----BEGIN CERTIFICATE-----
            MIIBdzCCAR2gAwIBAgIBADAKBggqhkjOPQQDAjAjMSEwHwYDVQQDDBhrM3Mtc2Vy
            -----END CERTIFICATE-----
          ssh.pub: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE
          sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        """),
    ])

  func applies(to object: KubernetesObject, in context: Context) -> Bool {
    object.group.isEmpty && object.node.given("data") != nil
  }

  func check(_ object: KubernetesObject, in context: Context, report: Reporter) {
    guard let data = object.node.given("data") else { return }
    for value in data.children where value.isScalar {
      guard let found = CredentialFile(value), let key = value.key else { continue }
      let isFile = value.withText { $0.contains(0x0A) } ?? false
      report(
        "holds \(found.summary) in its data, under \(key)", at: isFile ? .key(value) : .value(value),
        remedy: .advice("Move \(key) into a Secret, and replace the credential: it is known now"))
    }
  }
}
