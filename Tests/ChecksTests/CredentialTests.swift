import Kubernetes
import Testing

/// The one vocabulary of credentials: what is taken for one, and what had better not be shown.
@Suite("Credentials") struct CredentialTests {
  private func kind(_ name: String, _ value: String) -> Credential.Kind? {
    Array(name.utf8).withUnsafeBufferPointer { name in
      Array(value.utf8).withUnsafeBufferPointer { Credential.kind(of: $0, named: name) }
    }
  }

  private func found(_ text: String, _ syntax: CredentialScanner.Syntax = .settings) -> [String] {
    var found: [String] = []
    let bytes = Array(text.utf8)
    bytes.withUnsafeBufferPointer { text in
      CredentialScanner(text, syntax: syntax).scan {
        found.append(String(decoding: text[$0.value], as: UTF8.self))
        return true
      }
    }
    return found
  }

  private func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for range in bytes.withUnsafeBufferPointer({ CredentialMask.ranges(in: $0) }) {
      for index in range { bytes[index] = UInt8(ascii: "*") }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let credentials: [(String, String, Credential.Kind)] = [
    ("DB_PASSWORD", "hunter2", .password), ("dbPassword", "admin", .password),
    ("PGPASSWORD", "1234", .password),
    ("MYSQL_PWD", "changeme", .password), ("SMTP_PASS", "p@ss w0rd", .password),
    ("password2", "x1", .password),
    ("keystore.password", "changeit", .password), ("REDIS_REQUIREPASS", "$ecret!", .password),
    ("CLIENT_SECRET", "abc-def", .secret), ("clientSecret", "abc", .secret), ("SECRET", "Xy12", .secret),
    ("AUTH_TOKEN", "abc123", .token), ("SECRET_KEY", "django-insecure-#1", .key),
    ("apiKey", "0b6a8f35", .key),
    ("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", .key),
    ("AZURE_STORAGE_KEY", "Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3A=", .key),
    ("ENDPOINT", "AccountName=shop;AccountKey=Zm9vYmFyMTIzNDU2Nzg5MGFiY2RlZmdo;Suffix=x", .key),
    ("API_TOKEN", "9f8e7d6c-1234-4abc-9def-0123456789ab", .token),
    ("X", "AKIAZ7QW3ERTY5UIOP2A", .aws), ("X", "xoxb-123456789012-abcdefGHIJ", .slack),
    ("X", "sk_live_4eC39HqLyjWDarjtT1zdp7dc", .stripe),
    ("X", "AIzaSyA-1234567890abcdefghijklmnopqrstu", .google),
    (
      "X", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
      .jwt
    ),
    ("X", "npm_0123456789abcdefghijklmnopqrstuvwxyz", .npm), ("X", "Bearer 0b6a8f35c1d29e47aa", .bearer),
    ("X", "amqp://shop:hunter2@queue:5672/", .url), ("X", "redis://:hunter2@cache:6379", .url),
    ("X", "host=db user=shop password=hunter2 sslmode=disable", .password),
    ("X", "jdbc:mysql://db/shop?user=shop&password=hunter2", .password),
    (
      "X",
      #"{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----\n"}"#,
      .privateKey
    ),
  ]

  @Test("what surely is one", arguments: credentials) func kinds(
    _ name: String, _ value: String, _ kind: Credential.Kind
  ) {
    #expect(self.kind(name, value) == kind)
  }

  static let others: [(String, String)] = [
    ("DB_PASSWORD", ""), ("DB_PASSWORD", "  "), ("DB_PASSWORD", "$(PW)"), ("DB_PASSWORD", "${PW}"),
    ("DB_PASSWORD", "$PW"), ("DB_PASSWORD", "{{ .pw }}"), ("DB_PASSWORD", "<password>"),
    ("DB_PASSWORD", "xxx"),
    ("DB_PASSWORD", "****"), ("DB_PASSWORD", "YOUR_PASSWORD"), ("DB_PASSWORD", "replace-me"),
    ("DB_PASSWORD", "true"), ("DB_PASSWORD", "null"), ("DB_PASSWORD", "/run/secrets/db"),
    ("DB_PASSWORD", "vault:secret/data/db#password"), ("DB_PASSWORD", "$2y$10$abcdefghijklmnopqrstuv"),
    ("DB_PASSWORD", "DB_PASSWORD"), ("DB_PASSWORD", "https://vault.example.com"), ("DB_PASSWORD", "..."),
    ("DB_PASSWORD", "arn:aws:secretsmanager:eu-west-1:1:secret:db"), ("DB_PASSWORD", "%PASSWORD%"),
    ("DB_PASSWORD_FILE", "hunter2"), ("PASSWORD_POLICY", "strict"), ("TOKENS", "3"), ("COMPASS", "north"),
    ("SECRET_NAME", "db"), ("DB_SECRET", "shop-db"), ("IMAGE_PULL_SECRET", "regcred"), ("TOKEN", "3600"),
    ("PRIVATE_KEY", "tls.key"), ("KEY", "a1b2c3d4e5f6"), ("MINIO_ACCESS_KEY", "minio"), ("PAD_TOKEN", "pad"),
    ("OLDPWD", "home"), ("PROXY_PASS", "backend"), ("AWS_ACCESS_KEY_ID", "AKIAZ7QW3ERTY5UIOP2A"),
    ("X", "https://example.com:8080/a@b"), ("X", "postgres://shop:$(PW)@db/shop"),
    ("X", "git@example.com:a/b"),
    ("X", "glpat-xxxxxxxxxxxxxxxxxxxx"), ("X", "eyJub3QiOiJhIHRva2VuIn0="), ("X", "user:password"),
    ("X", "Basic dXNlcg=="), ("X", "Bearer ${TOKEN}"), ("X", "sk-learn-model"),
    ("X", "-----BEGIN CERTIFICATE-----"),
    ("checksum", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
  ]

  @Test("what is none", arguments: others) func none(_ name: String, _ value: String) {
    #expect(kind(name, value) == nil)
  }

  @Test("settings of every format")
  func settings() {
    #expect(found("a: 1\npassword: hunter2 # soon\n") == ["hunter2"])
    #expect(found("[db]\npassword = hunter2\r\nuser = x\r\n") == ["hunter2"])
    #expect(found("export TOKEN='abc-123-X'\n") == ["abc-123-X"])
    #expect(found(#"{"a":{"password":"hunter2"}}"#) == ["hunter2"])
    #expect(found("<Context password=\"hunter2\"/><token>Abc1</token>") == ["hunter2", "Abc1"])
    #expect(found("# password: hunter2\n// token=abc123\n; secret = Abc1\n") == [])
    #expect(found("password:\n  type: string\n") == [])
    #expect(found("password: string\ntoken: getToken()\n") == [])
    #expect(found("if (password == other) { password = args[1] }") == [])
    #expect(found("The password: ask your admin for one.\n") == [])
  }

  @Test("in programs only what is quoted is a value")
  func programs() {
    #expect(found("password = read()\ntoken = other\nsecret = 'Abc123'\n", .code) == ["Abc123"])
    #expect(found("TOKEN=$(cat /t)\nPASSWORD=hunter2 run\nSECRET=\"$X\"\n", .shell) == ["hunter2"])
  }

  @Test("what had better not be shown")
  func masks() {
    #expect(masked("{a_token: x, b: y}") == "{a_token: *, b: y}")
    #expect(
      masked("kubectl login --token abc --namespace shop") == "kubectl login --token *** --namespace shop")
    #expect(masked("url: ftp://a:b@c/") == "url: ftp://a:*@c/")
    #expect(masked("image: shop/token:1.2") == "image: shop/token:1.2")
    #expect(masked("automountServiceAccountToken: false") == "automountServiceAccountToken: false")
    #expect(masked("secretName: web") == "secretName: web")
    #expect(masked("mysql -u root -phunter2") == "mysql -u root *********")
    #expect(masked(#"x\nghp_16C7e42F292c6912E7710c838347Ae178B4a"#).hasSuffix("*****"))
  }

  @Test("texts made to be slow are not", .timeLimit(.minutes(1)))
  func hostile() {
    for part in [
      "password=", "password>", "eyJ.", "-----BEGIN PRIVATE KEY", "a://", "password: ", "Bearer ", "- ",
    ] {
      _ = found(String(repeating: part, count: 100_000))
    }
  }
}
